/**
 * The benchmarks behind {@code clade bench}. Each measures the library against a reference on the same machine in the
 * same run.
 */
package io.clade.experiment.benchmark;
