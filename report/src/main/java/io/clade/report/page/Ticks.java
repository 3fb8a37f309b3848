package io.clade.report.page;

import java.util.ArrayList;
import java.util.List;

/** Round numbers for the ticks of an axis. */
public final class Ticks {

    private static final double ROUNDING = 1e-9;

    /** Steps of fewer units in the last place than this are no steps. */
    private static final double UNITS = 4;

    /** Digits that a number of double precision has. */
    private static final int MOST_DECIMALS = 15;

    private Ticks() {}

    /**
     * 1, 2 or 5 times a power of ten, no less than {@code least}.
     *
     * @param least above 0
     */
    public static double roundStep(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        double digits = least / power;
        return power * (digits <= 1 ? 1 : digits <= 2 ? 2 : digits <= 5 ? 5 : 10);
    }

    /** The decimals that distinguish numbers {@code step} apart, at most {@value #MOST_DECIMALS}. */
    public static int decimals(double step) {
        return (int) Math.max(0, Math.min(MOST_DECIMALS, Math.ceil(-Math.log10(step) - ROUNDING)));
    }

    /**
     * The multiples of a round step from {@code low} to {@code high}, about {@code count} of them; the two ends themselves where
     * numbers of their size are too far apart for so small a step.
     */
    public static List<Double> linear(double low, double high, int count) {
        double step = high > low ? roundStep((high - low) / count) : 1;
        double unit = Math.ulp(Math.max(Math.abs(low), Math.abs(high)));
        if (!(step > UNITS * unit) || Double.isInfinite(step)) {
            return high > low ? List.of(low, high) : List.of(low);
        }
        List<Double> ticks = new ArrayList<>();
        for (double i = Math.ceil(low / step - ROUNDING); i * step <= high + step * ROUNDING; i++) {
            // Without the sign of a negative zero.
            ticks.add(i * step + 0.0);
        }
        return ticks;
    }

    /**
     * Powers of ten between {@code low} and {@code high}; where there are fewer than two, also numbers between them.
     *
     * @param low above 0
     */
    public static List<Double> logarithmic(double low, double high, int count) {
        int from = (int) Math.ceil(Math.log10(low) - ROUNDING);
        int to = (int) Math.floor(Math.log10(high) + ROUNDING);
        if (to - from < 1) {
            return linear(low, high, count);
        }
        int step = (to - from) / count + 1;
        List<Double> ticks = new ArrayList<>();
        for (int power = from; power <= to; power += step) {
            ticks.add(Math.pow(10, power));
        }
        return ticks;
    }
}
