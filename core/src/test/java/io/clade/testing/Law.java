package io.clade.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Dataset;
import io.clade.method.Methods;
import io.clade.model.Model;
import io.clade.training.session.Session;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The direction in which raising one parameter moves a quick fit, because the parameter's meaning implies it; immutable. */
public final class Law {

    /**
     * The two fits that are compared: they differ in one parameter.
     *
     * @param method by its name
     * @param parameter that is raised
     * @param from its lower value
     * @param to its higher value
     * @param settings all others
     * @param data what is clustered
     * @param clusters k
     */
    private record Fits(
            String method,
            String parameter,
            String from,
            String to,
            Map<String, String> settings,
            Dataset data,
            int clusters) {

        Model at(String value) {
            Map<String, String> all = new HashMap<>(settings);
            all.put(parameter, value);
            return Methods.named(method).create(clusters, all).fit(data, Session.seeded(1));
        }
    }

    /** A parameter that is raised; the quantity that must move with it completes the law. */
    public static final class Raising {

        private final Fits fits;

        private Raising(Fits fits) {
            this.fits = fits;
        }

        /** The same on other data in {@code k} clusters. */
        public Raising on(Dataset data, int k) {
            return new Raising(new Fits(fits.method, fits.parameter, fits.from, fits.to, fits.settings, data, k));
        }

        /** The same with these settings beside the others. */
        public Raising with(Map<String, String> more) {
            Map<String, String> all = settings();
            all.putAll(more);
            return new Raising(
                    new Fits(fits.method, fits.parameter, fits.from, fits.to, all, fits.data, fits.clusters));
        }

        /** A copy of all settings but the parameter's. */
        public Map<String, String> settings() {
            return new HashMap<>(fits.settings);
        }

        public Law raises(String name, ToDoubleFunction<Model> quantity) {
            return law(
                    name + " rises", quantity, (low, high) -> assertThat(high).isGreaterThan(low));
        }

        public Law lowers(String name, ToDoubleFunction<Model> quantity) {
            return law(
                    name + " falls", quantity, (low, high) -> assertThat(high).isLessThan(low));
        }

        public Law neverRaises(String name, ToDoubleFunction<Model> quantity) {
            return law(
                    name + " does not rise",
                    quantity,
                    (low, high) -> assertThat(high).isLessThanOrEqualTo(low));
        }

        /** The quantity is multiplied by {@code factor}, as that of a term is whose weight is. */
        public Law multiplies(double factor, String name, ToDoubleFunction<Model> quantity) {
            return law(name + " is multiplied by " + factor, quantity, (low, high) -> {
                assertThat(low).isNotZero();
                assertThat(high / low).isCloseTo(factor, within(1e-3 * factor));
            });
        }

        /** The quantity is the parameter itself. */
        public Law sets(String name, ToDoubleFunction<Model> quantity) {
            return law(name + " is as many", quantity, (low, high) -> {
                assertThat(low).isEqualTo(Double.parseDouble(fits.from));
                assertThat(high).isEqualTo(Double.parseDouble(fits.to));
            });
        }

        private Law law(String text, ToDoubleFunction<Model> quantity, Relation relation) {
            return new Law(fits, text, quantity, relation);
        }
    }

    private interface Relation {
        void check(double low, double high);
    }

    private final Fits fits;
    private final String text;
    private final ToDoubleFunction<Model> quantity;
    private final Relation relation;

    private Law(Fits fits, String text, ToDoubleFunction<Model> quantity, Relation relation) {
        this.fits = fits;
        this.text = text;
        this.quantity = quantity;
        this.relation = relation;
    }

    /** {@code parameter} of {@code method} raised from one value to another, on {@code data} in {@code k} clusters. */
    public static Raising raising(String method, String parameter, String from, String to, Dataset data, int k) {
        return new Raising(new Fits(method, parameter, from, to, Map.of(), data, k));
    }

    /** Fits twice and compares. */
    public void check() {
        relation.check(quantity.applyAsDouble(fits.at(fits.from)), quantity.applyAsDouble(fits.at(fits.to)));
    }

    @Override
    public String toString() {
        return "%s, %s from %s to %s: %s".formatted(fits.method, fits.parameter, fits.from, fits.to, text);
    }
}
