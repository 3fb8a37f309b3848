package io.clade.cli.console;

import io.clade.input.InputException;
import io.clade.input.NameSuggestion;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns exceptions into one line and an exit code. */
public final class Faults implements IParameterExceptionHandler, IExecutionExceptionHandler {

    private final Console console;

    public Faults(Console console) {
        this.console = console;
    }

    @Override
    public int handleParseException(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        String what =
                e instanceof UnmatchedArgumentException unmatched ? unmatched(unmatched) : reworded(e.getMessage());
        console.notice(what + (what.endsWith(".") || what.endsWith("?") ? "" : ".") + " See "
                + command.getCommandSpec().qualifiedName() + " --help.");
        return ExitCode.USAGE;
    }

    /** The message of picocli with its mistakes of grammar corrected. */
    private static String reworded(String message) {
        return message.replaceFirst("^Error: ", "").replace("option option", "option");
    }

    private static String unmatched(UnmatchedArgumentException e) {
        String given = e.getUnmatched().get(0);
        CommandLine command = e.getCommandLine();
        if (given.startsWith("-")) {
            String name = given.split("=", 2)[0];
            List<String> options =
                    new ArrayList<>(command.getCommandSpec().optionsMap().keySet());
            return "There is no option " + name + ". "
                    + NameSuggestion.to(name, options)
                            .map(near -> "Did you mean " + near + "?")
                            .orElse("");
        }
        if (!command.getSubcommands().isEmpty()) {
            return "There is no command " + given + ". "
                    + NameSuggestion.hint(given, command.getSubcommands().keySet());
        }
        return "There is one argument too many: " + given + ".";
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
        if (e instanceof InputException) {
            console.notice(e.getMessage());
            return ExitCode.USAGE;
        }
        if (e instanceof InvalidPathException path) {
            console.notice(
                    "%s is no path on this system, whose language settings have no such characters: %s. Set LC_ALL=C.UTF-8."
                            .formatted(path.getInput(), path.getReason()));
            return ExitCode.USAGE;
        }
        return report(e);
    }

    /** The exit code of a command that ended with {@code code}: not 0 where its output did not arrive. */
    public int afterwards(int code) {
        if (console.isWritten() || code != ExitCode.OK) {
            return code;
        }
        console.notice("Not all of the output could be written: the disk is full, or its reader has ended.");
        return ExitCode.USAGE;
    }

    /** Reports a fault of Clade's: all of it in the log, its first line and the path of the log to the user. */
    public int report(Throwable fault) {
        LoggerFactory.getLogger(Faults.class).error("The command failed", fault);
        String advice = fault instanceof OutOfMemoryError
                ? " Give it more memory with CLADE_JAVA_OPTS=-Xmx8g, or fewer samples with --limit."
                : "";
        console.notice(firstLine(fault) + advice + " Details: " + LogFile.path());
        return ExitCode.SOFTWARE;
    }

    /** The first line of the message of {@code fault}, or its name, as a sentence. */
    public static String firstLine(Throwable fault) {
        String first = fault.getMessage() == null
                ? fault.getClass().getSimpleName()
                : fault.getMessage().lines().findFirst().orElse("");
        return first + (first.endsWith(".") ? "" : ".");
    }
}
