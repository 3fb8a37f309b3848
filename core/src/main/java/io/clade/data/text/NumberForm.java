package io.clade.data.text;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The form of the numbers of a column: the decimal mark, and a sign of percent, of a currency or of a unit beside them.
 * Spaces and apostrophes between thousands, and whichever of point and comma is not the decimal mark, are passed over.
 *
 * @param comma whether a comma, not a point, is the decimal mark
 * @param grouped whether thousands are parted
 * @param unit the sign of percent, of a currency or of a unit; empty for none
 */
public record NumberForm(boolean comma, boolean grouped, String unit) {

    private static final String SPACES = "[\\s\\u00A0\\u2007\\u2009\\u202F]";
    private static final String MINUS = "[+\\-\\u2212]?";
    private static final String UNIT =
            "(?:[A-Z]{0,3}\\p{Sc}|USD|EUR|GBP|CHF|JPY|CNY|SEK|NOK|DKK|PLN|CZK|HUF|INR|AUD|CAD|BRL|kr\\.?|z\u0142|K\u010D|Fr\\.|%)";

    /** Units of measurement, which stand behind a number. */
    private static final String MEASURE =
            "(?:[km\u00B5\u03BC]?g|lbs?|oz|[kcm]m|[\u00B5\u03BC]m|m[\u00B2\u00B3]?|km/h|mph|mi|ft|ml|ms|min|kWh|[kM]?W|[kMG]?Hz"
                    + "|[kKMG]B|mmHg|bpm|ppm|px|\u00B0[CFNSEW]?)";

    private static final Pattern CELL = Pattern.compile("(?<open>\\()?(?<before>" + MINUS + ")" + SPACES + "*(?<left>"
            + UNIT + ")?" + SPACES + "*(?<after>" + MINUS
            + ")(?<body>\\d[\\d.,'\u2019\\s\\u00A0\\u2007\\u2009\\u202F]*|[.,]\\d+)(?<exponent>[eE][+-]?\\d+)?" + SPACES
            + "*(?<right>" + UNIT + "|" + MEASURE + ")?(?<close>\\))?");

    private static final String THOUSANDS = "[1-9]\\d{0,2}";
    private static final Pattern POINT = Pattern.compile("\\d+\\.?\\d*|\\.\\d+");
    private static final Pattern COMMA = Pattern.compile("\\d+,?\\d*|,\\d+");
    private static final Pattern GROUPED_POINT = grouped(",", "\\.");
    private static final Pattern GROUPED_COMMA = grouped("\\.", ",");

    private static Pattern grouped(String thousands, String decimal) {
        return Pattern.compile("%1$s(?:(?:%2$s\\d{3})+|(?: \\d{3})+|(?:'\\d{3})+)(?:%3$s\\d*)?"
                .formatted(THOUSANDS, thousands, decimal));
    }

    /** One text, taken to pieces. */
    record Cell(
            String unit,
            boolean point,
            boolean comma,
            boolean pointParted,
            boolean commaParted,
            boolean plain,
            boolean zero) {}

    /** The pieces of a text; empty where it is no number in any form. */
    static Optional<Cell> cell(String text) {
        Matcher cell = CELL.matcher(text.strip());
        if (!cell.matches()) {
            return Optional.empty();
        }
        boolean open = cell.group("open") != null;
        boolean signed = !cell.group("before").isEmpty() || !cell.group("after").isEmpty();
        boolean twice = cell.group("left") != null && cell.group("right") != null
                || !cell.group("before").isEmpty() && !cell.group("after").isEmpty();
        if (open != (cell.group("close") != null) || open && signed || twice) {
            return Optional.empty();
        }
        String body = cell.group("body")
                .replaceAll(SPACES, " ")
                .replace('\u2019', '\'')
                .strip();
        boolean pointParted = GROUPED_POINT.matcher(body).matches();
        boolean commaParted = GROUPED_COMMA.matcher(body).matches();
        String unit = cell.group("left") != null ? cell.group("left") : cell.group("right");
        boolean point = POINT.matcher(body).matches() || pointParted;
        boolean comma = COMMA.matcher(body).matches() || commaParted;
        boolean plain = !open && NumberText.isPlain(text);
        return point || comma
                ? Optional.of(new Cell(
                        unit == null ? "" : unit,
                        point,
                        comma,
                        pointParted,
                        commaParted,
                        plain,
                        body.matches("[0.,]+")))
                : Optional.empty();
    }

    /** True if the text is a number in some form. A measure is none: names of columns may look like one. */
    static boolean matches(String text) {
        return cell(text).filter(cell -> !cell.unit().matches(MEASURE)).isPresent();
    }

    /** SQL of the number, as text with a decimal point, that {@code text}, SQL too, holds in this form. */
    public String plain(String text) {
        String bare =
                "regexp_replace(replace(%s, '%s', ''), '[\\s\\x{00A0}\\x{2007}\\x{2009}\\x{202F}''\\x{2019}]', '', 'g')"
                        .formatted(text, unit.isEmpty() ? " " : unit.replace("'", "''"));
        String signed = "regexp_replace(replace(%s, '\u2212', '-'), '^\\((.*)\\)$', '-\\1')".formatted(bare);
        String whole = "replace(%s, '%s', '')".formatted(signed, comma ? "." : ",");
        return comma ? "replace(%s, ',', '.')".formatted(whole) : whole;
    }

    /** The difference from plain numbers, in words. */
    public String words() {
        String mark = comma ? "decimal commas" : "";
        String thousands = grouped ? "parted thousands" : "";
        String sign = unit.isEmpty() ? "" : unit.equals("%") ? "percent" : unit;
        String all =
                Stream.of(mark, thousands, sign).filter(word -> !word.isEmpty()).collect(Collectors.joining(", "));
        return all.isEmpty() ? "signs" : all;
    }
}
