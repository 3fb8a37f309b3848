package io.clade.run;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Where a dataset was read from and how: enough to read it again.
 *
 * @param location absolute path, or the name of a built-in set
 * @param kind what the samples were said to be: image, series or table; null where nothing was said
 * @param labelColumn the column said to hold labels; null where nothing was said
 * @param limit the most samples that were taken; null for all
 */
public record Source(
        String location,
        String kind,
        @JsonProperty("label_column") String labelColumn,
        Integer limit) {}
