/** Classical methods with the interface of deep ones, as comparisons and as starts. */
package io.clade.method.classical;
