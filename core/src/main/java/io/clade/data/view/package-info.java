/** Augmented views: changes of a sample that leave what it shows as it is. */
package io.clade.data.view;
