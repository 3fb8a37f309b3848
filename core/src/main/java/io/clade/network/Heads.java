package io.clade.network;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clade.input.InputException;
import io.clade.network.cluster.Head;
import io.clade.network.cluster.MixtureHead;
import io.clade.network.cluster.NearestSampleHead;
import io.clade.network.cluster.PrototypeGraphHead;
import io.clade.network.cluster.SoftmaxHead;
import io.clade.network.cluster.prototype.NearestPrototypeHead;
import io.clade.network.cluster.prototype.SoftPrototypeHead;
import io.clade.network.cluster.prototype.StudentTHead;
import java.util.Map;

/** The registry of heads that a saved model can hold, by the names of their types. A new head adds its line here. */
public final class Heads {

    private static final Map<String, Class<? extends Head>> TYPES = Map.of(
            "softmax", SoftmaxHead.class,
            "nearest_prototype", NearestPrototypeHead.class,
            "prototype_graph", PrototypeGraphHead.class,
            "soft_prototypes", SoftPrototypeHead.class,
            "nearest_sample", NearestSampleHead.class,
            "mixture", MixtureHead.class,
            "student_t", StudentTHead.class);

    private static final String TYPE = "type";
    private static final ObjectMapper JSON = new ObjectMapper();

    private Heads() {}

    /** The configuration of {@code head}: its type and its components. */
    public static JsonNode write(Head head) {
        ObjectNode node = JSON.createObjectNode();
        node.put(TYPE, type(head));
        node.setAll((ObjectNode) JSON.valueToTree(head));
        return node;
    }

    private static String type(Head head) {
        return TYPES.entrySet().stream()
                .filter(type -> type.getValue() == head.getClass())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(head.getClass() + " is missing in Heads"));
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws InputException where {@code node} is no head
     */
    public static Head read(JsonNode node) {
        Class<? extends Head> type = TYPES.get(node.path(TYPE).asText());
        if (type == null) {
            throw new InputException("The model's head " + node
                    + " is not known to this version of Clade: use the version that fitted it, or fit again.");
        }
        try {
            return JSON.treeToValue(((ObjectNode) node.deepCopy()).without(TYPE), type);
        } catch (JsonProcessingException e) {
            throw new InputException(
                    "The model's head " + node + " is damaged. Copy the model again, or fit again.", e);
        }
    }

    /**
     * The configuration of a head that the first version of the format named by one word.
     *
     * @param prototypes of the model
     * @throws InputException where {@code word} is no head
     */
    public static JsonNode ofFirstFormat(String word, int prototypes) {
        return write(
                switch (word) {
                    case "SOFTMAX" -> new SoftmaxHead();
                    case "PROTOTYPES" -> new NearestPrototypeHead();
                    case "PROTOTYPE_GRAPH" -> new PrototypeGraphHead(prototypes);
                    case "SOFT_PROTOTYPES" -> new SoftPrototypeHead(false);
                    case "SPHERICAL_PROTOTYPES" -> new SoftPrototypeHead(true);
                    case "SAMPLES" -> new NearestSampleHead(prototypes);
                    case "MIXTURE_FULL" -> new MixtureHead(true);
                    case "MIXTURE_DIAGONAL" -> new MixtureHead(false);
                    default ->
                        throw new InputException(
                                "The model's head " + word + " is not known. Copy the model again, or fit again.");
                });
    }
}
