/** Methods that alternate between clustering the embedding and learning the clusters as labels. */
package io.clade.method.pseudolabel;
