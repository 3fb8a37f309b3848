package io.clade.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.clade.input.Require;
import java.util.List;

/**
 * The source of a dataset, with all that is needed to read it again.
 *
 * @param location absolute path, or the name of a built-in set
 * @param kind of samples asked for: image, series or table; null where not given
 * @param labelColumn the label column asked for; null where not given
 * @param limit the most samples to read; null for all
 * @param table the other columns asked for; null where not given
 * @param values how the values of a table are read; null where nothing was asked for
 */
public record Source(
        String location,
        String kind,
        @JsonProperty("label_column") String labelColumn,
        Integer limit,
        @JsonInclude(JsonInclude.Include.NON_NULL) Table table,
        @JsonInclude(JsonInclude.Include.NON_NULL) Values values) {

    public Source {
        Require.present("the location of the data", location);
    }

    /** A source of whose columns nothing was said. */
    public Source(String location, String kind, String labelColumn, Integer limit) {
        this(location, kind, labelColumn, limit, null, null);
    }

    /**
     * The columns of a table that were asked for.
     *
     * @param columns the features; null where not given
     * @param ignore columns that were left out; null where not given
     * @param idColumn the column that holds the ids; null where not given
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Table(
            List<String> columns,
            List<String> ignore,
            @JsonProperty("id_column") String idColumn) {}

    /**
     * The reading of the values of a table.
     *
     * @param missing what is done where cells have no value; null where not given
     * @param header whether the first line names the columns, yes or no; null where not given
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Values(String missing, String header) {}
}
