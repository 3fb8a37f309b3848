package io.clade.tensor.runtime;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The variables of the environment by which OpenMP chooses its threads. It starts as many as {@code OMP_NUM_THREADS} says,
 * and the process dies where there cannot be so many, or where the machine cannot hold their stacks; under a limit below that
 * number, training waits for ever. Of a text it does not understand it prints a line of its own.
 */
public final class ThreadVariables {

    /** The most threads that are allowed: more than there are cores wait for each other, and thousands take the memory. */
    public static final int MOST = Math.max(64, 4 * Runtime.getRuntime().availableProcessors());

    private static final String NUMBER = "OMP_NUM_THREADS";
    private static final String LIMIT = "OMP_THREAD_LIMIT";
    private static final String AFFINITY = "GOMP_CPU_AFFINITY";

    /** One number, or one for each level of nesting, of which the first counts. */
    private static final Pattern NUMBERS = Pattern.compile("\\s*\\+?(\\d+)\\s*(,\\s*\\+?\\d+\\s*)*");

    /** The sizes of the stack of a thread; the second counts where the first is not set. */
    private static final List<String> STACKS = List.of("OMP_STACKSIZE", "GOMP_STACKSIZE");

    /** A size in bytes, kilobytes, megabytes or gigabytes; without a unit, in kilobytes. */
    private static final Pattern SIZE = Pattern.compile("\\s*\\+?(\\d+)\\s*([BKMGbkmg]?)\\s*");

    private static final String UNITS = "BKMG";

    /** OpenMP asks for as much. */
    private static final long LEAST_STACK = 16L << 10;

    private static final long MOST_STACK = 256L << 20;

    private static final int DIGITS = 9;
    private static final int SHOWN = 40;

    private final Map<String, String> replaced = new LinkedHashMap<>();
    private final Set<String> ignored = new LinkedHashSet<>();
    private final List<String> notices = new ArrayList<>();

    /** Those of {@code environment}. */
    public ThreadVariables(Map<String, String> environment) {
        this(environment, Processors.ofThis());
    }

    ThreadVariables(Map<String, String> environment, Optional<Processors> processors) {
        ignoreMalformed(environment);
        processors.ifPresent(usable -> checkAffinity(environment, usable));
        int cores = Runtime.getRuntime().availableProcessors();
        OptionalInt limit = number(environment.get(LIMIT));
        int number = Optional.ofNullable(environment.get(NUMBER))
                .filter(text -> !text.isBlank())
                .map(text -> checked(text, cores))
                .orElse(cores);
        if (limit.isPresent()) {
            replaced.put(LIMIT, Integer.toString(Integer.MAX_VALUE));
            replaced.put(NUMBER, Integer.toString(Math.min(number, limit.getAsInt())));
        }
        STACKS.stream().filter(environment::containsKey).forEach(name -> checkStack(name, environment.get(name)));
    }

    /** A blank variable is as good as none, so nobody is told. */
    private void ignoreMalformed(Map<String, String> environment) {
        if (environment.getOrDefault(NUMBER, NUMBER).isBlank()) {
            ignored.add(NUMBER);
        }
        VariableForms.ALL.forEach((name, form) -> {
            String text = environment.getOrDefault(name, "");
            if (environment.containsKey(name)
                    && !form.pattern().matcher(text.strip()).matches()) {
                ignored.add(name);
                if (!text.isBlank()) {
                    notices.add(
                            "%s must be %s. Got \"%s\"; it is ignored.".formatted(name, form.words(), visible(text)));
                }
            }
        });
    }

    /** OpenMP would start a thread on a processor that is not there, which ends the process. */
    private void checkAffinity(Map<String, String> environment, Processors usable) {
        String text = environment.get(AFFINITY);
        if (text != null && !ignored.contains(AFFINITY) && !usable.holdAll(text)) {
            ignored.add(AFFINITY);
            notices.add("%s must be a list of processors that this process may use, of %s. Got \"%s\"; it is ignored."
                    .formatted(AFFINITY, usable.words(), visible(text)));
        }
    }

    private void checkStack(String name, String text) {
        long size = bytes(text);
        if (size < LEAST_STACK || size > MOST_STACK) {
            String now = size > MOST_STACK ? "256M" : "8M";
            replaced.put(name, now);
            notices.add("%s must be a size from 16K to 256M. Got \"%s\"; took %s.".formatted(name, visible(text), now));
        }
    }

    /** The bytes that {@code text} says; 0 where it is no size. */
    private static long bytes(String text) {
        Matcher size = SIZE.matcher(text);
        if (!size.matches()) {
            return 0;
        }
        String unit = size.group(2).isEmpty() ? "K" : size.group(2).toUpperCase(Locale.ROOT);
        return (long) counted(size.group(1)) << 10 * UNITS.indexOf(unit);
    }

    private int checked(String text, int cores) {
        OptionalInt number = number(text);
        int now = Math.min(MOST, number.orElse(cores));
        if (number.isEmpty() || number.getAsInt() > MOST) {
            replaced.put(NUMBER, Integer.toString(now));
            notices.add("%s must be a number from 1 to %s. Got \"%s\"; took %s."
                    .formatted(NUMBER, MOST, visible(text), now));
        }
        return now;
    }

    /** New values of variables, by their names. */
    Map<String, String> replaced() {
        return replaced;
    }

    /** Names of variables that count as not set. */
    Set<String> ignored() {
        return ignored;
    }

    /** Sentences for the user about variables that were replaced or are ignored. */
    public List<String> notices() {
        return notices;
    }

    /** The first of the numbers in {@code text}; empty where there is none above zero. */
    private static OptionalInt number(String text) {
        Matcher numbers = NUMBERS.matcher(text == null ? "" : text);
        int count = numbers.matches() ? counted(numbers.group(1)) : 0;
        return count == 0 ? OptionalInt.empty() : OptionalInt.of(count);
    }

    /** The number that {@code digits} say, or the largest of them all where they are many. */
    private static int counted(String digits) {
        String significant = digits.replaceFirst("^0+(?=.)", "");
        return significant.length() > DIGITS ? Integer.MAX_VALUE : Integer.parseInt(significant);
    }

    private static String visible(String text) {
        String shown = text.replaceAll("\\p{Cntrl}", "?");
        return shown.length() > SHOWN ? shown.substring(0, SHOWN) + "…" : shown;
    }
}
