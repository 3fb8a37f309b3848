/** The terminal: output, progress, interruption, and errors with their exit codes. */
package io.clade.cli.console;
