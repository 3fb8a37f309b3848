/** What every method has in common, its description and its settings, and the registry {@link io.clade.method.Methods}. */
package io.clade.method;
