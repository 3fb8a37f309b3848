/**
 * Classical clusterers: methods of their own, and the start or the finish of deep ones. They work on any n×d tensor, an
 * embedding as well as data; what they return is off the native heap.
 */
package io.clade.partition;
