package io.clade.data.generated;

import io.clade.data.Dataset;
import io.clade.input.Require;

/** Two half circles of radius 1 in the plane that reach into each other. */
public final class Moons {

    private Moons() {}

    /**
     * The points cos t, sin t of the first moon and 1 − cos t, ½ − sin t of the second, t evenly spaced over [0, π].
     *
     * @param n samples, half of them in each moon, 2 or more
     * @param noise standard deviation of the Gaussian added to each coordinate, 0 or more
     * @return n×2 with labels 0 and 1, in random order
     */
    public static Dataset generate(int n, double noise, long seed) {
        Require.atLeast("n of moons", n, 2);
        Require.notNegative("noise of moons", noise);
        Randomness random = new Randomness(seed);
        double[][] points = new double[n][];
        int[] moon = new int[n];
        int outer = n / 2;
        for (int i = 0; i < n; i++) {
            moon[i] = i < outer ? 0 : 1;
            double t = moon[i] == 0 ? angle(i, outer) : angle(i - outer, n - outer);
            double x = StrictMath.cos(t);
            double y = StrictMath.sin(t);
            points[i] = moon[i] == 0 ? new double[] {x, y} : new double[] {1 - x, 0.5 - y};
            points[i][0] += random.gaussian(noise);
            points[i][1] += random.gaussian(noise);
        }
        return random.shuffled("moons", points, moon, 2);
    }

    private static double angle(int i, int count) {
        return count == 1 ? 0 : StrictMath.PI * i / (count - 1);
    }
}
