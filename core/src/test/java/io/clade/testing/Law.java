package io.clade.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Dataset;
import io.clade.method.Methods;
import io.clade.model.Model;
import io.clade.training.Session;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The direction in which raising one parameter moves a quick fit, because the parameter's meaning implies it; immutable.
 *
 * @param method by its name
 * @param parameter that is raised
 * @param from its lower value
 * @param to its higher value
 * @param settings all others
 * @param data what is clustered
 * @param clusters k
 * @param expected what the meaning implies
 */
public record Law(
        String method,
        String parameter,
        String from,
        String to,
        Map<String, String> settings,
        Dataset data,
        int clusters,
        Expected expected) {

    /** Checks the quantity of the fit at the lower value against that at the higher one. */
    private interface Relation {
        void check(double low, double high);
    }

    /**
     * What is measured and how it must move.
     *
     * @param text of both, to read
     */
    private record Expected(String text, ToDoubleFunction<Model> quantity, Relation relation) {}

    /** A law of {@code parameter} of {@code method}; {@link #on}, {@link #with} and one of the directions complete it. */
    public static Law raising(String method, String parameter, String from, String to) {
        return new Law(method, parameter, from, to, Map.of(), null, 0, null);
    }

    /** On {@code data} in {@code k} clusters. */
    public Law on(Dataset other, int k) {
        return new Law(method, parameter, from, to, settings, other, k, expected);
    }

    /** With these settings beside the others. */
    public Law with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(more);
        return new Law(method, parameter, from, to, all, data, clusters, expected);
    }

    private Law expecting(String text, ToDoubleFunction<Model> quantity, Relation relation) {
        return new Law(method, parameter, from, to, settings, data, clusters, new Expected(text, quantity, relation));
    }

    public Law raises(String name, ToDoubleFunction<Model> quantity) {
        return expecting(name + " rises", quantity, (low, high) -> assertThat(high).isGreaterThan(low));
    }

    public Law lowers(String name, ToDoubleFunction<Model> quantity) {
        return expecting(name + " falls", quantity, (low, high) -> assertThat(high).isLessThan(low));
    }

    public Law neverRaises(String name, ToDoubleFunction<Model> quantity) {
        return expecting(name + " does not rise", quantity, (low, high) -> assertThat(high)
                .isLessThanOrEqualTo(low));
    }

    public Law neverLowers(String name, ToDoubleFunction<Model> quantity) {
        return expecting(name + " does not fall", quantity, (low, high) -> assertThat(high)
                .isGreaterThanOrEqualTo(low));
    }

    /** The quantity is multiplied by {@code factor}, as that of a term is whose weight is. */
    public Law multiplies(double factor, String name, ToDoubleFunction<Model> quantity) {
        return expecting(name + " is multiplied by " + factor, quantity, (low, high) -> {
            assertThat(low).isNotZero();
            assertThat(high / low).isCloseTo(factor, within(1e-3 * factor));
        });
    }

    /** The quantity is the parameter itself. */
    public Law sets(String name, ToDoubleFunction<Model> quantity) {
        return expecting(name + " is as many", quantity, (low, high) -> {
            assertThat(low).isEqualTo(Double.parseDouble(from));
            assertThat(high).isEqualTo(Double.parseDouble(to));
        });
    }

    /** Fits twice and compares. */
    public void check() {
        double low = expected.quantity().applyAsDouble(fit(from));
        double high = expected.quantity().applyAsDouble(fit(to));
        expected.relation().check(low, high);
    }

    private Model fit(String value) {
        Map<String, String> all = new HashMap<>(settings);
        all.put(parameter, value);
        return Methods.named(method).create(clusters, all).fit(data, Session.seeded(1));
    }

    @Override
    public String toString() {
        return "%s, %s from %s to %s: %s".formatted(method, parameter, from, to, expected.text());
    }
}
