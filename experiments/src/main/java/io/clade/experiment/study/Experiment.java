package io.clade.experiment.study;

/** A table or figure of a paper that can be made again, behind {@code clade reproduce NAME}. */
public interface Experiment {

    Heading heading();

    /** Name under {@code clade reproduce}; also of the files it writes. */
    default String name() {
        return heading().name();
    }

    /** What it is, as a heading. */
    default String title() {
        return heading().title();
    }

    /** What it shows, in one sentence. */
    default String summary() {
        return heading().summary();
    }

    /**
     * Does the experiment. Fits are kept in the folder of {@code conditions} as they finish; one that was interrupted goes on
     * where it was.
     *
     * @throws io.clade.input.InputException where nothing of it can be done here
     */
    ExperimentResult run(Conditions conditions);
}
