package io.clade.report.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Dataset;
import io.clade.data.FloatSamples;
import io.clade.data.Kind;
import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.data.Shape;
import io.clade.model.Assignment;
import io.clade.report.findings.Selection;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProjectionTest {

    private static List<String> names(int n, Matrix embedding) {
        Dataset data = Dataset.of("x", Shape.table(3), new FloatSamples(3, new float[3 * n]));
        return Projection.of(data, embedding, all(n)).stream()
                .map(Projection::name)
                .toList();
    }

    /** A selection of n samples in one cluster. */
    private static Selection all(int n) {
        Labels one = Labels.ofCodes(new int[n], 1);
        return Selection.of(Kind.TABLE, new Assignment(one, new float[n], Matrix.wrap(n, 1, new float[n])));
    }

    private static Matrix noise(int n, int m) {
        Random random = new Random(1);
        float[] values = new float[n * m];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Matrix.wrap(n, m, values);
    }

    /** On the line y = 2x lies (t, 2t): its one component is t√5, and there is no variance beside it. */
    @Test
    void components_of_points_on_a_line_are_their_places_on_it() {
        var found = PrincipalAxes.of(Matrix.of(3, 2, -1, -2, 0, 0, 1, 2), 2);

        assertThat(Math.abs(found.scores().get(2, 0))).isCloseTo((float) Math.sqrt(5), within(1e-6f));
        assertThat(found.scores().get(0, 0)).isCloseTo(-found.scores().get(2, 0), within(1e-6f));
        assertThat(found.scores().get(1, 1)).isCloseTo(0, within(1e-6f));
        assertThat(found.shares().get(0, 0)).isCloseTo(1, within(1e-6f));
    }

    /** 600 dimensions of which all variance is in three: the subspace must find exactly what the plane case finds. */
    @Test
    void wide_embeddings_have_the_components_of_their_narrow_content() {
        Matrix narrow = noise(80, 3);
        float[] wide = new float[80 * 600];
        for (int i = 0; i < 80; i++) {
            wide[i * 600 + 5] = 3 * narrow.get(i, 0);
            wide[i * 600 + 77] = 2 * narrow.get(i, 1);
            wide[i * 600 + 599] = narrow.get(i, 2);
        }
        float[] scaled = new float[80 * 3];
        for (int p = 0; p < scaled.length; p++) {
            scaled[p] = (3 - p % 3) * narrow.get(p / 3, p % 3);
        }

        var exact = PrincipalAxes.of(Matrix.wrap(80, 3, scaled), 2);
        var found = PrincipalAxes.of(Matrix.wrap(80, 600, wide), 2);

        assertThat(found.shares().toArray()).containsExactly(exact.shares().toArray(), within(1e-4f));
        assertThat(found.scores().toArray()).containsExactly(exact.scores().toArray(), within(1e-3f));
    }

    @Test
    void umap_keeps_two_far_groups_apart() {
        Matrix points = noise(100, 6);
        float[] values = points.toArray();
        for (int i = 50; i < 100; i++) {
            values[6 * i] += 40;
        }
        Dataset data = Dataset.of("x", Shape.table(3), new FloatSamples(3, new float[300]));
        Projection umap =
                Projection.of(data, Matrix.wrap(100, 6, values), all(100)).get(0);

        assertThat(umap.name()).isEqualTo("UMAP");
        for (int i = 0; i < 100; i++) {
            assertThat(nearest(umap.points(), i) / 50).isEqualTo(i / 50);
        }
    }

    private static int nearest(Matrix points, int i) {
        return IntStream.range(0, points.rows())
                .filter(j -> j != i)
                .reduce((a, b) -> distance(points, i, b) < distance(points, i, a) ? b : a)
                .orElseThrow();
    }

    private static double distance(Matrix points, int i, int j) {
        return Math.hypot(points.get(i, 0) - points.get(j, 0), points.get(i, 1) - points.get(j, 1));
    }

    @Test
    void what_there_is_to_draw_depends_on_the_embedding() {
        assertThat(names(20, noise(20, 5))).containsExactly("UMAP", "PCA");
        assertThat(names(9, noise(9, 5))).containsExactly("PCA");
        assertThat(names(20, noise(20, 2))).containsExactly("Embedding");
        assertThat(names(20, noise(20, 1))).containsExactly("UMAP", "PCA");
        assertThat(names(20, Matrix.wrap(20, 4, new float[80]))).containsExactly("PCA");
        assertThat(names(2, noise(2, 4))).containsExactly("PCA");
        assertThat(names(3, Matrix.of(3, 1, 1, Float.NaN, 2))).isEmpty();
    }

    @Test
    void two_features_are_drawn_as_they_were_read() {
        Dataset data = Dataset.of("x", Shape.table(2), new FloatSamples(2, new float[] {1, 2, 5, 6}))
                .withFeatureNames(List.of("length", "width"));

        Projection first = Projection.of(data, noise(2, 4), all(2)).get(0);

        assertThat(first.axes()).containsExactly("length", "width");
        assertThat(first.points()).isEqualTo(Matrix.of(2, 2, 1, 2, 5, 6));
    }
}
