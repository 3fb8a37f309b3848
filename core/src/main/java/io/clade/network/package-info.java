/** Whole networks: a backbone with a cluster layer, planned, built and trained, and the networks of pretraining. */
package io.clade.network;
