package io.clade.network;

import io.clade.data.TextValue;
import io.clade.input.InputException;
import io.clade.input.Require;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A choice of blocks of a backbone: all of them, or some by number, from 1 at the input. */
@TextValue("all, or numbers")
public final class BlockChoice {

    /** Every block there is. */
    public static final BlockChoice ALL = new BlockChoice(List.of());

    private static final String ALL_TEXT = "all";

    /** The numbers, ascending, without repetition; empty for all. */
    private final List<Integer> numbers;

    private BlockChoice(List<Integer> numbers) {
        this.numbers = numbers;
    }

    /**
     * The blocks with these numbers, at least one; order and repetition do not matter.
     *
     * @throws InputException where there is none, or a number is below 1
     */
    public static BlockChoice of(int... numbers) {
        Require.that(numbers.length > 0, "A choice of blocks must name at least one block, or be %s.", ALL_TEXT);
        for (int number : numbers) {
            Require.atLeast("The number of a block", number, 1);
        }
        return new BlockChoice(
                Arrays.stream(numbers).sorted().distinct().boxed().toList());
    }

    /**
     * Reads what {@link #toString} writes.
     *
     * @param name of the parameter, for messages
     * @throws InputException where {@code text} is neither {@code all} nor whole numbers from 1 with commas between
     */
    public static BlockChoice parse(String name, String text) {
        if (text.equalsIgnoreCase(ALL_TEXT)) {
            return ALL;
        }
        try {
            int[] numbers = Arrays.stream(text.split(",", -1))
                    .map(String::trim)
                    .mapToInt(Integer::parseInt)
                    .toArray();
            if (Arrays.stream(numbers).allMatch(number -> number >= 1)) {
                return of(numbers);
            }
        } catch (NumberFormatException e) {
            throw refusal(name, text, e);
        }
        throw refusal(name, text, null);
    }

    private static InputException refusal(String name, String text, NumberFormatException cause) {
        return new InputException(
                "%s must be %s, or block numbers starting at 1, such as 1,2. Got %s.".formatted(name, ALL_TEXT, text),
                cause);
    }

    /** @throws InputException where a number is above {@code blocks}, which a network has */
    public void requireWithin(String name, int blocks) {
        int last = numbers.isEmpty() ? 0 : numbers.get(numbers.size() - 1);
        Require.that(
                last <= blocks,
                "%s names block %d, but this network has %d block%s. Choose one of these, or %s.",
                name,
                last,
                blocks,
                blocks == 1 ? "" : "s",
                ALL_TEXT);
    }

    /** The chosen ones of {@code blocks}, in order; numbers of missing blocks are passed over. */
    public <T> List<T> of(List<T> blocks) {
        return IntStream.rangeClosed(1, blocks.size())
                .filter(number -> numbers.isEmpty() || numbers.contains(number))
                .mapToObj(number -> blocks.get(number - 1))
                .toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BlockChoice that && numbers.equals(that.numbers);
    }

    @Override
    public int hashCode() {
        return numbers.hashCode();
    }

    /** {@code all}, or the numbers with commas between. */
    @Override
    public String toString() {
        return numbers.isEmpty()
                ? ALL_TEXT
                : numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
