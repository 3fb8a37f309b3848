/** The command: parses arguments, calls the packages of the library, and prints results. It has no algorithm. */
package io.clade.cli;
