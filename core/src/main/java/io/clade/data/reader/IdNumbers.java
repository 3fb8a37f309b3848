package io.clade.data.reader;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ids that are whole numbers, which programs write as {@code 7}, {@code 007} or {@code 7.0}, with blanks around or not. */
final class IdNumbers {

    private static final Pattern WHOLE = Pattern.compile("\\+?(-?)0*([0-9]+?)(\\.0*)?");

    private IdNumbers() {}

    /** The ids in one form; empty if some id is no whole number or two are the same one. Rows without an id keep none. */
    static Optional<List<String>> of(List<String> ids) {
        List<String> numbers = ids.stream().map(IdNumbers::number).toList();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < numbers.size(); i++) {
            boolean none = ids.get(i).isBlank();
            if (!none && (numbers.get(i).isEmpty() || !seen.add(numbers.get(i)))) {
                return Optional.empty();
            }
        }
        return Optional.of(numbers);
    }

    private static String number(String id) {
        Matcher whole = WHOLE.matcher(id.strip());
        return whole.matches() ? whole.group(1) + whole.group(2) : "";
    }
}
