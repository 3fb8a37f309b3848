package io.clade.run;

import io.clade.data.Dataset;
import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.evaluation.ExternalIndices;
import io.clade.evaluation.ValidityIndices;
import io.clade.model.Assignment;
import io.clade.model.EmbeddedAssignment;
import io.clade.model.Model;
import io.clade.random.RandomOrder;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The embedding of a dataset, or of a random part of it where the whole would not fit into memory; immutable.
 *
 * @param data the samples in view, in input order
 * @param assignment of the samples in view
 * @param embedding of the samples in view
 * @param isWhole whether all samples are in view
 */
public record EmbeddingView(Dataset data, Assignment assignment, Matrix embedding, boolean isWhole) {

    /** The most numbers of an embedding in view, 256 MB. */
    private static final long MOST_NUMBERS = 1L << 26;

    private static final long SEED = 0;

    /**
     * An assignment with a view of the embedding.
     *
     * @param assignment of all samples
     * @param view of them, or of a part
     */
    record Assigned(Assignment assignment, EmbeddingView view) {}

    /** The assignment of {@code data} by {@code model}, and its embedding. */
    static Assigned assigned(Model model, Dataset data) {
        return assigned(model, data, MOST_NUMBERS);
    }

    static Assigned assigned(Model model, Dataset data, long mostNumbers) {
        int rows = (int) Math.min(data.size(), Math.max(1, mostNumbers / model.embeddingSize()));
        if (rows == data.size()) {
            EmbeddedAssignment all = model.assignEmbedded(data);
            return new Assigned(all.assignment(), new EmbeddingView(data, all.assignment(), all.embedding(), true));
        }
        Assignment all = model.assign(data);
        int[] chosen = sample(data.size(), rows);
        Dataset part = data.select(chosen);
        return new Assigned(all, new EmbeddingView(part, select(all, chosen), model.embed(part), false));
    }

    /** The samples in view, {@code count} of {@code n}, always the same. */
    private static int[] sample(int n, int count) {
        return RandomOrder.part(n, count, new SplittableRandom(SEED));
    }

    /** The clusters or labels of the samples in view, from those of all samples. */
    public Labels seen(Labels all) {
        return isWhole ? all : all.select(sample(all.size(), data.size()));
    }

    private static Assignment select(Assignment assignment, int... rows) {
        float[] confidence = new float[rows.length];
        IntStream.range(0, rows.length).forEach(i -> confidence[i] = assignment.confidence(rows[i]));
        return new Assignment(
                assignment.clusters().select(rows),
                confidence,
                assignment.memberships().selectRows(rows));
    }

    /**
     * All validity indices: external ones of all samples, internal ones of those in view.
     *
     * @param all the dataset, with its labels where it has any
     * @param clusters of all samples
     */
    ValidityIndices indices(Dataset all, Labels clusters) {
        ValidityIndices seen = ValidityIndices.of(data.labels(), assignment.clusters(), embedding);
        if (isWhole || all.labels().isEmpty()) {
            return seen;
        }
        Labels truth = all.labels().get();
        return new ValidityIndices(
                ExternalIndices.accuracy(truth, clusters),
                ExternalIndices.nmi(truth, clusters),
                ExternalIndices.ari(truth, clusters),
                ExternalIndices.purity(truth, clusters),
                seen.silhouette(),
                seen.calinskiHarabasz(),
                seen.daviesBouldin());
    }
}
