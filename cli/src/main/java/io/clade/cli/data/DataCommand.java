package io.clade.cli.data;

import io.clade.cli.console.Console;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code clade data}: lists, fetches and generates built-in sets, and describes data. */
@Command(
        name = "data",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Lists, describes, generates and fetches datasets.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  clade data list                                 list the built-in datasets",
            "  clade data describe photos                      show what Clade reads from a folder or file",
            "  clade data generate moons -o moons.csv --set n=300",
            "  clade data fetch mnist                          download into the cache, for use offline"
        })
public final class DataCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    private DataCommand() {}

    public static CommandLine withSubcommands(Console console) {
        return new CommandLine(new DataCommand())
                .addSubcommand("list", new DataListCommand(console))
                .addSubcommand("describe", new DataDescribeCommand(console))
                .addSubcommand("generate", new DataGenerateCommand(console))
                .addSubcommand("fetch", new DataFetchCommand(console));
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
