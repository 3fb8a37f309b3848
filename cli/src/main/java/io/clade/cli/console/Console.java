package io.clade.cli.console;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;

/** The output streams of a command: results go to {@code out}, everything else to {@code err}. */
public final class Console {

    private static final int STDERR = 2;

    private final PrintStream out;
    private final PrintStream err;
    private final BooleanSupplier interactive;

    /** @param interactive whether {@code err} is a terminal; asked only where progress is to be shown */
    public Console(PrintStream out, PrintStream err, BooleanSupplier interactive) {
        this.out = out;
        this.err = err;
        this.interactive = interactive;
    }

    /** The streams of this process, in UTF-8 except on Windows, where the terminal has its own encoding. */
    public static Console ofProcess() {
        if (System.getProperty("os.name").startsWith("Windows")) {
            return new Console(System.out, System.err, Console::isTerminal);
        }
        return new Console(utf8(FileDescriptor.out), utf8(FileDescriptor.err), Console::isTerminal);
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    /** True if the error stream is a terminal, by the C library: Java can tell only for input and output together. */
    private static boolean isTerminal() {
        if ("dumb".equals(System.getenv("TERM"))) {
            return false;
        }
        Function isatty = Platform.isWindows()
                ? NativeLibrary.getInstance("msvcrt").getFunction("_isatty")
                : Function.getFunction(Platform.C_LIBRARY_NAME, "isatty");
        return isatty.invokeInt(new Object[] {STDERR}) != 0;
    }

    /** A writer with the encoding of {@code stream}. */
    public static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(
                new Writer() {
                    @Override
                    public void write(char[] text, int from, int count) {
                        stream.append(CharBuffer.wrap(text, from, count));
                    }

                    @Override
                    public void flush() {
                        stream.flush();
                    }

                    @Override
                    public void close() {
                        stream.flush();
                    }
                },
                true);
    }

    public PrintStream out() {
        return out;
    }

    public PrintStream err() {
        return err;
    }

    /** Tells the user something beside the result, in one line. */
    public void notice(String text) {
        err.println("clade: " + oneLine(text));
    }

    /** A display of progress, with bars on a terminal and plain lines otherwise. */
    public ProgressDisplay progress() {
        return interactive.getAsBoolean() ? new ProgressBars(err) : new ProgressLines(err, System::nanoTime);
    }

    static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
