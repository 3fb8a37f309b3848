package io.clade.evaluation.quality;

import io.clade.data.Labels;
import io.clade.data.Matrix;
import java.util.List;

/**
 * Hints at other clusterings: pairs of clusters that look like one, and clusters that look like two. A cluster of a
 * pair is never among the latter, since it may be a piece of what the pair is.
 *
 * @param mergers the surest first
 * @param splits the surest first; of clusters that are in no merger
 */
public record MergeSplitHints(List<MergeHint> mergers, List<SplitHint> splits) {

    public MergeSplitHints {
        mergers = List.copyOf(mergers);
        splits = List.copyOf(splits);
    }

    /**
     * @param points n×d
     * @param clusters n codes; NONE marks an outlier
     * @throws io.clade.input.InputException unless there is one label a point
     */
    public static MergeSplitHints of(Matrix points, Labels clusters) {
        List<MergeHint> mergers = MergeHint.hints(points, clusters);
        List<SplitHint> splits = SplitHint.hints(points, clusters).stream()
                .filter(split -> mergers.stream().noneMatch(merger -> merger.holds(split.cluster())))
                .toList();
        return new MergeSplitHints(mergers, splits);
    }
}
