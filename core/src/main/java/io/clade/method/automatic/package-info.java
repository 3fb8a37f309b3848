/** The choice of a method: several are tried on the data, and one is taken without looking at labels. */
package io.clade.method.automatic;
