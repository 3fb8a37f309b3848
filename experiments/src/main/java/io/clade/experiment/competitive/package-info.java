/** Figures 4, 5, 6 and 8 of gradient-based competitive learning, made again. */
package io.clade.experiment.competitive;
