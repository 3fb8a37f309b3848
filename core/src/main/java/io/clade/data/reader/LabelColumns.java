package io.clade.data.reader;

import java.util.List;
import java.util.Optional;

/**
 * The columns of a table that hold the labels and the ids.
 *
 * @param label the column of the labels; where empty, one called class, label, target, y or cluster, or the only one
 * @param id the column of the ids; where empty, one called id
 * @param wanted ids by which a column of another name is known as theirs; where empty, none is
 */
public record LabelColumns(Optional<String> label, Optional<String> id, List<String> wanted) {

    public LabelColumns {
        wanted = List.copyOf(wanted);
    }

    public LabelColumns(Optional<String> label, Optional<String> id) {
        this(label, id, List.of());
    }
}
