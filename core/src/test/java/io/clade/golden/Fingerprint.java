package io.clade.golden;

import io.clade.data.Matrix;
import io.clade.model.Assignment;
import io.clade.model.Model;
import io.clade.model.part.MergeTree;
import io.clade.model.part.PrototypeGraph;
import io.clade.model.part.PrototypeTrajectories;
import io.clade.model.part.SplitTree;
import io.clade.network.weight.Weights;
import io.clade.partition.hierarchy.Dendrogram;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The SHA-256, in hexadecimal, of the bits of numbers, in a form that does not depend on how a model is stored. */
final class Fingerprint {

    /** Entries of a model's weights that are parts beside its network: {@link #parts} covers them. */
    private static final Set<String> GRAPH = Set.of("samples", "edges", "cut_edges", "components");

    private static final String OF_FIT = "fitted.";

    private final MessageDigest digest;

    private Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }

    /** Of the names, shapes and values of the numbers that {@code model} computes with, in the order of their names. */
    static String weights(Model model) {
        Fingerprint all = new Fingerprint();
        Weights weights = model.weights();
        for (String name : new TreeSet<>(weights.names())) {
            if (!name.startsWith(OF_FIT) && !GRAPH.contains(name)) {
                all.add(name, weights.get(name).shape(), weights.get(name).values());
            }
        }
        return all.hex();
    }

    /** Of the cluster and the confidence of every sample. */
    static String assignment(Assignment assignment) {
        Fingerprint all = new Fingerprint();
        for (int i = 0; i < assignment.size(); i++) {
            all.add(assignment.cluster(i)).add(assignment.confidence(i));
        }
        return all.hex();
    }

    /** Of each part that {@code model} has beside its network, by name. */
    static Map<String, String> parts(Model model) {
        Map<String, String> parts = new TreeMap<>();
        model.find(MergeTree.class).ifPresent(found -> parts.put("dendrogram", tree(found.tree())));
        model.find(SplitTree.class).ifPresent(found -> parts.put("splits", tree(found.tree())));
        model.find(PrototypeGraph.class).ifPresent(graph -> parts.put("graph", graph(graph)));
        model.find(PrototypeTrajectories.class).ifPresent(found -> parts.put("ways", ways(found.places())));
        return parts;
    }

    private static String tree(Dendrogram tree) {
        Fingerprint all = new Fingerprint();
        for (int i = 0; i < tree.samples() - 1; i++) {
            all.add(tree.left(i)).add(tree.right(i)).add((float) tree.height(i)).add(tree.mergedSize(i));
        }
        return all.hex();
    }

    private static String graph(PrototypeGraph graph) {
        Fingerprint all = new Fingerprint();
        for (int a = 0; a < graph.size(); a++) {
            all.add(graph.samples(a)).add(graph.cluster(a));
            for (int b = 0; b < graph.size(); b++) {
                all.add(graph.edge(a, b)).add(graph.cut(a, b));
            }
        }
        return all.hex();
    }

    private static String ways(List<Matrix> ways) {
        Fingerprint all = new Fingerprint();
        ways.forEach(places -> all.add("", new long[] {places.rows(), places.columns()}, places.toArray()));
        return all.hex();
    }

    private void add(String name, long[] shape, float[] values) {
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        for (long extent : shape) {
            add((int) extent);
        }
        for (float value : values) {
            add(value);
        }
    }

    private Fingerprint add(int number) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
        return this;
    }

    private Fingerprint add(float number) {
        return add(Float.floatToRawIntBits(number));
    }

    private String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
