/** Options that several commands share. */
package io.clade.cli.option;
