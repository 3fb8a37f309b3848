/** Fitted models, which assign and embed samples, are saved and loaded, and have typed parts. */
package io.clade.model;
