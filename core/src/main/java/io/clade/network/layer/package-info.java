/** Layers that several networks use. A layer of a single backbone stays beside it. */
package io.clade.network.layer;
