/** Datasets from files and folders of every format, and back into files: {@link io.clade.data.reader.Datasets}. */
package io.clade.data.reader;
