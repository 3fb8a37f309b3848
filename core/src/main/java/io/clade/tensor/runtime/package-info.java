/** The native library at run time: loading, threads, devices, and the lifetime of tensors. */
package io.clade.tensor.runtime;
