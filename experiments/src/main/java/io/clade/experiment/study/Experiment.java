package io.clade.experiment.study;

/** A table or figure of a paper that can be made again, behind {@code clade reproduce NAME}. */
public interface Experiment {

    Heading heading();

    /** Name under {@code clade reproduce}; also of the files it writes. */
    default String name() {
        return heading().name();
    }

    /** The title, as a heading. */
    default String title() {
        return heading().title();
    }

    /** One sentence on what the experiment shows. */
    default String summary() {
        return heading().summary();
    }

    /**
     * Runs the experiment. Finished fits are kept in the folder of {@code conditions}; an interrupted fit resumes.
     *
     * @throws io.clade.input.InputException where nothing of it can be done here
     */
    ExperimentResult run(Conditions conditions);
}
