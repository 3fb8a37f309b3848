/** Datasets made from a seed, the same on every platform. */
package io.clade.data.generated;
