package io.clade.network;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import io.clade.network.backbone.Architecture;
import io.clade.network.backbone.Cnn;
import io.clade.network.backbone.FullyConnected;
import io.clade.network.backbone.FullyConvolutional;
import io.clade.network.backbone.Landmarks;
import io.clade.network.backbone.LocalNystrom;
import io.clade.network.backbone.Mlp;
import io.clade.network.backbone.Nystrom;
import io.clade.network.backbone.SeriesCnn;
import io.clade.network.backbone.SmallCnn;
import io.clade.network.backbone.Spherical;
import io.clade.network.backbone.encoder.Shortcut;
import io.clade.network.backbone.encoder.Stacked;
import io.clade.network.backbone.encoder.StridedCnn;
import io.clade.network.backbone.recurrent.Elman;
import io.clade.network.backbone.recurrent.Gru;
import io.clade.network.backbone.recurrent.Lstm;
import io.clade.network.backbone.reduction.MiniRocket;
import io.clade.network.backbone.reduction.Reduced;
import io.clade.network.backbone.reduction.Resampled;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The names of architectures in the configuration of a saved model. A new architecture adds its line here. */
public final class Architectures {

    private static final Map<String, Class<? extends Architecture>> TYPES = new LinkedHashMap<>();

    static {
        TYPES.put("identity", Architecture.Identity.class);
        TYPES.put("direction", Architecture.Direction.class);
        TYPES.put("reduced", Reduced.class);
        TYPES.put("resampled", Resampled.class);
        TYPES.put("minirocket", MiniRocket.class);
        TYPES.put("landmarks", Landmarks.class);
        TYPES.put("nystrom", Nystrom.class);
        TYPES.put("local_nystrom", LocalNystrom.class);
        TYPES.put("mlp", Mlp.class);
        TYPES.put("fully_connected", FullyConnected.class);
        TYPES.put("cnn", Cnn.class);
        TYPES.put("small_cnn", SmallCnn.class);
        TYPES.put("fully_convolutional", FullyConvolutional.class);
        TYPES.put("strided_cnn", StridedCnn.class);
        TYPES.put("stacked", Stacked.class);
        TYPES.put("shortcut", Shortcut.class);
        TYPES.put("conv1d", SeriesCnn.class);
        TYPES.put("gru", Gru.class);
        TYPES.put("lstm", Lstm.class);
        TYPES.put("elman", Elman.class);
        TYPES.put("spherical", Spherical.class);
    }

    private Architectures() {}

    /** The architecture of each name. */
    static Map<String, Class<? extends Architecture>> types() {
        return Collections.unmodifiableMap(TYPES);
    }

    /** Lets {@code json} write and read architectures. */
    public static void register(ObjectMapper json) {
        TYPES.forEach((name, type) -> json.registerSubtypes(new NamedType(type, name)));
    }
}
