package io.clade.experiment;

/** A table or figure of a paper that can be made again, behind {@code clade reproduce NAME}. */
public interface Experiment {

    /** Name under {@code clade reproduce}; also of the files it writes. */
    String name();

    /** What it is, as a heading. */
    String title();

    /** What it shows, in one sentence. */
    String summary();

    /**
     * Does the experiment. Fits are kept in the folder of {@code conditions} as they finish; one that was interrupted goes on
     * where it was.
     *
     * @throws io.clade.data.InputException where nothing of it can be done here
     */
    Findings run(Conditions conditions);
}
