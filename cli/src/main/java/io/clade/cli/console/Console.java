package io.clade.cli.console;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import io.clade.input.InputException;
import io.clade.tensor.runtime.NativeRuntime;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;

/** The output streams of a command: results go to {@code out}, everything else to {@code err}. */
public final class Console {

    private static final int STDOUT = 1;
    private static final int STDERR = 2;

    private final PrintStream plainOut;
    private final PrintStream plainErr;
    private final PrintStream out;
    private final PrintStream err;
    private final BooleanSupplier interactive;
    private final BooleanSupplier shown;

    /** @param interactive whether {@code err} is a terminal; asked only where progress is to be shown */
    public Console(PrintStream out, PrintStream err, BooleanSupplier interactive) {
        this(out, err, interactive, () -> false);
    }

    private Console(PrintStream out, PrintStream err, BooleanSupplier interactive, BooleanSupplier shown) {
        plainOut = out;
        plainErr = err;
        this.out = Visible.over(out);
        this.err = Visible.over(err);
        this.interactive = interactive;
        this.shown = shown;
    }

    /** The streams of this process, in UTF-8 except on Windows, where the terminal has its own encoding. */
    public static Console ofProcess() {
        if (System.getProperty("os.name").startsWith("Windows")) {
            return new Console(System.out, System.err, () -> isTerminal(STDERR), () -> isTerminal(STDOUT));
        }
        return new Console(
                utf8(FileDescriptor.out), utf8(FileDescriptor.err), () -> isTerminal(STDERR), () -> isTerminal(STDOUT));
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    /** True if the descriptor is a terminal's, by the C library: Java can tell only for input and output together. */
    private static boolean isTerminal(int descriptor) {
        if ("dumb".equals(System.getenv("TERM"))) {
            return false;
        }
        try {
            NativeRuntime.prepareFolders();
            Function isatty = Platform.isWindows()
                    ? NativeLibrary.getInstance("msvcrt").getFunction("_isatty")
                    : Function.getFunction(Platform.C_LIBRARY_NAME, "isatty");
            return isatty.invokeInt(new Object[] {descriptor}) != 0;
        } catch (LinkageError | InputException e) {
            // Without the library that asks there is no display; what needs a library says why it has none.
            return false;
        }
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

    /** The stream of results, for people to read. */
    public PrintStream out() {
        return out;
    }

    public PrintStream err() {
        return err;
    }

    /** The writer of the help, whose colours are commands to the terminal. */
    public PrintWriter help() {
        return writer(plainOut);
    }

    /** A writer of the rows of a table: they stay as they are for a file or a program, and a terminal gets them as {@link #out} does. */
    public Writer rows() {
        return new BufferedWriter(
                shown.getAsBoolean() ? writer(out) : new OutputStreamWriter(plainOut, StandardCharsets.UTF_8));
    }

    /** True if all that was written to {@link #out} has arrived. */
    public boolean isWritten() {
        return !out.checkError() && !plainOut.checkError();
    }

    /** Tells the user something beside the result, in one line. */
    public void notice(String text) {
        err.println("clade: " + oneLine(text));
    }

    /** A display of progress, with bars on a terminal and plain lines otherwise. */
    public ProgressDisplay progress() {
        return interactive.getAsBoolean() ? new ProgressBars(plainErr) : new ProgressLines(err, System::nanoTime);
    }

    static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
