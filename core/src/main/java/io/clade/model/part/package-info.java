/** Method-specific parts of models, and the format in which each is saved. */
package io.clade.model.part;
