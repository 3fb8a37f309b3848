package io.clade.cli;

import io.clade.method.Descriptor;
import io.clade.method.Knobs;
import io.clade.method.Methods;
import io.clade.method.Paper;
import io.clade.method.Presets;
import java.io.PrintStream;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code clade methods}: every method, or one with its parameters. */
@Command(
        name = "methods",
        mixinStandardHelpOptions = true,
        description = "Lists the methods, or the parameters of one.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  clade methods         every method, a line each",
            "  clade methods dtkc    its parameters for --set, with type, default, range and meaning"
        })
final class MethodsCommand implements Runnable {

    /** Any will do: no default depends on it that is listed. */
    private static final int CLUSTERS = 10;

    private static final Knobs.Entry PRESET = new Knobs.Entry(
            Presets.NAME,
            "recommended, paper",
            "recommended",
            "",
            "The defaults to start from: those that measurement recommends, or the published ones.");

    private final Console console;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "The method to explain.")
    private String name;

    MethodsCommand(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        if (name == null) {
            list();
        } else {
            explain(Methods.named(name));
        }
    }

    private void list() {
        Columns columns = Columns.ofText();
        Methods.all().forEach(method -> columns.row(method.name(), method.title(), method.summary()));
        columns.print(console.out());
    }

    private void explain(Descriptor<?> method) {
        PrintStream out = console.out();
        out.println(method.title() + " (-m " + method.name() + ")");
        out.println(method.summary());
        Paper paper = method.type().getAnnotation(Paper.class);
        if (paper != null) {
            out.println("%s: %s. %s, %d. %s"
                    .formatted(paper.authors(), paper.title(), paper.venue(), paper.year(), paper.url())
                    .strip());
        }
        out.println();
        Map<String, String> published = Knobs.values(method.presets().paper().apply(CLUSTERS));
        out.println("Parameters, with their defaults:");
        for (Knobs.Entry knob : method.knobs()) {
            explain(knob, published.get(knob.name()), out);
        }
        explain(PRESET, PRESET.value(), out);
    }

    /** @param published its value in the paper */
    private static void explain(Knobs.Entry knob, String published, PrintStream out) {
        String allowed = Stream.of(
                        knob.type(),
                        knob.range(),
                        knob.value().equals(published) ? "" : "in the paper " + published)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; "));
        out.println("  --set %-33s %s".formatted(knob.name() + "=" + knob.value(), allowed));
        out.println("      " + knob.meaning());
    }
}
