package io.clade.cli;

import io.clade.cli.console.Console;
import io.clade.cli.console.Faults;
import io.clade.cli.data.DataCommand;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code clade}. */
@Command(
        name = "clade",
        mixinStandardHelpOptions = true,
        versionProvider = VersionLine.class,
        synopsisSubcommandLabel = "COMMAND",
        description = {"Clusters unlabelled images, time series, tables and embeddings with deep and classical methods."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  clade fit digits -k 10 -o out/digits      cluster the built-in 8×8 digits",
            "  clade fit photos -k 5 --set epochs=50     cluster a folder of images",
            "  clade assign new.csv --model out/x/model  assign new samples to the clusters",
            "  clade fit --help                          show all options of a command",
            "",
            "Exit codes: 0 done; 1 a fault in Clade, written to a log; 2 an error in the input or arguments; 130 interrupted."
        })
public final class Clade implements Runnable {

    private static final int USAGE_WIDTH = 110;

    @Spec
    private CommandSpec spec;

    /** Runs the command and ends the process with its exit code. */
    public static void main(String... arguments) {
        // Libraries of others write numbers and lower case as the locale does, where programs read them too.
        Locale.setDefault(Locale.ROOT);
        System.exit(run(Console.ofProcess(), arguments));
    }

    /**
     * Runs the command.
     *
     * @return the exit code: 0 done, 2 what the user gave is wrong, 1 a fault of ours
     */
    static int run(Console console, String... arguments) {
        Faults faults = new Faults(console);
        try {
            return faults.afterwards(commandLine(console, faults).execute(arguments));
        } catch (Error e) {
            return faults.report(e);
        }
    }

    private static CommandLine commandLine(Console console, Faults faults) {
        return new CommandLine(new Clade())
                .addSubcommand("fit", new FitCommand(console))
                .addSubcommand("compare", new CompareCommand(console))
                .addSubcommand("assign", new AssignCommand(console))
                .addSubcommand("evaluate", new EvaluateCommand(console))
                .addSubcommand("methods", new MethodsCommand(console))
                .addSubcommand("data", DataCommand.withSubcommands(console))
                .addSubcommand("report", new ReportCommand(console))
                .addSubcommand("bench", new BenchCommand(console))
                .addSubcommand("reproduce", new ReproduceCommand(console))
                .setUsageHelpWidth(USAGE_WIDTH)
                .setOut(console.help())
                .setErr(Console.writer(console.err()))
                .setParameterExceptionHandler(faults)
                .setExecutionExceptionHandler(faults);
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
