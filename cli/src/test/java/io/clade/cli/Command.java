package io.clade.cli;

import io.clade.cli.console.Console;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs the command inside the test, as a process whose error stream is no terminal would. */
public final class Command {

    /**
     * What the command answered.
     *
     * @param code its exit code
     */
    record Answer(int code, String out, String err) {

        List<String> errLines() {
            return err.lines().toList();
        }
    }

    private Command() {}

    public static Answer run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(stream(out), stream(err), () -> false);
        int code = Clade.run(console, arguments);
        return new Answer(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
