package io.clade.tensor.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.input.InputException;
import io.clade.testing.JavaProcess;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThreadVariablesTest {

    private static final String NUMBER = "OMP_NUM_THREADS";
    private static final String LIMIT = "OMP_THREAD_LIMIT";
    /** Texts of variables that Clade leaves to the engine. */
    private static final Map<String, List<String>> UNDERSTOOD = Map.ofEntries(
            Map.entry("OMP_SCHEDULE", List.of(" nonmonotonic:dynamic , 4 ", "static,1", "AUTO")),
            Map.entry("OMP_DYNAMIC", List.of(" True ", "false")),
            Map.entry("OMP_PROC_BIND", List.of("close, spread", "true", "MASTER")),
            Map.entry("OMP_PLACES", List.of("{0:1},{0}", "cores (2)", "ll_caches")),
            Map.entry("OMP_MAX_ACTIVE_LEVELS", List.of("0", "2")),
            Map.entry("OMP_NUM_TEAMS", List.of("3")),
            Map.entry("OMP_WAIT_POLICY", List.of("Active", "passive")),
            Map.entry("GOMP_SPINCOUNT", List.of("10 k", "infinite", "7")),
            Map.entry("OMP_TARGET_OFFLOAD", List.of("disabled", "default")),
            Map.entry("OMP_ALLOCATOR", List.of("omp_default_mem_alloc")));

    private static final String CORES =
            Integer.toString(Math.min(ThreadVariables.MOST, Runtime.getRuntime().availableProcessors()));

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void what_is_blank_is_not_set(String value) {
        for (String name : List.of(NUMBER, LIMIT, "OMP_DYNAMIC", "OMP_PLACES")) {
            ThreadVariables variables = new ThreadVariables(Map.of(name, value));
            assertThat(variables.ignored()).containsExactly(name);
            assertThat(variables.replaced()).isEmpty();
            assertThat(variables.notices()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", " 3 ", "+2", "002", "4,2", "2 , 1", "64"})
    void what_openmp_understands_stays(String value) {
        ThreadVariables variables = new ThreadVariables(Map.of(NUMBER, value));
        assertThat(variables.replaced()).isEmpty();
        assertThat(variables.notices()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-3", "text", "1.5", "0x10", "2;3", "٣", "0,4", "\u001b[31m"})
    void what_is_no_number_of_threads_is_told_and_the_cores_are_taken(String value) {
        ThreadVariables variables = new ThreadVariables(Map.of(NUMBER, value));
        assertThat(variables.replaced()).containsExactly(Map.entry(NUMBER, CORES));
        assertThat(variables.notices())
                .containsExactly("OMP_NUM_THREADS must be a number from 1 to %s. Got \"%s\"; took %s."
                        .formatted(ThreadVariables.MOST, value.replace('\u001b', '?'), CORES));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2000000", "2147483648", "99999999999999999999999,4"})
    void more_than_a_machine_can_hold_is_told_and_bounded(String value) {
        ThreadVariables variables = new ThreadVariables(Map.of(NUMBER, value));
        String most = Integer.toString(ThreadVariables.MOST);
        assertThat(variables.replaced()).containsExactly(Map.entry(NUMBER, most));
        assertThat(variables.notices()).singleElement().asString().endsWith("\"; took " + most + ".");
    }

    @Test
    void a_limit_bounds_the_number_and_nothing_else() {
        String none = Integer.toString(Integer.MAX_VALUE);
        assertThat(new ThreadVariables(Map.of(LIMIT, "1")).replaced()).isEqualTo(Map.of(LIMIT, none, NUMBER, "1"));
        assertThat(new ThreadVariables(Map.of(LIMIT, "3", NUMBER, "8")).replaced())
                .isEqualTo(Map.of(LIMIT, none, NUMBER, "3"));
        assertThat(new ThreadVariables(Map.of(LIMIT, "8", NUMBER, "3")).replaced())
                .isEqualTo(Map.of(LIMIT, none, NUMBER, "3"));
        assertThat(new ThreadVariables(Map.of(LIMIT, "none")).replaced()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("understood")
    void other_variables_that_openmp_understands_stay(String name, String value) {
        ThreadVariables variables = new ThreadVariables(Map.of(name, value));
        assertThat(variables.ignored()).isEmpty();
        assertThat(variables.notices()).isEmpty();
    }

    private static List<Arguments> understood() {
        return UNDERSTOOD.entrySet().stream()
                .flatMap(each -> each.getValue().stream().map(value -> Arguments.of(each.getKey(), value)))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "OMP_SCHEDULE, text",
        "OMP_SCHEDULE, 'static,-1'",
        "OMP_SCHEDULE, 'static,'",
        "OMP_DYNAMIC, 1",
        "OMP_NESTED, yes",
        "OMP_THREAD_LIMIT, none",
        "OMP_THREAD_LIMIT, 0",
        "OMP_PROC_BIND, 'close,true'",
        "OMP_PLACES, '{0:2'",
        "OMP_PLACES, cores()",
        "GOMP_CPU_AFFINITY, 0-",
        "OMP_MAX_ACTIVE_LEVELS, -1",
        "OMP_NUM_TEAMS, 0",
        "OMP_MAX_TASK_PRIORITY, 99999999999999999999",
        "OMP_WAIT_POLICY, act",
        "GOMP_SPINCOUNT, 10x",
        "OMP_ALLOCATOR, 3",
        "OMP_TARGET_OFFLOAD, on"
    })
    void others_that_it_does_not_understand_are_told_and_ignored(String name, String value) {
        ThreadVariables variables = new ThreadVariables(Map.of(name, value));
        assertThat(variables.ignored()).containsExactly(name);
        assertThat(variables.replaced()).isEmpty();
        assertThat(variables.notices())
                .singleElement()
                .asString()
                .startsWith(name + " must be ")
                .endsWith(" Got \"" + value + "\"; it is ignored.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1 3", "0-1,3", " 0 - 3 : 3 ", "0-1 0-1", "1-1:5"})
    void processors_that_the_process_may_use_stay(String value) {
        ThreadVariables variables = affinity(value);
        assertThat(variables.ignored()).isEmpty();
        assertThat(variables.notices()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "0 9", "0-3", "0-999999999", "0-4:4", "999999999", "1-0", "0-1:0"})
    void processors_that_it_may_not_use_are_told_and_ignored(String value) {
        ThreadVariables variables = affinity(value);
        assertThat(variables.ignored()).containsExactly("GOMP_CPU_AFFINITY");
        assertThat(variables.notices())
                .containsExactly(
                        "GOMP_CPU_AFFINITY must be a list of processors that this process may use, of 0-1,3. Got \""
                                + value + "\"; it is ignored.");
    }

    private static ThreadVariables affinity(String value) {
        return new ThreadVariables(Map.of("GOMP_CPU_AFFINITY", value), Optional.of(Processors.listed("0-1,3")));
    }

    /** The engine alone would end the process where it starts its first thread. */
    @Test
    void a_process_that_is_sent_to_a_processor_that_is_not_there_computes() throws IOException, InterruptedException {
        assertThat(said(Map.of(NUMBER, "2", "GOMP_CPU_AFFINITY", "60000")))
                .doesNotContain("libgomp")
                .contains("threads: 2", "sum: 1000000.0");
    }

    /** Each of them makes the engine print a line of its own where it is not taken away. */
    @Test
    void the_engine_prints_nothing_of_what_is_malformed() throws IOException, InterruptedException {
        Map<String, String> malformed = VariableForms.ALL.keySet().stream()
                .collect(Collectors.toMap(Function.identity(), name -> name.hashCode() % 2 == 0 ? "" : "text"));
        malformed.put(NUMBER, " ");
        assertThat(said(malformed)).doesNotContain("libgomp", "Invalid").contains("threads: ", "sum: 1000000.0");
    }

    /** The engine agrees with {@link VariableForms}, as far as these go; each process takes the next of every variable's texts. */
    @Test
    void the_engine_understands_what_stays() throws IOException, InterruptedException {
        for (int i = 0; i < 3; i++) {
            int next = i;
            Map<String, String> all = new HashMap<>();
            UNDERSTOOD.forEach((name, values) -> all.put(name, values.get(next % values.size())));
            assertThat(said(all)).doesNotContain("libgomp", "is ignored").contains("sum: 1000000.0");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1M", "16", "16384b", " 2048 k ", "256m", "+8 M", "268435456B", "0008M"})
    void a_stack_that_a_machine_can_hold_stays(String value) {
        for (String name : List.of("OMP_STACKSIZE", "GOMP_STACKSIZE")) {
            ThreadVariables variables = new ThreadVariables(Map.of(name, value));
            assertThat(variables.replaced()).isEmpty();
            assertThat(variables.notices()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "100G, 256M",
        "257M, 256M",
        "268435457B, 256M",
        "99999999999999999999G, 256M",
        "16383B, 8M",
        "15, 8M",
        "0, 8M",
        "-5, 8M",
        "text, 8M",
        "8T, 8M",
        "8M 1, 8M",
        "'', 8M"
    })
    void any_other_stack_is_told_and_replaced(String value, String now) {
        for (String name : List.of("OMP_STACKSIZE", "GOMP_STACKSIZE")) {
            ThreadVariables variables = new ThreadVariables(Map.of(name, value));
            assertThat(variables.replaced()).containsExactly(Map.entry(name, now));
            assertThat(variables.notices())
                    .containsExactly(
                            name + " must be a size from 16K to 256M. Got \"" + value + "\"; took " + now + ".");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 2_000_000_000})
    void a_program_cannot_ask_for_what_the_machine_cannot_hold(int count) {
        assertThatThrownBy(() -> NativeRuntime.threads(count))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "The number of threads must be from 1 to %s. Got %s.".formatted(ThreadVariables.MOST, count));
    }

    @ParameterizedTest
    @ValueSource(strings = {"OMP_NUM_THREADS=2000000", "OMP_NUM_THREADS=text", "OMP_THREAD_LIMIT=1"})
    void a_process_of_such_an_environment_computes(String setting) throws IOException, InterruptedException {
        String said = said(Map.of(setting.split("=")[0], setting.split("=")[1]));
        String threads = setting.endsWith("=1") ? "1" : setting.endsWith("text") ? CORES : "" + ThreadVariables.MOST;
        assertThat(said).contains("threads: " + threads);
        assertThat(said.contains("must be a number from 1 to")).isEqualTo(setting.startsWith(NUMBER));
    }

    @Test
    void a_process_with_stacks_beyond_the_machine_computes() throws IOException, InterruptedException {
        assertThat(said(Map.of(NUMBER, "2", "OMP_STACKSIZE", "100000G")))
                .contains("OMP_STACKSIZE must be a size from 16K to 256M. Got \"100000G\"; took 256M.")
                .contains("threads: 2", "sum: 1000000.0");
    }

    private static String said(Map<String, String> variables) throws IOException, InterruptedException {
        return JavaProcess.said(Elsewhere.class, List.of(), variables);
    }

    /** Says with how many threads it computes. */
    public static final class Elsewhere {

        public static void main(String... ignored) {
            System.out.println("threads: " + NativeRuntime.threads());
            // Large enough to be divided among threads, which begin here.
            System.out.println(
                    "sum: " + Scope.run(() -> torch.ones(1_000_000).sum().item_double()));
        }
    }
}
