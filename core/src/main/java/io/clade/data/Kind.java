package io.clade.data;

/** The kind of a sample. */
public enum Kind {
    /** channels × height × width */
    IMAGE,
    /** steps × dimensions, a sample may have fewer steps than the longest one */
    SERIES,
    /** one row of features */
    TABLE
}
