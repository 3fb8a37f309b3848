package io.clade.partition.kmeans;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clade.data.Dataset;
import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.data.reader.Datasets;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** What scikit-learn found in the same samples, as src/test/python/partition_fixtures.py wrote it. */
final class Reference {

    private static final float DIGITS_RANGE = 16;

    private final JsonNode node;

    private Reference(JsonNode node) {
        this.node = node;
    }

    static Reference named(String name) {
        try (InputStream stream = Reference.class.getResourceAsStream("kmeans.json")) {
            return StreamSupport.stream(
                            new ObjectMapper().readTree(stream).get("cases").spliterator(), false)
                    .filter(one -> one.get("name").asText().equals(name))
                    .map(Reference::new)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Matrix samples() {
        if (node.has("points")) {
            int[] all = IntStream.range(0, node.get("points").size()).toArray();
            float[] values = new float[all.length];
            for (int i : all) {
                values[i] = node.get("points").get(i).floatValue();
            }
            int width = node.get("width").intValue();
            return Matrix.wrap(values.length / width, width, values);
        }
        Dataset digits = Datasets.named("digits");
        int d = digits.shape().size();
        float[] values = new float[digits.size() * d];
        for (int i = 0; i < digits.size(); i++) {
            digits.copy(i, values, i * d);
        }
        for (int i = 0; i < values.length; i++) {
            values[i] /= DIGITS_RANGE;
        }
        return Matrix.wrap(digits.size(), d, values);
    }

    int clusters() {
        return node.get("k").intValue();
    }

    /** What the fit of {@link #labels} started from: the means of every k-th sample. */
    Matrix start() {
        Matrix samples = samples();
        int k = clusters();
        int d = samples.columns();
        double[] sums = new double[k * d];
        int[] counts = new int[k];
        for (int i = 0; i < samples.rows(); i++) {
            counts[i % k]++;
            for (int c = 0; c < d; c++) {
                sums[i % k * d + c] += samples.get(i, c);
            }
        }
        float[] means = new float[k * d];
        for (int i = 0; i < means.length; i++) {
            means[i] = (float) (sums[i] / counts[i / d]);
        }
        return Matrix.wrap(k, d, means);
    }

    Labels labels() {
        return Labels.ofCodes(ints("labels"), clusters());
    }

    double inertia() {
        return node.get("inertia").doubleValue();
    }

    double bestInertia() {
        return node.get("best_inertia").doubleValue();
    }

    double meanInertiaAfterSeeding() {
        return node.get("mean_inertia_after_seeding").doubleValue();
    }

    double sdInertiaAfterSeeding() {
        return node.get("sd_inertia_after_seeding").doubleValue();
    }

    private int[] ints(String field) {
        return StreamSupport.stream(node.get(field).spliterator(), false)
                .mapToInt(JsonNode::intValue)
                .toArray();
    }
}
