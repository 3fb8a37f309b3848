/** What a user gives, checked: the exception and the wording of a refusal, suggestions for mistyped names, and the annotation of
 * hyperparameters. Knows no other room. */
package io.clade.input;
