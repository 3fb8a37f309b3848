/**
 * Native memory and the named operations over libtorch that the formulas of this library are written in. Only this
 * package uses JavaCPP.
 */
package io.clade.tensor;
