package io.clade.testing;

import io.clade.tensor.runtime.Scope;
import org.bytedeco.pytorch.global.torch;

/** Builds networks in double precision, in which finite differences are worth something. */
public final class DoublePrecision {

    private DoublePrecision() {}

    /** Runs {@code body} while new tensors are of double precision, and frees what it made. */
    public static void run(Runnable body) {
        Scope.run(() -> {
            torch.set_default_dtype(torch.scalarTypeToTypeMeta(torch.ScalarType.Double));
            try {
                body.run();
            } finally {
                torch.set_default_dtype(torch.scalarTypeToTypeMeta(torch.ScalarType.Float));
            }
        });
    }
}
