/** Augmented views: random changes of a sample that keep what it shows. */
package io.clade.data.view;
