/** The interface of methods, their descriptions and settings, and the registry {@link io.clade.method.Methods}. */
package io.clade.method;
