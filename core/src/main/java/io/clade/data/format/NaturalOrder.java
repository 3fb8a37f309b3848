package io.clade.data.format;

import java.io.File;
import java.nio.file.Path;
import java.util.Comparator;

/** Text order in which runs of digits count as numbers: {@code img2} before {@code img10}. */
public final class NaturalOrder implements Comparator<String> {

    /** Paths by their names from the root on, with / between them on every system. */
    public static final Comparator<Path> PATHS =
            Comparator.comparing(path -> path.toString().replace(File.separatorChar, '/'), new NaturalOrder());

    @Override
    public int compare(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() && j < b.length()) {
            if (isDigit(a.charAt(i)) && isDigit(b.charAt(j))) {
                int endA = endOfDigits(a, i);
                int endB = endOfDigits(b, j);
                int order = compareNumbers(a, i, endA, b, j, endB);
                if (order != 0) {
                    return order;
                }
                i = endA;
                j = endB;
            } else if (a.charAt(i) != b.charAt(j)) {
                return Character.compare(a.charAt(i), b.charAt(j));
            } else {
                i++;
                j++;
            }
        }
        int rest = Integer.compare(a.length() - i, b.length() - j);
        // 01 and 1 are the same number, yet not the same name.
        return rest != 0 ? rest : a.compareTo(b);
    }

    private static int compareNumbers(String a, int i, int endA, String b, int j, int endB) {
        int fromA = skipZeros(a, i, endA);
        int fromB = skipZeros(b, j, endB);
        int longer = Integer.compare(endA - fromA, endB - fromB);
        return longer != 0 ? longer : a.substring(fromA, endA).compareTo(b.substring(fromB, endB));
    }

    private static int skipZeros(String text, int from, int end) {
        int first = from;
        while (first < end - 1 && text.charAt(first) == '0') {
            first++;
        }
        return first;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int endOfDigits(String text, int from) {
        int end = from;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }
}
