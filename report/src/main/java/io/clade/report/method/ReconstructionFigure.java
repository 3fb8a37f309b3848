package io.clade.report.method;

import io.clade.data.Kind;
import io.clade.report.findings.DecodedClusters;
import io.clade.report.findings.Findings;
import io.clade.report.page.Mark;
import io.clade.report.page.Numerals;
import io.clade.report.sample.Averages;
import java.util.List;
import java.util.Optional;

/**
 * Centres of clusters and samples beside the reconstructions that the decoder of the model makes of them.
 *
 * @param panels of images or series, one a cluster; empty for tables
 * @param tables of tables, one a cluster; empty for others
 * @param prototypes whether centres are the method's prototypes
 * @param place of the means of samples: above decoded centres, behind or beside them
 * @param note on the drawings; empty for none
 */
record ReconstructionFigure(
        List<ReconstructionPanel> panels, List<Table> tables, boolean prototypes, String place, String note)
        implements MethodFigure {

    private static final int MOST_DIMENSIONS = ReconstructionPanels.MOST_DIMENSIONS;
    private static final int FEATURES = 6;

    /** A cluster of a table. */
    record Table(int cluster, Mark mark, List<Row> rows) {}

    /**
     * @param feature its name
     * @param mean of the cluster's samples
     * @param decoded value of the decoded centre
     */
    record Row(String feature, String mean, String decoded) {}

    /** The figure of the {@link DecodedClusters}; empty where there are none. */
    static Optional<ReconstructionFigure> of(Findings findings) {
        return findings.find(DecodedClusters.class).map(decoded -> of(findings, decoded));
    }

    private static ReconstructionFigure of(Findings findings, DecodedClusters decoded) {
        Averages averages = Averages.of(findings.data(), findings.assignment().clusters());
        boolean table = findings.data().kind() == Kind.TABLE;
        return new ReconstructionFigure(
                table ? List.of() : new ReconstructionPanels(findings.data(), averages, decoded).all(),
                table
                        ? decoded.clusters().stream()
                                .flatMap(cluster -> table(findings, averages, cluster).stream())
                                .toList()
                        : List.of(),
                decoded.prototypes(),
                switch (findings.data().kind()) {
                    case IMAGE -> "above";
                    case SERIES -> "behind";
                    case TABLE -> "beside";
                },
                note(findings, decoded));
    }

    /** The features in which the cluster is farthest from the mean of all; empty where means were too many to keep. */
    private static Optional<Table> table(Findings findings, Averages averages, DecodedClusters.Cluster cluster) {
        List<String> names = findings.data().featureNames();
        float[] decoded = cluster.centre().sample(0);
        return averages.clusterMean(cluster.number())
                .map(mean -> new Table(
                        cluster.number(),
                        Mark.of(cluster.number()),
                        averages.telling(mean, FEATURES).stream()
                                .map(j -> new Row(
                                        names.isEmpty() ? "column " + (j + 1) : names.get(j),
                                        Numerals.decimal((double) mean[j]),
                                        Numerals.decimal((double) decoded[j])))
                                .toList()));
    }

    private static String note(Findings findings, DecodedClusters decoded) {
        StringBuilder note = new StringBuilder();
        if (decoded.left() > 0) {
            note.append("The %s largest of %s clusters are shown. "
                    .formatted(decoded.clusters().size(), decoded.clusters().size() + decoded.left()));
        }
        if (!decoded.sameUnits()) {
            note.append(
                    "The fit scaled each sample by itself, so reconstructions do not have the units of the samples. ");
        }
        boolean series = findings.data().kind() == Kind.SERIES;
        if (series) {
            note.append("Dashed lines are data, full lines are decoded. ");
        }
        if (series && findings.data().shape().extent(1) > MOST_DIMENSIONS) {
            note.append("The first %s of %s dimensions are drawn. "
                    .formatted(MOST_DIMENSIONS, findings.data().shape().extent(1)));
        }
        if (findings.data().kind() == Kind.TABLE) {
            note.append(
                    "Of each cluster, the features are shown in which its mean is farthest from that of all samples, in standard"
                            + " deviations. ");
        }
        return note.toString().strip();
    }

    @Override
    public String template() {
        return "method/reconstructions.html";
    }
}
