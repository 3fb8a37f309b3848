package io.clade.model;

import io.clade.data.Matrix;

/**
 * The assignment and the embedding of the same samples, in input order.
 *
 * @param embedding n×m
 */
public record EmbeddedAssignment(Assignment assignment, Matrix embedding) {}
