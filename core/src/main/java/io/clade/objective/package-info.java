/**
 * Losses as pure functions of tensors, one idea a class, written as in their papers. No state, no batching, no devices.
 */
package io.clade.objective;
