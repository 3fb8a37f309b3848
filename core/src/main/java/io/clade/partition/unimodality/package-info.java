/** Hartigan's dip test of samples with one mode, and the merging of clusters between which it sees no valley. */
package io.clade.partition.unimodality;
