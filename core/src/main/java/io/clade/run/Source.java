package io.clade.run;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The source of a dataset, with all that is needed to read it again.
 *
 * @param location absolute path, or the name of a built-in set
 * @param kind of samples asked for: image, series or table; null where not given
 * @param labelColumn the label column asked for; null where not given
 * @param limit the most samples to read; null for all
 */
public record Source(
        String location,
        String kind,
        @JsonProperty("label_column") String labelColumn,
        Integer limit) {}
