/** Random numbers from one seed: the streams of a fit, and orders and subsets of rows. */
package io.clade.random;
