/** The display of samples by kind (images, series, tables), and the features that set a cluster apart. */
package io.clade.report.sample;
