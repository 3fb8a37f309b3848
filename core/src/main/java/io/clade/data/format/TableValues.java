package io.clade.data.format;

import java.util.Optional;

/**
 * The reading of the values of a table.
 *
 * @param header whether the first line of a text names the columns; where empty, the line itself tells
 * @param missing what is done where cells have no value; where empty, up to one in twenty gets the median of its column,
 *     and more are refused
 * @param learned whether a model that has learned what to fill in will do so
 */
public record TableValues(Optional<Boolean> header, Optional<Missing> missing, boolean learned) {

    /** Nothing said. */
    public static final TableValues AUTOMATIC = new TableValues(Optional.empty(), Optional.empty(), false);

    public TableValues withHeader(boolean given) {
        return new TableValues(Optional.of(given), missing, learned);
    }

    public TableValues withMissing(Missing given) {
        return new TableValues(header, Optional.of(given), learned);
    }

    /** The same for a table that a model will fill in where nothing else is said. */
    public TableValues forModel() {
        return new TableValues(header, missing, true);
    }
}
