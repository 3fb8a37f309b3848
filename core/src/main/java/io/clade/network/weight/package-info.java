/** The learned numbers of a network: where layers register them, how they start, and how they are kept on disk. */
package io.clade.network.weight;
