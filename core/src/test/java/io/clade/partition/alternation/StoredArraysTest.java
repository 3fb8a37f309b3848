package io.clade.partition.alternation;

import static org.assertj.core.api.Assertions.assertThat;

import io.clade.network.weight.SafeTensors;
import io.clade.network.weight.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredArraysTest {

    @Test
    void doubles_come_back_from_a_file_bit_for_bit(@TempDir Path folder) throws IOException {
        double[] values = new Random(3).doubles(200).map(Math::log).toArray();
        double[] extremes = {
            0.0, -0.0, 1, -1, Double.MIN_VALUE, -Double.MAX_VALUE, Double.NaN, Double.NEGATIVE_INFINITY, Math.PI
        };
        System.arraycopy(extremes, 0, values, 0, extremes.length);
        Weights.Builder arrays = Weights.builder();
        StoredArrays.put(arrays, "values", values);
        SafeTensors.write(folder.resolve("numbers"), arrays.build());
        double[] read = StoredArrays.doubles(SafeTensors.read(folder.resolve("numbers")), "values");
        assertThat(read).hasSameSizeAs(values);
        for (int i = 0; i < values.length; i++) {
            assertThat(Double.doubleToRawLongBits(read[i])).isEqualTo(Double.doubleToRawLongBits(values[i]));
        }
    }
}
