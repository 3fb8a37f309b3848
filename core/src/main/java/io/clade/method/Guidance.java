package io.clade.method;

import io.clade.data.Feed;
import io.clade.data.Knob;
import io.clade.data.Require;
import io.clade.data.view.Augmentation;
import io.clade.objective.Agreement;
import io.clade.objective.Simplex;
import io.clade.partition.NearestNeighbours;
import io.clade.training.History;
import io.clade.training.Loss;
import io.clade.training.Partners;
import java.util.List;
import java.util.Optional;

/**
 * What leads training past poor optima without labels: a part that any method with memberships can take. A clustering loss
 * alone is as low for two classes merged and a third one split as for the right clusters; that a sample and its partners
 * belong together, that clusters are about as large as each other, and that several cluster layers compete from different
 * starts, tells them apart.
 *
 * @param agreement weight of the agreement with partners; 0 for none
 * @param mutual whether samples also move to their partners, and not only these to them
 * @param neighbours K, nearest neighbours that partners are drawn from; 0 for the samples themselves
 * @param augmentation strength of the random changes to partners
 * @param balance weight of the imbalance of the clusters' sizes
 * @param rivals cluster layers that train side by side at first
 * @param trial share of the epochs after which the rival of lowest loss goes on alone
 */
public record Guidance(
        @Knob(
                value =
                        "Weight of the neighbour-consistency term: a sample and its partner should be in one cluster; 0 omits it.",
                least = 0)
        double agreement,

        @Knob(
                value =
                        "Whether the neighbour-consistency gradient also moves the sample, which sharpens memberships; false moves"
                                + " only the partner.",
                name = "mutual_agreement")
        boolean mutual,

        @Knob(
                value =
                        "Number of nearest neighbours from which a sample's partner is drawn; 0 takes the sample itself.",
                least = 0,
                most = 1000)
        int neighbours,

        @Knob(value = "Strength of the random augmentation of partners; 0 turns it off.", least = 0, most = 10)
        double augmentation,

        @Knob(
                value = "Weight of the marginal-entropy term, which favours clusters of similar sizes; 0 omits it.",
                least = 0)
        double balance,

        @Knob(value = "Number of cluster heads trained side by side from different starts.", least = 1, most = 100)
        int rivals,

        @Knob(
                value = "Share of the epochs after which the head with the lowest loss continues alone.",
                least = 0.01,
                most = 1)
        double trial) {

    private static final String RIVAL = "rival ";

    /** None of it, as the papers have it. */
    public static final Guidance NONE = new Guidance(0, false, 0, 0, 0, 1, 0.3);

    public Guidance {
        Require.notNegative("agreement", agreement);
        Require.atLeast("neighbours", neighbours, 0);
        Require.notNegative("augmentation", augmentation);
        Require.notNegative("balance", balance);
        Require.atLeast("rivals", rivals, 1);
        Require.between("trial", trial, 0.01, 1);
    }

    /** What clustered best over several sets of images and series; see docs/decisions. */
    public static Guidance recommended() {
        return new Guidance(5, false, 5, 1, 2, 5, 0.3);
    }

    /**
     * The same for losses that leave memberships soft, which need an agreement that sharpens them; {@link #recommended} is
     * for losses that sharpen by themselves. An agreement that moves both sides is lowest where clusters merge: it takes more
     * balance to keep them apart.
     */
    public static Guidance sharpening() {
        return new Guidance(5, true, 10, 1, 10, 5, 0.3);
    }

    /** The same with so many {@code rivals}. */
    public Guidance withRivals(int other) {
        return new Guidance(agreement, mutual, neighbours, augmentation, balance, other, trial);
    }

    /** What the loss of a trial calls its part of the rival of this number, from 1. */
    static String rival(int number) {
        return RIVAL + number;
    }

    /** Whether rivals shared {@code epoch}; its loss is the mean of theirs, and so of the size of the loss that follows. */
    public static boolean isTrial(History.Epoch epoch) {
        return !epoch.terms().isEmpty() && epoch.terms().keySet().stream().allMatch(term -> term.startsWith(RIVAL));
    }

    /** The partners of the samples of {@code feed}; empty where nothing is to agree. */
    Optional<Partners> partners(Feed feed, long seed) {
        if (agreement == 0) {
            return Optional.empty();
        }
        Optional<NearestNeighbours> nearest =
                neighbours == 0 ? Optional.empty() : Optional.of(NearestNeighbours.of(feed, neighbours, seed));
        return Optional.of(new Partners(feed, Augmentation.of(feed.shape(), augmentation), nearest));
    }

    /**
     * Adds the terms of this guidance to the loss of each cluster layer.
     *
     * @param losses one for each cluster layer, in order
     * @param pass with memberships of each, also of the partners where there are any
     * @return {@code losses}
     */
    public List<Loss> add(List<Loss> losses, Pass pass) {
        for (int layer = 0; layer < losses.size(); layer++) {
            add(losses.get(layer), pass, layer);
        }
        return losses;
    }

    private void add(Loss loss, Pass pass, int layer) {
        var u = pass.samples().assignments().get(layer);
        pass.partners().ifPresent(partners -> {
            var v = partners.assignments().get(layer);
            loss.plus("agreement", agreement, mutual ? Agreement.mutual(u, v) : Agreement.crossEntropy(u, v));
        });
        if (balance > 0) {
            loss.plus("balance", balance, Simplex.imbalance(u));
        }
    }
}
