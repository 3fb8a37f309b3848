/** Distances between samples on the heap: vector norms, cosine, dynamic time warping, complexity invariance. Knows no tensor. */
package io.clade.distance;
