/** The command {@code clade data} and its subcommands. */
package io.clade.cli.data;
