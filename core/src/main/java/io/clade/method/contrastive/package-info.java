/** Methods that learn an embedding by comparing pairs of views, and cluster it. */
package io.clade.method.contrastive;
