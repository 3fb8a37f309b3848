/** The experiments of the papers on competitive learning, done again. */
package io.clade.experiment.competitive;
