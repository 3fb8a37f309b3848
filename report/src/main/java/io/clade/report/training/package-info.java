/** How a result came about: curves of the loss with the events of training, a table of the runs, how the number of clusters was chosen. */
package io.clade.report.training;
