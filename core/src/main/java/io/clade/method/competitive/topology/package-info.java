/** The graph of prototypes that compete for samples, and the clusters that it shows. */
package io.clade.method.competitive.topology;
