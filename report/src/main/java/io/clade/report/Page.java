package io.clade.report;

import io.clade.method.Descriptor;
import io.clade.method.Methods;
import io.clade.method.Paper;
import io.clade.model.Provenance;
import io.clade.report.cluster.Composition;
import io.clade.report.cluster.Gallery;
import io.clade.report.findings.Findings;
import io.clade.report.findings.PrototypeMap;
import io.clade.report.map.Grouping;
import io.clade.report.map.Projection;
import io.clade.report.map.ReportView;
import io.clade.report.method.MethodFigures;
import io.clade.report.page.Mark;
import io.clade.report.page.Numerals;
import io.clade.report.quality.AgreementTable;
import io.clade.report.quality.Crosstab;
import io.clade.report.quality.Measures;
import io.clade.report.quality.SilhouetteProfile;
import io.clade.report.sample.SampleDisplay;
import io.clade.report.training.Curves;
import io.clade.report.training.RunTable;
import io.clade.run.Metrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The content of the template, all of it as text.
 *
 * @param title the dataset
 * @param headline data and method
 * @param facts the few numbers to see first
 * @param sentences the findings in plain words
 * @param warnings for the reader
 * @param runs all runs
 * @param agreement of the runs; null where there is none
 * @param map the ways to look at the embedding; null where there is none
 * @param cards the clusters' portraits
 * @param cardsNote note on the portraits
 * @param pictures whether samples are drawn, not listed in tables
 * @param curves of the training; null where there is no epoch to draw
 * @param method figures of the method; null where it has none
 * @param sizes the clusters' sizes
 * @param silhouettes of the samples, cluster by cluster; null where they are not defined
 * @param crosstab labels against clusters; null where there are none or too many
 * @param making provenance of the findings
 * @param parameters of the method
 * @param command that makes them again; empty where there was none
 */
record Page(
        String title,
        String headline,
        List<Entry> facts,
        List<String> sentences,
        List<String> warnings,
        RunTable runs,
        AgreementTable agreement,
        MapView map,
        List<Gallery.Card> cards,
        String cardsNote,
        boolean pictures,
        Curves curves,
        MethodFigures method,
        List<Size> sizes,
        SilhouetteProfile silhouettes,
        Crosstab crosstab,
        List<Entry> making,
        List<Entry> parameters,
        String command) {

    /** A name with its value. */
    record Entry(String name, String value) {}

    /**
     * @param projections names of the ways to draw it, the first one chosen
     * @param colourings choices of the points' colours, the first one chosen
     * @param caption on the samples that are drawn
     * @param runsNote meaning of the colours of other runs; empty where there are none
     * @param prototypes whether a graph of prototypes is drawn over them
     */
    record MapView(
            List<Choice> projections, List<Choice> colourings, String caption, String runsNote, boolean prototypes) {}

    /** One of several buttons. */
    record Choice(String name, boolean chosen) {}

    /**
     * @param cluster its number; for the outliers a word
     * @param mark of the cluster; null for the outliers
     * @param size samples
     * @param share of all samples
     * @param style length of its bar
     * @param confidence mean of its samples
     * @param measures its quality; null where it was not judged
     * @param majority the label most of its samples have, and the part that have it
     */
    record Size(
            String cluster,
            Mark mark,
            String size,
            String share,
            String style,
            String confidence,
            Measures measures,
            String majority) {}

    boolean warned() {
        return !warnings.isEmpty();
    }

    boolean labelled() {
        return sizes.stream().anyMatch(size -> !size.majority().isEmpty());
    }

    boolean judged() {
        return sizes.stream().anyMatch(size -> size.measures() != null);
    }

    /** True if other runs say how stable clusters are. */
    boolean stable() {
        return sizes.stream()
                .anyMatch(size ->
                        size.measures() != null && !size.measures().stability().equals(Numerals.NONE));
    }

    static Page of(ReportView shown) {
        Findings findings = shown.findings();
        SampleDisplay display = shown.display();
        Metrics metrics = findings.metrics();
        Optional<Descriptor<?>> known = Methods.find(metrics.method());
        String method = known.<String>map(Descriptor::title).orElse(metrics.method());
        var composition = new Composition(findings.assignment(), findings.data().labels());
        var sentences = new Sentences(findings, composition, method);
        RunTable runs = RunTable.of(metrics);
        List<Gallery.Card> cards = new Gallery(findings, shown.selection(), display, composition).cards();
        return new Page(
                metrics.data().name(),
                sentences.headline(),
                facts(metrics, runs),
                sentences.all(),
                Stream.concat(findings.warnings().stream(), findings.data().notices().stream())
                        .distinct()
                        .toList(),
                runs,
                AgreementTable.of(metrics),
                shown.projections().isEmpty() ? null : map(shown),
                cards,
                cardsNote(composition, cards.size(), display.note()),
                cards.stream().anyMatch(card -> card.table() == null),
                curves(findings),
                MethodFigures.of(findings, method).orElse(null),
                sizes(composition, findings),
                SilhouetteProfile.of(findings).orElse(null),
                Crosstab.of(findings).orElse(null),
                making(findings.provenance(), known),
                findings.provenance().parameters().entrySet().stream()
                        .map(entry -> new Entry(entry.getKey(), entry.getValue()))
                        .toList(),
                findings.command());
    }

    private static List<Entry> facts(Metrics metrics, RunTable runs) {
        List<Entry> facts = new ArrayList<>();
        facts.add(new Entry("Samples", Numerals.count(metrics.data().samples())));
        facts.add(new Entry("Clusters", Numerals.count(metrics.clusters())));
        Map<String, String> best = runs.best();
        Stream.of("ACC", "NMI", "ARI", "Silhouette")
                .filter(best::containsKey)
                .forEach(name -> facts.add(new Entry(name, best.get(name))));
        return facts;
    }

    private static MapView map(ReportView shown) {
        Findings findings = shown.findings();
        List<String> colours =
                new ArrayList<>(shown.groupings().stream().map(Grouping::name).toList());
        colours.add("Confidence");
        int others = Grouping.otherRuns(findings).length;
        int drawn = shown.selection().mapped().length;
        int all = findings.metrics().data().samples();
        return new MapView(
                choices(shown.projections().stream().map(Projection::name).toList()),
                choices(colours),
                drawn == all
                        ? "All " + Numerals.count(all) + " samples are drawn."
                        : Numerals.count(drawn) + " of " + Numerals.count(all)
                                + " samples are drawn, chosen at random, with at least 20 of each small cluster.",
                others == 0 ? "" : runsNote(findings, others),
                findings.find(PrototypeMap.class).isPresent());
    }

    private static String runsNote(Findings findings, int others) {
        return "A cluster of another run has the colour of the cluster of the run shown that shares most samples with it, one to one; "
                + "a cluster without a counterpart has its own number."
                + (others + 1 == findings.extras().runs().size()
                        ? ""
                        : " Of " + findings.extras().runs().size() + " runs the " + others
                                + " others with the lowest loss can be chosen.");
    }

    private static Curves curves(Findings findings) {
        boolean any = findings.histories().stream()
                .anyMatch(history -> !history.epochs().isEmpty());
        return any ? Curves.of(findings) : null;
    }

    private static List<Choice> choices(List<String> names) {
        return IntStream.range(0, names.size())
                .mapToObj(i -> new Choice(names.get(i), i == 0))
                .toList();
    }

    private static String cardsNote(Composition composition, int shown, String display) {
        long filled = IntStream.range(0, composition.clusters())
                .filter(cluster -> composition.size(cluster) > 0)
                .count();
        return (filled > shown ? "The " + shown + " largest of " + filled + " clusters are shown. " : "") + display;
    }

    private static List<Size> sizes(Composition composition, Findings findings) {
        int n = findings.assignment().size();
        int largest = IntStream.range(0, composition.clusters())
                .map(composition::size)
                .reduce(composition.outliers(), Math::max);
        List<Size> sizes = new ArrayList<>();
        for (int cluster = 0; cluster < composition.clusters(); cluster++) {
            int size = composition.size(cluster);
            sizes.add(new Size(
                    Integer.toString(cluster),
                    Mark.of(cluster),
                    Numerals.count(size),
                    Numerals.percent((double) size / n),
                    bar(size, largest),
                    size == 0 ? Numerals.NONE : Numerals.decimal(composition.confidence(cluster)),
                    Measures.of(findings.metrics(), cluster),
                    composition.majorityInBrief(cluster)));
        }
        int outliers = composition.outliers();
        if (outliers > 0) {
            String share = Numerals.percent((double) outliers / n);
            Measures measures = findings.metrics().quality() == null ? null : Measures.NONE;
            sizes.add(new Size(
                    "none",
                    null,
                    Numerals.count(outliers),
                    share,
                    bar(outliers, largest),
                    Numerals.NONE,
                    measures,
                    ""));
        }
        return sizes;
    }

    private static String bar(int size, int largest) {
        return "width:" + Math.round(100.0 * size / Math.max(1, largest)) + "%";
    }

    private static List<Entry> making(Provenance provenance, Optional<Descriptor<?>> known) {
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry(
                "Method",
                known.map(each -> each.title() + ". " + each.summary()).orElse(provenance.method())));
        known.map(each -> each.type().getAnnotation(Paper.class))
                .ifPresent(paper -> entries.add(new Entry(
                        "Paper", paper.authors() + ": " + paper.title() + ", " + paper.venue() + ", " + paper.year())));
        entries.add(new Entry("Data", provenance.data() + ", " + Numerals.count(provenance.samples()) + " samples"));
        entries.add(new Entry("Data SHA-256", provenance.sha256()));
        entries.add(new Entry("Seed", Long.toString(provenance.seed())));
        entries.add(new Entry("Started", provenance.started()));
        entries.add(new Entry("Time of this run", Numerals.duration(provenance.seconds())));
        entries.add(new Entry("Clade", provenance.clade()));
        entries.add(new Entry("Engine", provenance.engine()));
        entries.add(new Entry("Java", provenance.java()));
        entries.add(new Entry(
                "Machine",
                provenance.platform() + ", " + provenance.device() + ", "
                        + Numerals.count(provenance.threads(), "thread", "threads")));
        return entries;
    }
}
