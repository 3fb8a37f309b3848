package io.clade.method.competitive;

import static org.assertj.core.api.Assertions.assertThat;

import io.clade.data.Dataset;
import io.clade.data.FloatSamples;
import io.clade.data.Matrix;
import io.clade.data.Shape;
import io.clade.data.generated.Moons;
import io.clade.method.HyperparameterAccess;
import io.clade.model.Model;
import io.clade.testing.NativeMemory;
import io.clade.testing.Numbers;
import io.clade.training.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NativeMemory.class)
class VclTest {

    @Test
    void published_prototypes_begin_near_the_origin_and_seeded_ones_at_samples() {
        Dataset data = Moons.generate(100, 0.05, 1);
        List<Matrix> seen = new ArrayList<>();
        new Vcl(HyperparameterAccess.with(Vcl.paper(5), Map.of("epochs", "1")))
                .fit(data, Session.seeded(1), (step, p) -> seen.add(p));
        // Glorot's bound of a 5×2 layer.
        double bound = Math.sqrt(6.0 / 7);
        for (float number : seen.get(0).toArray()) {
            assertThat((double) number).isBetween(-bound, bound);
        }
        seen.clear();
        Vcl seeded =
                new Vcl(HyperparameterAccess.with(Vcl.recommended(5), Map.of("scaling", "none", "start", "samples")));
        seeded.fit(data, Session.seeded(1), (step, p) -> seen.add(p));
        for (int j = 0; j < 5; j++) {
            float[] prototype = seen.get(0).row(j);
            double nearest = Double.POSITIVE_INFINITY;
            for (int i = 0; i < 100; i++) {
                float[] x = data.sample(i);
                nearest = Math.min(nearest, Math.hypot(x[0] - prototype[0], x[1] - prototype[1]));
            }
            assertThat(nearest).isLessThan(1e-5);
        }
    }

    @Test
    void the_result_does_not_depend_on_the_scale_of_the_data() {
        Dataset data = Numbers.clustered(3, 90, 6, Shape.table(3));
        Map<String, String> raw = Map.of("scaling", "none", "epochs", "50");
        float[] values = new float[270];
        for (int i = 0; i < 90; i++) {
            data.copy(i, values, 3 * i);
        }
        for (int i = 0; i < values.length; i++) {
            values[i] *= 1024;
        }
        Dataset large = Dataset.of("large", Shape.table(3), new FloatSamples(3, values));
        Model small = new Vcl(HyperparameterAccess.with(Vcl.recommended(6), raw)).fit(data, Session.seeded(1));
        Model grown = new Vcl(HyperparameterAccess.with(Vcl.recommended(6), raw)).fit(large, Session.seeded(1));
        assertThat(grown.assign(large).clusters()).isEqualTo(small.assign(data).clusters());
    }
}
