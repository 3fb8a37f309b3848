/** What a fit does around its stages: it prepares the data, builds the network, trains, and makes the model. */
package io.clade.method.fitting;
