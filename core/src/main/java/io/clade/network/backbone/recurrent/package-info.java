/** Recurrent networks for series of any length. */
package io.clade.network.backbone.recurrent;
