/** Tables in CSV, TSV, Parquet and JSON files, read by an SQL engine. */
package io.clade.data.table;
