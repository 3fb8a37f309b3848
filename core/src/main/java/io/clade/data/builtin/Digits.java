package io.clade.data.builtin;

import io.clade.data.Dataset;
import io.clade.data.Labels;
import io.clade.data.Shape;
import io.clade.data.array.IdxFile;
import io.clade.data.array.NumberArray;
import java.io.IOException;
import java.io.InputStream;

/**
 * The test part of the Optical Recognition of Handwritten Digits: 1797 images of 8×8 with labels 0…9. Each number,
 * 0…16, counts the pixels that were set in a 4×4 block of the scan.
 *
 * <p>E. Alpaydin and C. Kaynak, Optical Recognition of Handwritten Digits, UCI Machine Learning Repository, 1998,
 * https://doi.org/10.24432/C50P49, licensed CC BY 4.0; here repacked as IDX, its numbers and order unchanged.
 */
final class Digits {

    private static final String IMAGES = "/io/clade/data/digits-images-idx3-ubyte.gz";
    private static final String LABELS = "/io/clade/data/digits-labels-idx1-ubyte.gz";

    private Digits() {}

    static Dataset load() throws IOException {
        NumberArray labels = resource(LABELS);
        return Dataset.of("digits", Shape.image(1, 8, 8), resource(IMAGES).samples())
                .withLabels(Labels.ofCodes(labels.toInts(), 10));
    }

    private static NumberArray resource(String path) throws IOException {
        try (InputStream in = Digits.class.getResourceAsStream(path)) {
            return IdxFile.read(path, in);
        }
    }
}
