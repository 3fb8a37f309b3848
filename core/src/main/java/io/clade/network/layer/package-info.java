/** Layers that several networks are built of. One that serves a single backbone stays beside it. */
package io.clade.network.layer;
