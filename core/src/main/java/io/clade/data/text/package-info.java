/** The form of tables of text: encoding, delimiter, quotes, header, and the forms of their numbers. */
package io.clade.data.text;
