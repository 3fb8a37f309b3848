package io.clade.report.page;

import java.util.List;
import java.util.Locale;

/** Formats numbers for readers of a page. */
public final class Numerals {

    /** Shown where a number is not defined. */
    public static final String NONE = "–";

    private Numerals() {}

    /** For example {@code 70,000}. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** For example {@code 1 sample} or {@code 1,797 samples}. */
    public static String count(long number, String singular, String plural) {
        return count(number) + " " + (number == 1 ? singular : plural);
    }

    /** The number as text: with three decimals if it is about 1, otherwise with four significant digits. */
    public static String decimal(Double number) {
        if (number == null || !Double.isFinite(number)) {
            return NONE;
        }
        double size = Math.abs(number);
        return size == 0 || isPlain(size)
                ? plain(number, decimals(size))
                : String.format(Locale.ROOT, "%.2e", number).replace('-', '−');
    }

    /** Numbers to be compared, all with the decimals that show four digits of the largest. */
    public static List<String> column(List<Double> numbers) {
        double largest = numbers.stream()
                .filter(number -> number != null && Double.isFinite(number))
                .mapToDouble(Math::abs)
                .max()
                .orElse(0);
        int decimals = Math.max(0, 3 - (int) Math.floor(Math.log10(largest)));
        return numbers.stream()
                .map(number -> number == null || !Double.isFinite(number) || !isPlain(largest)
                        ? decimal(number)
                        : plain(number, decimals))
                .toList();
    }

    private static boolean isPlain(double size) {
        return size >= 1e-3 && size < 1e9;
    }

    private static int decimals(double size) {
        if (size > 0 && size < 0.01) {
            return 5;
        }
        return size < 10 ? 3 : size < 100 ? 2 : size < 1000 ? 1 : 0;
    }

    /** A deviation from {@code mean}, with the mean's decimals. */
    public static String beside(Double mean, Double deviation) {
        return mean == null || deviation == null || !Double.isFinite(deviation)
                ? NONE
                : plain(deviation, decimals(Math.abs(mean)));
    }

    /** For example {@code 0.971 ± 0.004}; the mean alone where there is no deviation. */
    public static String spread(Double mean, Double deviation) {
        String beside = beside(mean, deviation);
        return beside.equals(NONE) ? decimal(mean) : decimal(mean) + " ± " + beside;
    }

    /** The number with grouped digits and a true minus sign; zero has none. */
    public static String plain(double number, int decimals) {
        return String.format(Locale.ROOT, "%,." + decimals + "f", number + 0.0).replace('-', '−');
    }

    /** A place in a drawing, as SVG writes it. */
    public static String place(double place) {
        return String.format(Locale.ROOT, "%.1f", place);
    }

    /** For example {@code 42 %}, {@code 0.3 %}, {@code 99.9 %}; a share below 1 never reads 100 %. */
    public static String percent(double share) {
        double percent = 100 * share;
        if (percent > 0 && percent < 0.1) {
            return "under 0.1 %";
        }
        if (percent > 0 && percent < 9.95) {
            return plain(percent, 1) + " %";
        }
        return percent > 99 && share < 1 ? plain(Math.min(percent, 99.9), 1) + " %" : plain(percent, 0) + " %";
    }

    /** For example {@code 0.84 s}, {@code 2 min 5 s}, {@code 1 h 3 min}. */
    public static String duration(double seconds) {
        if (!Double.isFinite(seconds)) {
            return NONE;
        }
        if (seconds < 59.95) {
            return plain(seconds, seconds < 10 ? 2 : 1) + " s";
        }
        long whole = Math.round(seconds);
        return whole < 3600
                ? whole / 60 + " min " + whole % 60 + " s"
                : whole / 3600 + " h " + whole % 3600 / 60 + " min";
    }
}
