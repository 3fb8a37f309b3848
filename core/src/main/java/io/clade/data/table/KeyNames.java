package io.clade.data.table;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names that columns of keys have: numbers that name things and measure nothing. */
final class KeyNames {

    private static final Set<String> IDS = Set.of("id", "ids", "uuid", "guid", "pk");
    private static final Set<String> LAST = Set.of("key", "serial", "barcode", "isbn", "sku", "ssn", "nr", "number");
    private static final Set<String> WHOLE = Set.of("index", "idx", "unnamed: 0", "rownames", "rownum", "row", "x1");
    private static final List<String> THINGS = List.of(
            "user",
            "cust",
            "customer",
            "patient",
            "sample",
            "cell",
            "subject",
            "person",
            "product",
            "order",
            "row",
            "object",
            "record",
            "item",
            "student",
            "employee",
            "passenger",
            "transaction",
            "account",
            "client",
            "host",
            "device",
            "session",
            "event");

    private KeyNames() {}

    /** True if the name says that a column holds ids, which may be those of something that rows share. */
    static boolean isId(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        return words(name).stream().anyMatch(IDS::contains)
                || THINGS.stream().anyMatch(thing -> lower.equals(thing + "id") || lower.equals(thing + "_id"));
    }

    /** True if the name is one that keys often have, and other columns, too. */
    static boolean mayBeKey(String name) {
        List<String> words = words(name);
        return WHOLE.contains(name.strip().toLowerCase(Locale.ROOT))
                || !words.isEmpty() && LAST.contains(words.get(words.size() - 1));
    }

    private static List<String> words(String name) {
        return Arrays.stream(name.split("(?<=[a-z])(?=[A-Z])|[^\\p{Alnum}]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
    }
}
