/** The frame of a fit around its stages: it prepares the data, builds the network, trains, and makes the model. */
package io.clade.method.fitting;
