package io.clade.method.competitive;

import io.clade.data.Dataset;
import io.clade.data.Shape;
import io.clade.data.generated.Moons;
import io.clade.method.Methods;
import io.clade.model.Model;
import io.clade.model.part.PrototypeGraph;
import io.clade.testing.Law;
import io.clade.testing.Measures;
import io.clade.testing.NativeMemory;
import io.clade.testing.Numbers;
import io.clade.training.session.Session;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Parameters of the competitive family move a fit in the direction that they mean. Those without one choose between kinds
 * ({@code layer}, {@code start}, {@code steps}, {@code complexity}, {@code temperature_schedule}, {@code through_memberships}) or make another
 * layer of the same aim ({@code hidden_layers}, {@code hidden_units}, {@code anchors}).
 */
@ExtendWith(NativeMemory.class)
class CompetitiveLawsTest {

    private static final Dataset MOONS = Moons.generate(300, 0.1, 1);
    private static final Dataset TABLE = Numbers.clustered(4, 60, 3, Shape.table(6));

    static Stream<Law> laws() {
        return Stream.of(layers(), onNetworks(), dual()).flatMap(laws -> laws);
    }

    private static Stream<Law> layers() {
        Map<String, String> graph = Map.of("clusters", "auto");
        Map<String, String> step = Map.of("epochs", "1", "schedule", "constant", "start", "samples");
        Map<String, String> complexity = Map.of("complexity", "soft", "lr", "1e-9", "epochs", "1");
        return Stream.of(
                Law.raising("vcl", "epochs", "5", "9", TABLE, 3).sets("epochs", Measures::epochs),
                Law.raising("vcl", "lr", "0.001", "0.05", TABLE, 3)
                        .with(step)
                        .raises("the first step", model -> Measures.prototypesMoved(model, begun("vcl", step))),
                Law.raising("dcl", "gap", "1", "6", MOONS, 20)
                        .with(graph)
                        .lowers("pieces of the graph", Model::clusters),
                Law.raising("dcl", "outliers", "0", "1", MOONS, 20)
                        .with(graph)
                        .with(Map.of("gap", "1"))
                        .raises(
                                "outliers",
                                model -> model.find(PrototypeGraph.class)
                                        .orElseThrow()
                                        .outliers()),
                Law.raising("vcl", "complexity_weight", "0.1", "0.3", MOONS, 8)
                        .with(complexity)
                        .multiplies(3, "its term", model -> Measures.firstTerm(model, "complexity")));
    }

    /** The prototypes that training begins from. */
    private static Model begun(String method, Map<String, String> settings) {
        Map<String, String> still = new HashMap<>(settings);
        still.put("lr", "1e-9");
        return Methods.named(method).create(3, still).fit(TABLE, Session.seeded(1));
    }

    private static Law.Raising onNetwork(String parameter, String from, String to) {
        return Law.raising("vcl-net", parameter, from, to, TABLE, 3)
                .with(Map.of("network", "mlp", "embedding", "8", "rivals", "1", "epochs", "1", "network_batch", "60"));
    }

    private static Stream<Law> onNetworks() {
        Model start = Methods.named("vcl-net")
                .create(3, with(onNetwork("network_lr", "1e-9", "1e-9").settings(), "network_lr", "1e-9"))
                .fit(TABLE, Session.seeded(1));
        return Stream.of(
                onNetwork("network_lr", "1e-5", "1e-3").raises("the first step", model -> Measures.moved(model, start)),
                onNetwork("network_batch", "15", "60")
                        .lowers("the way of an epoch", model -> Measures.moved(model, start)),
                onNetwork("reconstruction", "1", "3")
                        .with(Map.of("network_lr", "1e-9", "lr", "1e-9"))
                        .multiplies(3, "its term", model -> Measures.firstTerm(model, "reconstruction")),
                onNetwork("spherical", "false", "true")
                        .lowers("distance of prototypes from the sphere", Measures::offTheSphere));
    }

    private static Map<String, String> with(Map<String, String> settings, String name, String value) {
        Map<String, String> more = new HashMap<>(settings);
        more.put(name, value);
        return more;
    }

    private static Law.Raising ddcl(String parameter, String from, String to) {
        return Law.raising("ddcl", parameter, from, to, TABLE, 3)
                .with(Map.of("embedding", "8", "batch", "60", "rivals", "1", "spherical", "false", "agreement", "0"))
                .with(Map.of("balance", "0", "epochs", "1"));
    }

    private static Law.Raising still(String parameter, String from, String to) {
        return ddcl(parameter, from, to).with(Map.of("lr", "1e-9"));
    }

    private static Stream<Law> dual() {
        Map<String, String> learning = Map.of("epochs", "30", "lr", "0.003");
        return Stream.of(
                still("temperature", "0.1", "1")
                        .with(Map.of("spherical", "true"))
                        .lowers("concentration of memberships", model -> Measures.firstWatched(model, "concentration")),
                still("start_temperature", "0.5", "3")
                        .with(Map.of("temperature_schedule", "annealed", "spherical", "true", "epochs", "3"))
                        .lowers("concentration at first", model -> Measures.firstWatched(model, "concentration")),
                still("competition", "1", "3")
                        .multiplies(3, "its term", model -> Measures.firstTerm(model, "quantisation")),
                // L_q is L_OLS and a variance.
                still("objective", "ols", "lq")
                        .with(Map.of("spherical", "true"))
                        .raises("the objective", model -> Measures.firstTerm(model, "quantisation")),
                still("entropy", "1", "3")
                        .with(Map.of("spherical", "true"))
                        .multiplies(3, "its term", model -> Measures.firstTerm(model, "entropy")),
                ddcl("entropy", "-2", "2")
                        .with(learning)
                        .with(Map.of("spherical", "true", "temperature", "0.5"))
                        .lowers("concentration at the end", model -> Measures.lastWatched(model, "concentration")),
                still("decay", "0.1", "0.3").multiplies(3, "its term", model -> Measures.firstTerm(model, "decay")),
                ddcl("decay", "0", "10")
                        .with(learning)
                        .lowers("length of the prototypes", Measures::lengthOfPrototypes),
                still("reconstruction", "1", "3")
                        .multiplies(3, "its term", model -> Measures.firstTerm(model, "reconstruction")),
                ddcl("prototype_rate", "0.1", "10")
                        .with(Map.of("network", "none"))
                        .raises(
                                "the first step of the prototypes",
                                model -> Measures.prototypesMoved(model, unmoved())));
    }

    /** Prototypes of samples as they are, before the first step. */
    private static Model unmoved() {
        Map<String, String> settings =
                with(with(still("network", "none", "none").settings(), "network", "none"), "prototype_rate", "0.1");
        return Methods.named("ddcl").create(3, settings).fit(TABLE, Session.seeded(1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("laws")
    void a_parameter_moves_the_fit_as_it_means(Law law) {
        law.check();
    }
}
