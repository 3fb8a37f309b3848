/** The learned numbers of a network: their registration, their initialisation, and their files. */
package io.clade.network.weight;
