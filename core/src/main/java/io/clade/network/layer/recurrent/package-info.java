/** Recurrent layers over series of different lengths, and the cells they are made of. */
package io.clade.network.layer.recurrent;
