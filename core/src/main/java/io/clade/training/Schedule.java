package io.clade.training;

import io.clade.data.TextForm;
import io.clade.data.TextValue;
import io.clade.input.InputException;
import io.clade.input.Require;

/**
 * A schedule of the learning rate: a value, written as {@code cosine} or {@code step:0.3:0.1}. A span of training below
 * 1 is a share of the training; from 1 on it is a number of epochs.
 */
@TextValue(Schedule.FORMS)
public interface Schedule {

    /** Texts that {@link #parse} reads. */
    String FORMS = "constant, cosine, step:SPAN:FACTOR, warmup:SPAN:SCHEDULE";

    /** A constant learning rate. */
    Schedule CONSTANT = new Constant();

    /** A learning rate that falls to zero along half a cosine. */
    Schedule COSINE = new Cosine();

    /**
     * The factor of the learning rate.
     *
     * @param done share of training that is over, 0…1
     * @param epochs that training takes
     */
    double factor(double done, int epochs);

    /** A constant learning rate. */
    record Constant() implements Schedule {

        @Override
        public double factor(double done, int epochs) {
            return 1;
        }

        @Override
        public String toString() {
            return "constant";
        }
    }

    /**
     * A factor that falls along half a cosine from 1 to 0 (Loshchilov and Hutter, SGDR, ICLR 2017, equation 5 without
     * restarts).
     */
    record Cosine() implements Schedule {

        @Override
        public double factor(double done, int epochs) {
            return (1 + Math.cos(Math.PI * Math.min(1, done))) / 2;
        }

        @Override
        public String toString() {
            return "cosine";
        }
    }

    /**
     * A schedule that multiplies the learning rate by {@code factor} after every span of training.
     *
     * @param span a share below 1, or epochs
     * @param factor above 0
     */
    record Step(double span, double factor) implements Schedule {

        /** The tolerance for rounding, as in 0.7 / 0.1 = 6.99…9. */
        private static final double ROUNDING = 1e-9;

        public Step {
            Require.positive("The span of a schedule", span);
            Require.positive("The factor of a schedule", factor);
        }

        @Override
        public double factor(double done, int epochs) {
            return Math.pow(factor, Math.floor(done / share(span, epochs) + ROUNDING));
        }

        @Override
        public String toString() {
            return TextForm.write("step", span, factor);
        }
    }

    /**
     * A schedule that raises the learning rate linearly from 0 over a span of training, then follows another schedule
     * over the rest (Goyal et al., Accurate, Large Minibatch SGD, 2017, section 2.2).
     *
     * @param span a share below 1, or epochs
     */
    record WarmUp(double span, Schedule next) implements Schedule {

        public WarmUp {
            Require.positive("The span of a schedule", span);
        }

        @Override
        public double factor(double done, int epochs) {
            double share = Math.min(1, share(span, epochs));
            if (done < share) {
                return done / share;
            }
            int left = Math.max(1, (int) Math.round((1 - share) * epochs));
            return share == 1 ? 1 : next.factor((done - share) / (1 - share), left);
        }

        @Override
        public String toString() {
            return TextForm.write("warmup", span) + ":" + next;
        }
    }

    private static double share(double span, int epochs) {
        return span < 1 ? span : span / epochs;
    }

    /**
     * Reads what {@code toString} writes.
     *
     * @param name of the parameter, for messages
     * @throws InputException where {@code text} is none of {@link #FORMS}
     */
    static Schedule parse(String name, String text) {
        TextForm form = TextForm.of(text);
        if (form.is("constant", 0)) {
            return CONSTANT;
        }
        if (form.is("cosine", 0)) {
            return COSINE;
        }
        if (form.is("step", 2)) {
            return new Step(form.number(0), form.number(1));
        }
        if (form.begins("warmup", 1)) {
            return new WarmUp(form.number(0), parse(name, form.rest(1)));
        }
        throw new InputException("%s must be one of %s. Got %s.".formatted(name, FORMS, text));
    }
}
