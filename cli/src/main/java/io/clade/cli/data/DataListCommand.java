package io.clade.cli.data;

import io.clade.cli.console.Console;
import io.clade.cli.table.Columns;
import io.clade.data.builtin.BuiltIn;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** {@code clade data list}: lists the built-in sets. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description =
                "Lists the built-in datasets: shipped with Clade, generated from a seed, or fetched once and kept.")
final class DataListCommand implements Runnable {

    private final Console console;

    DataListCommand(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        Columns columns = Columns.ofText().row("name", "origin", "what it is", "parameters");
        for (BuiltIn set : BuiltIn.all()) {
            String parameters = set.parameters().stream().map(Object::toString).collect(Collectors.joining(","));
            columns.row(set.name(), set.origin().name().toLowerCase(Locale.ROOT), set.description(), parameters);
        }
        columns.print(console.out());
    }
}
