/** Datasets as immutable values: samples, labels and names, read when they are asked for. */
package io.clade.data;
