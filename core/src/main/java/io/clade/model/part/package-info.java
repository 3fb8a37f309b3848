/** Method-specific parts of models, and how each is saved. */
package io.clade.model.part;
