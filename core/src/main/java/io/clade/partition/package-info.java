/**
 * Classical clusterers, a package for each family, which are methods of their own and the start or the finish of deep
 * ones. They work on any n×d tensor, data or embedding; their results are off the native heap. This package has mode
 * seeking, nearest neighbours, principal axes and helpers of several families.
 */
package io.clade.partition;
