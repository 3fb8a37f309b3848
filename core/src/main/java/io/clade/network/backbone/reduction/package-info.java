/** Fixed maps in front of a backbone: to fewer numbers, or from series of any lengths to one length. */
package io.clade.network.backbone.reduction;
