package io.clade.experiment.study;

/**
 * What the command and the page say of an experiment.
 *
 * @param name under {@code clade reproduce}; also of the files it writes
 * @param title what it is, as a heading
 * @param summary what it shows, in one sentence
 */
public record Heading(String name, String title, String summary) {}
