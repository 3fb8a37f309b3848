package io.clade.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clade.network.Heads;
import io.clade.network.weight.Weights;
import java.util.Map;

/**
 * A converter of models saved in format 1 to format 2. Format 1 kept arrays of parts among the weights. It kept the
 * linkage of a tree, the bandwidth of kernels and the limits of training only as parameters of the method. It named a
 * head by one word, and warnings had no kinds.
 */
final class FirstFormat {

    private static final int FORMAT = 1;
    private static final String MERGES = "fitted.merges";

    private static final Map<String, String> RENAMED = Map.of(
            "fitted.clusters", "part.fitted_clusters.clusters",
            "fitted.splits", "part.split_tree.splits",
            "fitted.ways", "part.prototype_trajectories.places");

    private static final Map<String, String> OF_GRAPH = Map.of(
            "samples", "part.prototype_graph.samples",
            "edges", "part.prototype_graph.edges",
            "cut_edges", "part.prototype_graph.cut_edges");

    private static final String COMPONENTS = "components";
    private static final String COMPONENTS_OF_GRAPH = "part.prototype_graph.components";

    /** The content of the two files of a model. */
    record Saved(JsonNode config, Weights arrays) {}

    private FirstFormat() {}

    /** {@code saved} in format 2 where it is of format 1; unchanged where it is not. */
    static Saved upgraded(Saved saved) {
        if (saved.config().path("format").asInt() != FORMAT
                || !(saved.config().path("network") instanceof ObjectNode network)) {
            return saved;
        }
        ObjectNode config = (ObjectNode) saved.config();
        Weights.Entry prototypes = saved.arrays().get("prototypes");
        String head = network.path("head").asText();
        network.set(
                "head",
                Heads.ofFirstFormat(
                        head, prototypes == null ? 0 : (int) prototypes.shape()[0]));
        ArrayNode kinds = config.putArray("warningKinds");
        config.path("warnings").forEach(sentence -> kinds.add(kind(sentence.asText())));
        boolean graph = head.equals("PROTOTYPE_GRAPH");
        config.put("format", FORMAT + 1);
        return new Saved(
                config, arrays(saved.arrays(), graph, config.path("provenance").path("parameters")));
    }

    /** The kind of a warning of format 1, by its sentence: these are all known. */
    private static String kind(String sentence) {
        return sentence.contains(" empty")
                ? Warning.Kind.EMPTY_CLUSTERS.name()
                : sentence.contains("still falling") ? Warning.Kind.STILL_FALLING.name() : Warning.Kind.OTHER.name();
    }

    private static Weights arrays(Weights old, boolean graph, JsonNode parameters) {
        Weights.Builder arrays = Weights.builder();
        for (String name : old.names()) {
            Weights.Entry array = old.get(name);
            String other = RENAMED.getOrDefault(name, graph ? OF_GRAPH.getOrDefault(name, name) : name);
            if (name.equals(MERGES)) {
                other = "part.merge_tree." + parameters.path("linkage").asText();
            }
            arrays.put(other, array.shape(), array.values());
            if (graph && name.equals(COMPONENTS)) {
                arrays.put(COMPONENTS_OF_GRAPH, array.shape(), array.values());
            }
        }
        if (parameters.has("bandwidth") && parameters.has("sigma")) {
            float sigma = (float) parameters.path("sigma").asDouble();
            String rule = parameters.path("bandwidth").asText();
            arrays.put("part.kernel_bandwidth." + rule, new long[] {1}, new float[] {sigma});
        }
        if (parameters.has("epochs")) {
            float[] limits = {
                parameters.path("epochs").asInt(), parameters.path("patience").asInt(0)
            };
            arrays.put("part.training_limits.limits", new long[] {2}, limits);
        }
        return arrays.build();
    }
}
