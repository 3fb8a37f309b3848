/**
 * The analyses of Trosten's thesis on deep tensor kernel clustering, sections 17.1 to 18.3, done again.
 *
 * <p>The published figures are in {@code published.csv}, with a row for each table, dataset, model and index.
 */
package io.clade.experiment.thesis;
