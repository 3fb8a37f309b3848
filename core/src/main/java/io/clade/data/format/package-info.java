/** The rules that readers of all file formats share: recognition of formats, options, shapes, missing values. */
package io.clade.data.format;
