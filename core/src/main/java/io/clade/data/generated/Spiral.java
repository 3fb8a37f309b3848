package io.clade.data.generated;

import io.clade.data.Dataset;
import io.clade.input.Require;

/** Archimedean spirals in the plane, wound into each other. */
public final class Spiral {

    /** Radius where the arms begin, as a share of the one where they end. */
    private static final double INNER = 0.1;

    private Spiral() {}

    /**
     * Points (r cos t, r sin t) with r growing evenly with t from 0.1 to 1, spread evenly over each arm's length.
     *
     * @param n samples, spread evenly over the arms, at least {@code arms}
     * @param noise standard deviation of the Gaussian added to each coordinate, 0 or more
     * @param arms spirals, each turned by an equal angle against the next; 1 is the single spiral of competitive
     *     learning's experiments
     * @param turns turns of an arm, above 0
     * @return n×2 with the arm as label, in random order
     */
    public static Dataset generate(int n, double noise, int arms, double turns, long seed) {
        Require.atLeast("arms of spiral", arms, 1);
        Require.atLeast("n of spiral", n, arms);
        Require.notNegative("noise of spiral", noise);
        Require.positive("turns of spiral", turns);
        Randomness random = new Randomness(seed);
        double[][] points = new double[n][];
        int[] arm = new int[n];
        for (int i = 0; i < n; i++) {
            arm[i] = i % arms;
            int inArm = (n - arm[i] + arms - 1) / arms;
            double share = inArm == 1 ? 0 : (double) (i / arms) / (inArm - 1);
            // Length grows with the square of the radius, so even steps along the arm are even steps of r².
            double radius = StrictMath.sqrt(INNER * INNER + share * (1 - INNER * INNER));
            double angle = 2 * StrictMath.PI * (turns * (radius - INNER) / (1 - INNER) + (double) arm[i] / arms);
            points[i] = new double[] {
                radius * StrictMath.cos(angle) + random.gaussian(noise),
                radius * StrictMath.sin(angle) + random.gaussian(noise)
            };
        }
        return random.shuffled("spiral", points, arm, arms);
    }
}
