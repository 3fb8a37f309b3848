/** Random numbers from one seed: the streams of a fit, and orders and subsets of rows. Knows no other room. */
package io.clade.random;
