/**
 * Whole networks: a backbone with its heads in training, the network of a fitted model, and the networks of
 * pre-training.
 */
package io.clade.network;
