/** Tables and JSON that commands print. */
package io.clade.cli.table;
