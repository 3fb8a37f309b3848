package io.clade.cli;

import io.clade.cli.console.Console;
import io.clade.cli.table.Columns;
import io.clade.method.Descriptor;
import io.clade.method.HyperparameterAccess;
import io.clade.method.Methods;
import io.clade.method.Paper;
import io.clade.method.Part;
import io.clade.method.Presets;
import io.clade.method.Trait;
import io.clade.method.Traits;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
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

    /** The k of the listed defaults, none of which depends on it. */
    private static final int CLUSTERS = 10;

    private static final HyperparameterAccess.Entry PRESET = new HyperparameterAccess.Entry(
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
            out.println("%s: %s. %s, %s. %s"
                    .formatted(paper.authors(), paper.title(), paper.venue(), paper.year(), paper.url())
                    .strip());
        }
        out.println("It " + traits(method) + ".");
        Map<String, String> published =
                HyperparameterAccess.values(method.presets().paper().apply(CLUSTERS));
        method.parts().forEach((part, knobs) -> {
            out.println();
            out.println(heading(part));
            knobs.forEach(knob -> explain(knob, published.get(knob.name()), out));
            if (part.equals(Part.OWN)) {
                explain(PRESET, PRESET.value(), out);
            }
        });
    }

    private static String heading(Part part) {
        return part.page()
                .map(page -> part.title() + ", as for other methods; see " + page + ":")
                .orElse("Its own parameters, with their defaults:");
    }

    /** For example {@code needs the number of clusters (-k), trains a network and gives memberships}. */
    private static String traits(Descriptor<?> method) {
        Traits traits = method.traits(Map.of());
        List<String> words = new ArrayList<>();
        words.add(
                traits.has(Trait.FINDS_K)
                        ? "finds the number of clusters itself"
                        : "needs the number of clusters (-k)");
        if (traits.has(Trait.DEEP)) {
            words.add("trains a network");
        }
        if (traits.has(Trait.ANY_LENGTH)) {
            words.add("takes series of different lengths");
        }
        if (traits.has(Trait.MEMBERSHIPS)) {
            words.add("gives memberships between 0 and 1");
        }
        int last = words.size() - 1;
        return last == 0 ? words.get(0) : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }

    /** @param published its value in the paper */
    private static void explain(HyperparameterAccess.Entry knob, String published, PrintStream out) {
        String allowed = Stream.of(
                        knob.type(), knob.range(), knob.value().equals(published) ? "" : "in the paper " + published)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; "));
        out.println("  --set %-33s %s".formatted(knob.name() + "=" + knob.value(), allowed));
        out.println("      " + knob.meaning());
    }
}
