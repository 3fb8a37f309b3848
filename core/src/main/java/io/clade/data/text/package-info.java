/** How tables of text are written: encoding, delimiter, quotes, header, and the forms of their numbers. */
package io.clade.data.text;
