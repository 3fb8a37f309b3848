package io.clade.tensor.runtime;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The forms that OpenMP asks of those of its variables that Clade does not set. Of any other text it prints a line of its own on
 * the terminal, and goes on as if the variable were not set.
 */
final class VariableForms {

    /**
     * One form.
     *
     * @param pattern of the text without blanks about it
     * @param words the same for the user
     */
    record Form(Pattern pattern, String words) {

        static Form of(String pattern, String words) {
            return new Form(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE), words);
        }
    }

    private static final Form TRUTH = Form.of("true|false", "true or false");
    private static final Form WHOLE = Form.of("\\+?\\d{1,9}", "a whole number");
    private static final Form COUNT = Form.of("\\+?0*[1-9]\\d{0,8}", "a number above zero");

    /** Processors: a number, a range, a range with a step. */
    private static final String RANGE = "\\d{1,9}(\\s*-\\s*\\d{1,9}(\\s*:\\s*\\d{1,9})?)?";

    /** Resources of a place, or places: a first one, how many, how far apart. */
    private static final String TIMES = "(\\s*:\\s*\\d{1,9}(\\s*:\\s*-?\\d{1,9})?)?";

    private static final String RESOURCES = "!?\\s*\\d{1,9}" + TIMES;
    private static final String PLACE = "!?\\s*\\{\\s*" + RESOURCES + "(\\s*,\\s*" + RESOURCES + ")*\\s*\\}" + TIMES;

    static final Map<String, Form> ALL = all();

    private VariableForms() {}

    private static Map<String, Form> all() {
        Map<String, Form> all = new LinkedHashMap<>();
        for (String name : List.of("OMP_DYNAMIC", "OMP_NESTED", "OMP_CANCELLATION", "OMP_DISPLAY_AFFINITY")) {
            all.put(name, TRUTH);
        }
        for (String name : List.of("OMP_MAX_TASK_PRIORITY", "OMP_DEFAULT_DEVICE", "OMP_MAX_ACTIVE_LEVELS")) {
            all.put(name, WHOLE);
        }
        for (String name : List.of("OMP_THREAD_LIMIT", "OMP_NUM_TEAMS", "OMP_TEAMS_THREAD_LIMIT")) {
            all.put(name, COUNT);
        }
        all.put("OMP_DISPLAY_ENV", Form.of("true|false|verbose", "true, false or verbose"));
        all.put("OMP_WAIT_POLICY", Form.of("active|passive", "active or passive"));
        all.put("OMP_TARGET_OFFLOAD", Form.of("default|mandatory|disabled", "default, mandatory or disabled"));
        all.put("GOMP_SPINCOUNT", Form.of("infinite|infinity|\\+?\\d{1,9}\\s*[kmgt]?", "a number or infinite"));
        all.put(
                "OMP_SCHEDULE",
                Form.of(
                        "((non)?monotonic\\s*:\\s*)?(static|dynamic|guided|auto)(\\s*,\\s*\\+?\\d{1,9})?",
                        "static, dynamic, guided or auto, with a number behind a comma or without"));
        String binding = "(master|primary|close|spread)";
        all.put(
                "OMP_PROC_BIND",
                Form.of(
                        "true|false|" + binding + "(\\s*,\\s*" + binding + ")*",
                        "true, false, or a list of primary, close and spread"));
        all.put(
                "OMP_PLACES",
                Form.of(
                        "(threads|cores|sockets|ll_caches|numa_domains)(\\s*\\(\\s*0*[1-9]\\d{0,8}\\s*\\))?|" + PLACE
                                + "(\\s*,\\s*" + PLACE + ")*",
                        "threads, cores, sockets or a list such as {0:2},{2:2}"));
        all.put(
                "GOMP_CPU_AFFINITY",
                Form.of(RANGE + "(\\s*[,\\s]\\s*" + RANGE + ")*", "a list of processors such as 0-3 or 0 2"));
        all.put(
                "OMP_ALLOCATOR",
                Form.of(
                        "omp_(default|large_cap|const|high_bw|low_lat|cgroup|pteam|thread)_mem_alloc",
                        "the name of an allocator such as omp_default_mem_alloc"));
        return all;
    }
}
