package io.clade.method.clustering;

import org.bytedeco.pytorch.Tensor;

/** What one head makes of the embeddings of a batch. */
public interface HeadOutput {

    /** U: b×k, rows on the simplex. */
    Tensor memberships();
}
