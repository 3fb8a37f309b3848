/** Methods that train by divergences between kernel density estimates of clusters: DDC and its relatives. */
package io.clade.method.divergence;
