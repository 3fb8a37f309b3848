package io.clade.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program in a process of its own, with the classes of this one. */
public final class JavaProcess {

    private JavaProcess() {}

    /**
     * All that the program says until it ends well.
     *
     * @param options of the virtual machine
     * @param variables of the environment, in which no number of threads is set otherwise
     * @throws AssertionError where it ends otherwise, or not within a minute
     */
    public static String said(Class<?> program, List<String> options, Map<String, String> variables)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.matches("O.*_NUM_THREADS"));
        builder.environment().putAll(variables);
        Process process = builder.start();
        try {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new AssertionError("It did not end well. It said: " + said);
            }
            return said;
        } finally {
            process.destroyForcibly();
        }
    }
}
