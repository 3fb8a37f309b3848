package io.clade.golden;

import io.clade.model.Provenance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The kind of machine a fit ran on: on two of the same kind the same fit gives the same bits. The engine and its matrix library
 * choose their instructions by the processor, unless the environment names others.
 *
 * @param engine the tensor library and its version
 * @param platform operating system and architecture
 * @param processor its name, family, model and stepping
 * @param vectors the vector instructions it has
 * @param threads that one operation may use
 * @param environment variables that choose instructions, where they are set
 */
record Machine(
        String engine,
        String platform,
        String processor,
        String vectors,
        int threads,
        Map<String, String> environment) {

    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
    private static final String UNKNOWN = "unknown";

    /** The machine this runs on, which made the model of {@code made}. */
    static Machine of(Provenance made) {
        Map<String, String> processor = readProcessor();
        String name = Stream.of("model name", "cpu family", "model", "stepping")
                .map(processor::get)
                .collect(Collectors.joining(" "));
        return new Machine(
                made.engine(),
                made.platform(),
                processor.isEmpty() ? UNKNOWN : name,
                vectors(processor.getOrDefault("flags", "")),
                made.threads(),
                readEnvironment());
    }

    /** Whether results here and on {@code other} have the same bits; unknown processors are never the same. */
    boolean isLike(Machine other) {
        return equals(other) && !processor.equals(UNKNOWN);
    }

    /** The first processor's properties as Linux lists them; empty on other systems. */
    private static Map<String, String> readProcessor() {
        try (Stream<String> lines = Files.exists(CPU_INFO) ? Files.lines(CPU_INFO) : Stream.empty()) {
            return lines.takeWhile(line -> !line.isBlank())
                    .map(line -> line.split(":", 2))
                    .filter(pair -> pair.length == 2)
                    .collect(Collectors.toMap(pair -> pair[0].strip(), pair -> pair[1].strip(), (a, b) -> a));
        } catch (IOException e) {
            return Map.of();
        }
    }

    private static String vectors(String flags) {
        return Stream.of(flags.split(" "))
                .filter(flag -> flag.matches("(sse|ssse|avx|fma|f16c|amx).*"))
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .collect(Collectors.joining(" "));
    }

    private static Map<String, String> readEnvironment() {
        Map<String, String> set = new TreeMap<>(System.getenv());
        set.keySet().removeIf(name -> !name.matches("OPENBLAS_CORETYPE|ATEN_CPU_CAPABILITY|(ONE)?DNNL?_MAX_CPU_ISA"));
        return set;
    }
}
