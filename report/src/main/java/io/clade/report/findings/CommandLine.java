package io.clade.report.findings;

import io.clade.method.Methods;
import io.clade.model.Provenance;
import io.clade.run.Metrics;
import io.clade.run.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The command line that makes a result again. */
public final class CommandLine {

    /** The device where none is named. */
    private static final String CPU = "cpu";

    private CommandLine() {}

    /**
     * The command that makes the result again, bit for bit on a machine of the same kind; recommended values of
     * parameters are left out. Empty where the command does not know the method.
     *
     * @param provenance of the best run: sums come out differently on other devices and numbers of threads
     */
    public static String of(Metrics metrics, Provenance provenance) {
        Optional<Map<String, String>> settings =
                Methods.find(metrics.method()).map(method -> method.departures(metrics.k(), metrics.parameters()));
        if (settings.isEmpty()) {
            return "";
        }
        List<String> words = words(metrics, settings.get());
        if (!provenance.device().equals(CPU)) {
            add(words, "--device", provenance.device());
        }
        add(words, "--threads", provenance.threads());
        return join(words);
    }

    private static List<String> words(Metrics metrics, Map<String, String> settings) {
        Source source = metrics.data().source();
        List<String> words = new ArrayList<>(List.of("clade", "fit"));
        words.add(source == null ? metrics.data().name() : source.location());
        words.addAll(List.of("-k", Integer.toString(metrics.k()), "-m", metrics.method()));
        // Runs that failed have been asked for, too.
        List<Long> seeds = metrics.seeds();
        if (seeds.size() > 1) {
            words.addAll(List.of("--runs", Integer.toString(seeds.size())));
        }
        words.addAll(List.of("--seed", Long.toString(seeds.get(0))));
        if (source != null) {
            addReading(words, source);
        }
        settings.forEach((name, value) -> add(words, "--set", name + "=" + value));
        return words;
    }

    /** Adds the options that say how {@code source} was read. */
    public static void addReading(List<String> words, Source source) {
        add(words, "--kind", source.kind());
        add(words, "--label-column", source.labelColumn());
        add(words, "--limit", source.limit());
        if (source.table() != null) {
            add(words, "--columns", listed(source.table().columns()));
            add(words, "--ignore", listed(source.table().ignore()));
            add(words, "--id-column", source.table().idColumn());
        }
        if (source.values() != null) {
            add(words, "--missing", source.values().missing());
            add(words, "--header", source.values().header());
        }
    }

    private static String listed(List<String> names) {
        return names == null ? null : String.join(",", names);
    }

    /** Adds an option where it has a value. */
    public static void add(List<String> words, String option, Object value) {
        if (value != null) {
            words.add(option);
            words.add(value.toString());
        }
    }

    /** The words as a shell takes them. */
    public static String join(List<String> words) {
        return String.join(" ", words.stream().map(CommandLine::quoted).toList());
    }

    private static String quoted(String word) {
        return word.matches("[\\w./:=,+@%-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
