/** Methods ranked over several data sets: numbers in, numbers out. */
package io.clade.evaluation.ranking;
