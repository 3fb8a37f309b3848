/**
 * The analyses of Trosten's thesis on deep tensor kernel clustering, sections 17.1 to 18.3, done again.
 *
 * <p>What the thesis printed is in {@code published.csv}: a row a table, dataset, model and index.
 */
package io.clade.experiment.thesis;
