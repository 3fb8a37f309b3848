/** Small pictures of samples: tiles of images in one PNG, and series as lines. */
package io.clade.report.thumbnail;
