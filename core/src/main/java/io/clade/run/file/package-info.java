/** The tables and JSON files of a result folder, each with its reader and its writer. */
package io.clade.run.file;
