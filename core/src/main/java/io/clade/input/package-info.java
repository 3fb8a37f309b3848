/**
 * Checks of what a user gives: the exception and the wording of a refusal, suggestions for mistyped names, and the
 * annotation of hyperparameters.
 */
package io.clade.input;
