/** What a fit returns: a model that assigns, embeds, is saved and loaded, and has typed parts. */
package io.clade.model;
