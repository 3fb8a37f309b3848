package io.clade.report.cluster;

import io.clade.data.Labels;
import io.clade.report.findings.Findings;
import io.clade.report.findings.Selection;
import io.clade.report.page.Mark;
import io.clade.report.page.Numerals;
import io.clade.report.sample.Contrast;
import io.clade.report.sample.FeatureTable;
import io.clade.report.sample.SampleDisplay;
import io.clade.report.thumbnail.SampleDrawing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The cards of the clusters, for the template. */
public final class Gallery {

    private final Findings findings;
    private final Selection selection;
    private final SampleDisplay display;
    private final Composition composition;
    private final ClusterRelations hints;

    public Gallery(Findings findings, Selection selection, SampleDisplay display, Composition composition) {
        this.findings = findings;
        this.selection = selection;
        this.display = display;
        this.composition = composition;
        this.hints = new ClusterRelations(findings, composition);
    }

    /**
     * @param cluster from 0
     * @param mark of the cluster
     * @param size samples, in words
     * @param share of all samples
     * @param confidence mean over its samples
     * @param majority the label most of its samples have, in words; empty without labels
     * @param typical the mean sample; null where there is none
     * @param contrast with all other clusters; null where there is nothing to say
     * @param nearest the nearest other cluster, in words; empty where it is not known
     * @param doubts about it, a sentence each
     * @param certain the most certain samples
     * @param uncertain the least certain samples
     * @param table for table rows, in place of the samples; else null
     */
    public record Card(
            int cluster,
            Mark mark,
            String size,
            String share,
            String confidence,
            String majority,
            SampleDrawing typical,
            Contrast contrast,
            String nearest,
            List<String> doubts,
            List<Sample> certain,
            List<Sample> uncertain,
            FeatureTable table) {

        /** True if there is anything to say of it in words. */
        boolean described() {
            return (contrast != null && !contrast.words().isEmpty()) || !nearest.isEmpty() || !doubts.isEmpty();
        }

        /** True if there are least certain samples beside the most certain ones. */
        boolean ends() {
            return !uncertain.isEmpty();
        }
    }

    /**
     * @param drawing of the sample
     * @param description in words
     * @param caption its label, or without labels its confidence
     * @param odd whether its label is not its cluster's majority label
     */
    public record Sample(SampleDrawing drawing, String description, String caption, boolean odd) {}

    public List<Card> cards() {
        List<Card> cards = new ArrayList<>();
        for (int cluster : selection.cards()) {
            Selection.Extremes extremes = selection.extremes(cluster);
            int size = composition.size(cluster);
            cards.add(new Card(
                    cluster,
                    Mark.of(cluster),
                    Numerals.count(size, "sample", "samples"),
                    Numerals.percent((double) size / findings.data().size()),
                    Numerals.decimal(composition.confidence(cluster)),
                    composition.majorityInWords(cluster),
                    display.typical(cluster).orElse(null),
                    display.contrast(cluster).orElse(null),
                    hints.nearest(cluster),
                    hints.doubts(cluster),
                    samples(extremes.certain(), cluster),
                    samples(extremes.uncertain(), cluster),
                    display.table(cluster, extremes).orElse(null)));
        }
        return cards;
    }

    private List<Sample> samples(List<Integer> rows, int cluster) {
        List<Sample> samples = new ArrayList<>();
        for (int row : rows) {
            display.drawing(row).ifPresent(drawing -> samples.add(sample(row, cluster, drawing)));
        }
        return samples;
    }

    private Sample sample(int row, int cluster, SampleDrawing drawing) {
        String confidence = Numerals.decimal((double) findings.assignment().confidence(row));
        Optional<Labels> labels = findings.data().labels();
        String label = labels.map(all -> all.name(all.get(row))).orElse("");
        boolean odd = labels.isPresent() && labels.get().get(row) != composition.majority(cluster);
        String description = "Sample " + findings.data().id(row) + (label.isEmpty() ? "" : ", label " + label)
                + ", confidence " + confidence;
        return new Sample(drawing, description, label.isEmpty() ? confidence : label, odd);
    }
}
