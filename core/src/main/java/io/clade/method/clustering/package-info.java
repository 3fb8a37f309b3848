/** The stage that trains a network with a cluster head, and the terms that any such stage may add to its loss. */
package io.clade.method.clustering;
