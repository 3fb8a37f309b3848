/** Classical methods by the same interface as deep ones, to compare with and to start from. */
package io.clade.method.classical;
