/**
 * Native memory and the named operations over libtorch that the formulas of this library are written in. Knows nothing
 * of data, networks or methods. The only package that names JavaCPP.
 */
package io.clade.tensor;
