/** All methods on all datasets, from which defaults are chosen. */
package io.clade.experiment.field;
