package io.clade.model.part;

import io.clade.network.weight.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The clusterings from which one was taken without looking at labels, in the order they were fitted.
 *
 * @param all of them
 * @param taken index of the one that the model is
 * @param reason that it was taken for
 */
public record Candidates(List<Candidate> all, int taken, Reason reason) implements ModelPart {

    static final PartFormat<Candidates> FORMAT = new PartFormat<>("candidates", Candidates.class, Candidates::read);

    private static final String SEPARATOR = "|";
    private static final String CHOICE = "choice";

    public Candidates {
        all = List.copyOf(all);
    }

    /** Reasons to take a candidate. */
    public enum Reason {
        /** The others agree with it most. */
        AGREEMENT("the other candidates agree with it most"),
        /** It cuts far fewer neighbours apart than the one that the others agree with most. */
        NEIGHBOURS("it separates hardly any neighbours, where the others do"),
        /** It is deep, and the others agree with it more than half as much as with the best of them. */
        DEEP("it trains a network, and the other candidates do not contradict it");

        private final String words;

        Reason(String words) {
            this.words = words;
        }
    }

    /**
     * One candidate.
     *
     * @param method name of the method
     * @param features that it clustered, in words
     * @param agreement mean adjusted Rand index with all other candidates, from 0 to 1
     * @param separated share of the pairs of nearest neighbours that are in two clusters, from 0 to 1
     * @param clusters that it found
     */
    public record Candidate(String method, String features, double agreement, double separated, int clusters) {}

    /** The candidate that was taken. */
    public Candidate best() {
        return all.get(taken);
    }

    /** One sentence: what was taken and why. */
    public String inWords() {
        Candidate best = best();
        return String.format(
                Locale.ROOT,
                "%s on %s was taken of %d candidates, because %s (agreement %.2f, from %.2f to %.2f).",
                best.method(),
                best.features(),
                all.size(),
                reason.words,
                best.agreement(),
                all.stream().mapToDouble(Candidate::agreement).min().orElseThrow(),
                all.stream().mapToDouble(Candidate::agreement).max().orElseThrow());
    }

    @Override
    public Weights arrays() {
        Weights.Builder arrays = Weights.builder().put(CHOICE, new long[] {2}, new float[] {taken, reason.ordinal()});
        for (int i = 0; i < all.size(); i++) {
            Candidate one = all.get(i);
            arrays.put(
                    String.join(SEPARATOR, String.format(Locale.ROOT, "%03d", i), one.method(), one.features()),
                    new long[] {3},
                    new float[] {(float) one.agreement(), (float) one.separated(), one.clusters()});
        }
        return arrays.build();
    }

    private static Candidates read(Weights arrays) {
        List<Candidate> all = new ArrayList<>();
        arrays.names().stream().filter(name -> !name.equals(CHOICE)).sorted().forEach(name -> {
            String[] words = name.split(Pattern.quote(SEPARATOR), 3);
            float[] values = arrays.require(name).values();
            all.add(new Candidate(words[1], words[2], values[0], values[1], (int) values[2]));
        });
        float[] choice = arrays.require(CHOICE).values();
        return new Candidates(all, (int) choice[0], Reason.values()[(int) choice[1]]);
    }
}
