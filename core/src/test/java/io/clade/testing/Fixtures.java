package io.clade.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** What other libraries found, written down once; each file has beside it the script that wrote it. */
public final class Fixtures {

    /** SciPy and scikit-learn on small data for classical methods. */
    public static final JsonNode CLASSICAL = read("/io/clade/partition/classical.json");

    /** PyTorch's optimisers over 20 given gradients. */
    public static final JsonNode OPTIMISERS = read("/io/clade/training/optimisers.json");

    /** One step of training of methods on an autoencoder by PyTorch. */
    public static final JsonNode AUTOENCODERS = read("/io/clade/method/autoencoder_steps.json");

    /** PyTorch's recurrent layers on two series of different lengths. */
    public static final JsonNode RECURRENT = read("/io/clade/network/recurrent.json");

    private Fixtures() {}

    private static JsonNode read(String resource) {
        try (InputStream in = Fixtures.class.getResourceAsStream(resource)) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A list of numbers, flattened. */
    public static double[] doubles(JsonNode node) {
        List<Double> values = new ArrayList<>();
        collect(node, values);
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static void collect(JsonNode node, List<Double> values) {
        if (node.isNumber()) {
            values.add(node.doubleValue());
        } else {
            node.forEach(part -> collect(part, values));
        }
    }

    /** Rows of numbers, in single precision. */
    public static List<float[]> rows(JsonNode node) {
        List<float[]> rows = new ArrayList<>();
        node.forEach(row -> rows.add(floats(row)));
        return rows;
    }

    /** A list of numbers, flattened, in single precision. */
    public static float[] floats(JsonNode node) {
        double[] values = doubles(node);
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    /** A list of whole numbers. */
    public static int[] ints(JsonNode node) {
        double[] values = doubles(node);
        int[] whole = new int[values.length];
        for (int i = 0; i < whole.length; i++) {
            whole[i] = (int) values[i];
        }
        return whole;
    }
}
