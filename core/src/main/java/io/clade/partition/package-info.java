/**
 * Classical clusterers, a package a family: methods of their own, and the start or the finish of deep ones. They work on any
 * n×d tensor, an embedding as well as data; what they return is off the native heap. Here are mode seeking, nearest neighbours
 * and principal axes, and what several families share.
 */
package io.clade.partition;
