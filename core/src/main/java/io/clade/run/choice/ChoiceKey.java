package io.clade.run.choice;

import io.clade.data.Dataset;
import io.clade.input.Require;
import io.clade.method.Descriptor;
import io.clade.model.Version;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The key of a choice of the number of clusters: all that it depends on.
 *
 * @param clade version
 * @param asked the value of {@code -k}: a range or {@code auto}
 * @param method name
 * @param settings made to its recommended hyperparameters
 * @param sha256 of the data
 * @param seed of all randomness
 */
public record ChoiceKey(
        String clade, String asked, String method, Map<String, String> settings, String sha256, long seed) {

    public ChoiceKey {
        Require.present("settings", settings);
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    /** The key of a choice for {@code data} by this version. */
    public static ChoiceKey of(
            Descriptor<?> method, Map<String, String> settings, ClusterCount count, Dataset data, long seed) {
        return new ChoiceKey(Version.get(), count.toString(), method.name(), settings, data.sha256(), seed);
    }

    /** @throws io.clade.input.InputException where {@code now} is another question, to be answered in {@code folder} */
    public void requireSame(ChoiceKey now, Path folder) {
        Require.that(
                equals(now),
                "--resume cannot go on in %s: its number of clusters was chosen with -k %s -m %s --seed %d, or with other"
                        + " settings, data or version. Repeat these, give another folder with -o, or start again with --force.",
                folder,
                asked,
                method,
                seed);
    }
}
