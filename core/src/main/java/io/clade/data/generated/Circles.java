package io.clade.data.generated;

import io.clade.data.Dataset;
import io.clade.input.Require;

/** A circle of radius 1 in the plane with a smaller one inside. */
public final class Circles {

    private Circles() {}

    /**
     * Points evenly spaced on both circles.
     *
     * @param n samples, half of them on each circle, 2 or more
     * @param noise standard deviation of the Gaussian added to each coordinate, 0 or more
     * @param factor radius of the inner circle, from 0 to 1
     * @return n×2 with label 0 for the outer circle and 1 for the inner, in random order
     */
    public static Dataset generate(int n, double noise, double factor, long seed) {
        Require.atLeast("n of circles", n, 2);
        Require.notNegative("noise of circles", noise);
        Require.between("factor of circles", factor, 0, 1);
        Randomness random = new Randomness(seed);
        double[][] points = new double[n][];
        int[] circle = new int[n];
        int outer = n / 2;
        for (int i = 0; i < n; i++) {
            circle[i] = i < outer ? 0 : 1;
            double turn = circle[i] == 0 ? (double) i / outer : (double) (i - outer) / (n - outer);
            double radius = circle[i] == 0 ? 1 : factor;
            points[i] = new double[] {
                radius * StrictMath.cos(2 * StrictMath.PI * turn) + random.gaussian(noise),
                radius * StrictMath.sin(2 * StrictMath.PI * turn) + random.gaussian(noise)
            };
        }
        return random.shuffled("circles", points, circle, 2);
    }
}
