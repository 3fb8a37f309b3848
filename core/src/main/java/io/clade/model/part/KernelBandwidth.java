package io.clade.model.part;

import io.clade.network.weight.Weights;
import io.clade.tensor.kernel.Bandwidth;
import java.util.Locale;

/**
 * The bandwidth of the kernels that the loss of a method is made of. It is saved as one number under the name of the
 * rule.
 *
 * @param bandwidth of the kernels
 */
public record KernelBandwidth(Bandwidth bandwidth) implements ModelPart {

    static final PartFormat<KernelBandwidth> FORMAT =
            new PartFormat<>("kernel_bandwidth", KernelBandwidth.class, KernelBandwidth::read);

    @Override
    public Weights arrays() {
        return Weights.builder()
                .put(bandwidth.rule().name().toLowerCase(Locale.ROOT), new long[] {1}, new float[] {
                    (float) bandwidth.relative()
                })
                .build();
    }

    private static KernelBandwidth read(Weights arrays) {
        String name = arrays.names().iterator().next();
        return new KernelBandwidth(new Bandwidth(
                Bandwidth.Rule.valueOf(name.toUpperCase(Locale.ROOT)),
                Double.parseDouble(Float.toString(arrays.require(name).values()[0]))));
    }
}
