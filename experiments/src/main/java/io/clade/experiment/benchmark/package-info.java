/**
 * The benchmarks behind {@code clade bench}: what this machine makes of the library, each beside something measured on the
 * same machine in the same run.
 */
package io.clade.experiment.benchmark;
