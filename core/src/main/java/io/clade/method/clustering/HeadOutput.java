package io.clade.method.clustering;

import org.bytedeco.pytorch.Tensor;

/** The output of one head for the embeddings of a batch. */
public interface HeadOutput {

    /** U: b×k, rows on the simplex. */
    Tensor memberships();
}
