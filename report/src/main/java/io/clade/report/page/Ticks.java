package io.clade.report.page;

import java.util.ArrayList;
import java.util.List;

/** Round numbers for the ticks of an axis. */
public final class Ticks {

    private static final double ROUNDING = 1e-9;

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

    /** The decimals that distinguish numbers {@code step} apart. */
    public static int decimals(double step) {
        return (int) Math.max(0, Math.ceil(-Math.log10(step) - ROUNDING));
    }

    /** The multiples of a round step from {@code low} to {@code high}, about {@code count} of them. */
    public static List<Double> linear(double low, double high, int count) {
        List<Double> ticks = new ArrayList<>();
        double step = high > low ? roundStep((high - low) / count) : 1;
        for (double i = Math.ceil(low / step - ROUNDING); i * step <= high + step * ROUNDING; i++) {
            ticks.add(i * step);
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
