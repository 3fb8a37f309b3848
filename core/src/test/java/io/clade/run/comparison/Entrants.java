package io.clade.run.comparison;

import io.clade.data.Dataset;
import io.clade.data.preprocessing.Preprocessing;
import io.clade.input.Hyperparameter;
import io.clade.method.Descriptor;
import io.clade.method.Method;
import io.clade.method.Presets;
import io.clade.method.Traits;
import io.clade.run.RandomPrototypes;
import io.clade.run.Source;
import java.util.Map;
import java.util.Optional;

/** Methods and tasks for the tests of this room. */
final class Entrants {

    /** @param clusters k */
    record Settings(
            int clusters,
            @Hyperparameter(value = "Nothing.", least = 0) int knob) implements io.clade.method.Settings {

        @Override
        public Preprocessing preparation() {
            return Preprocessing.automatic();
        }
    }

    private Entrants() {}

    /** {@code method}, whatever k is. */
    static MethodEntry of(String label, Method method) {
        Descriptor<Settings> descriptor = new Descriptor<>(
                "random",
                "Random",
                "Draws prototypes.",
                RandomPrototypes.class,
                Presets.of(k -> new Settings(k, 1), k -> new Settings(k, 2)),
                settings -> method,
                settings -> Traits.classical());
        return new MethodEntry(label, descriptor, Map.of());
    }

    static ComparisonTask task(Dataset data, int clusters) {
        return new ComparisonTask(
                Optional.empty(), clusters, new Source(data.name(), null, null, null), () -> data, "");
    }

    static ComparisonTask named(String name, Dataset data, int clusters) {
        return new ComparisonTask(Optional.of(name), clusters, new Source(name, null, null, null), () -> data, "");
    }
}
