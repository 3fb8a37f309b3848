/** Time series in the .ts format of the UEA and UCR archives. */
package io.clade.data.series;
