/** Image files and folders of them. */
package io.clade.data.image;
