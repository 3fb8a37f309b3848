/**
 * Layers that produce prototypes: weights of their own, or a dual network on samples or on the embeddings of anchors.
 */
package io.clade.method.competitive.prototype;
