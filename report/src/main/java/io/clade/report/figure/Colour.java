package io.clade.report.figure;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A colour of a style sheet.
 *
 * @param red 0…255
 * @param green 0…255
 * @param blue 0…255
 * @param opacity 0…1
 */
record Colour(double red, double green, double blue, double opacity) {

    private static final Pattern HEX = Pattern.compile("#([0-9a-f]{3}|[0-9a-f]{6})");
    private static final Pattern RGB = Pattern.compile("rgba?\\((.*)\\)");
    private static final Pattern MIX = Pattern.compile("color-mix\\(in srgb, *(.+?) +([\\d.]+)%, *(.+)\\)");

    /** Reads {@code #rgb}, {@code #rrggbb}, {@code rgb(…)} or {@code color-mix(in srgb, A p%, B)}; empty for anything else. */
    static Optional<Colour> of(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        Matcher hex = HEX.matcher(plain);
        if (hex.matches()) {
            String digits = hex.group(1);
            String all = digits.length() == 6 ? digits : digits.replaceAll("(.)", "$1$1");
            return Optional.of(new Colour(part(all, 0), part(all, 2), part(all, 4), 1));
        }
        Matcher rgb = RGB.matcher(plain);
        if (rgb.matches()) {
            return channels(rgb.group(1));
        }
        Matcher mix = MIX.matcher(plain);
        if (mix.matches()) {
            double share = Double.parseDouble(mix.group(2)) / 100;
            return of(mix.group(1)).flatMap(a -> of(mix.group(3)).map(b -> a.mixed(b, share)));
        }
        return Optional.empty();
    }

    private static int part(String digits, int from) {
        return Integer.parseInt(digits.substring(from, from + 2), 16);
    }

    private static Optional<Colour> channels(String list) {
        try {
            double[] parts = Arrays.stream(list.split("[ ,/]+"))
                    .mapToDouble(part -> part.endsWith("%")
                            ? Double.parseDouble(part.replace("%", "")) / 100
                            : Double.parseDouble(part))
                    .toArray();
            return parts.length < 3
                    ? Optional.empty()
                    : Optional.of(new Colour(parts[0], parts[1], parts[2], parts.length > 3 ? parts[3] : 1));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private Colour mixed(Colour other, double share) {
        return new Colour(
                share * red + (1 - share) * other.red,
                share * green + (1 - share) * other.green,
                share * blue + (1 - share) * other.blue,
                share * opacity + (1 - share) * other.opacity);
    }

    /** {@code #rrggbb}, without the opacity. */
    String hex() {
        return String.format(Locale.ROOT, "#%02x%02x%02x", Math.round(red), Math.round(green), Math.round(blue));
    }
}
