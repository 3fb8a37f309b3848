/** Arrays of numbers in files: IDX, NPY and NPZ, mapped where they are larger than memory. */
package io.clade.data.array;
