/** Datasets that have a name: shipped, generated or fetched, with their parameters, and the fetching itself. */
package io.clade.data.builtin;
