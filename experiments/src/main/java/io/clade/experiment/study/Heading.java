package io.clade.experiment.study;

/**
 * The heading of an experiment for the command and the page.
 *
 * @param name under {@code clade reproduce}; also of the files it writes
 * @param title as a heading
 * @param summary of what it shows, in one sentence
 */
public record Heading(String name, String title, String summary) {}
