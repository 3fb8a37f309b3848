/** Methods that alternate between clustering the embedding and learning its clusters as if they were labels. */
package io.clade.method.pseudolabel;
