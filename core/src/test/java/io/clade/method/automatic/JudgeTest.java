package io.clade.method.automatic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Dataset;
import io.clade.data.FloatSamples;
import io.clade.data.Labels;
import io.clade.data.Shape;
import io.clade.data.preprocessing.BatchReader;
import io.clade.data.preprocessing.FittedPreprocessing;
import io.clade.data.preprocessing.Preprocessing;
import io.clade.data.preprocessing.Scaling;
import io.clade.model.part.Candidates.Reason;
import io.clade.partition.NearestNeighbours;
import io.clade.tensor.runtime.Device;
import java.util.List;
import org.junit.jupiter.api.Test;

class JudgeTest {

    /** Twelve samples on a line, 1 apart; those of each half are 10 from the others. */
    private static final Labels HALVES = codes(0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1);

    private static final Labels ONE_OFF = codes(0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1);
    private static final Labels TWO_OFF = codes(0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1);
    private static final Labels ALTERNATING = codes(0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1);

    private static Labels codes(int... codes) {
        return Labels.ofCodes(codes, 2);
    }

    private static Judge judge(Labels... clusterings) {
        float[] line = new float[12];
        for (int i = 0; i < line.length; i++) {
            line[i] = i < 6 ? i : i + 10;
        }
        Dataset data = Dataset.of("line", Shape.table(1), new FloatSamples(1, line));
        FittedPreprocessing plain = FittedPreprocessing.fit(Preprocessing.scaled(Scaling.NONE, 0), data);
        return new Judge(List.of(clusterings), NearestNeighbours.of(new BatchReader(data, plain, Device.CPU), 2, 1));
    }

    @Test
    void the_clusters_that_the_others_agree_with_most_are_taken() {
        Judge judge = judge(ALTERNATING, TWO_OFF, ONE_OFF, ONE_OFF);
        assertThat(judge.verdict(new boolean[4])).isEqualTo(new Judge.Verdict(2, Reason.AGREEMENT));
        assertThat(judge.agreement(2)).isEqualTo(judge.agreement(3)).isGreaterThan(judge.agreement(1));
    }

    @Test
    void separated_neighbours_are_counted() {
        // Each sample has two neighbours in its half. ONE_OFF separates sample 5 from both of its own and from sample
        // 4's
        // and 3's, whose nearest two include it: of 4 it is one, of 3 it is none.
        Judge judge = judge(HALVES, ONE_OFF);
        assertThat(judge.separated(0)).isZero();
        assertThat(judge.separated(1)).isCloseTo(3 / 24.0, within(1e-12));
    }

    @Test
    void clusters_that_separate_no_neighbours_are_taken_against_the_majority() {
        Judge judge = judge(ALTERNATING, ALTERNATING, ALTERNATING, HALVES);
        assertThat(judge.verdict(new boolean[4])).isEqualTo(new Judge.Verdict(3, Reason.NEIGHBOURS));
    }

    @Test
    void a_small_cluster_is_no_shape() {
        // Alone in its cluster, the last sample separates few; a cluster of one of twelve is below a quarter of six.
        Labels lonely = codes(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);
        Judge judge = judge(ALTERNATING, ALTERNATING, ALTERNATING, lonely);
        assertThat(judge.verdict(new boolean[4]).reason()).isEqualTo(Reason.AGREEMENT);
    }

    @Test
    void a_deep_clustering_needs_nearly_the_best_agreement() {
        boolean[] last = {false, false, false, true};
        assertThat(judge(ONE_OFF, ONE_OFF, TWO_OFF, ONE_OFF).verdict(last))
                .isEqualTo(new Judge.Verdict(3, Reason.DEEP));
        assertThat(judge(ONE_OFF, ONE_OFF, TWO_OFF, ALTERNATING).verdict(last).reason())
                .isEqualTo(Reason.AGREEMENT);
    }
}
