package io.clade.method;

import io.clade.data.Dataset;
import io.clade.data.FloatSamples;
import io.clade.data.Shape;
import io.clade.model.Model;
import io.clade.testing.Law;
import io.clade.testing.Measures;
import io.clade.testing.NativeMemory;
import io.clade.testing.Numbers;
import io.clade.training.session.Session;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Parts that many methods share move a fit in the direction that their parameters mean. Choices between kinds ({@code scaling},
 * {@code network}, {@code optimiser}, {@code pretrain}, {@code companion_blocks}) have none; that they change the fit is tested with
 * the methods. Nor have {@code pretrain_patch}, which makes another task, and {@code shared_pretraining}, which saves work.
 */
@ExtendWith(NativeMemory.class)
class ParameterLawsTest {

    private static final Dataset IMAGES = Numbers.clustered(4, 60, 3, Shape.image(1, 8, 8));

    /** Two thirds of the samples are of the first cluster. */
    private static final Dataset UNEVEN = IMAGES.select(IntStream.range(0, 60)
            .filter(i -> i % 3 == 0 || i % 12 == 1 || i % 12 == 2)
            .toArray());

    /** Two series that differ by their level alone, and noise. */
    private static final Dataset LEVELS = levels();

    private static final Map<String, String> ONE_HEAD = Map.of("embedding", "9", "batch", "60", "rivals", "1");

    /** Nothing is learned, so that the loss is that of the initial weights on all samples. */
    private static final Map<String, String> STILL =
            Map.of("embedding", "9", "batch", "60", "rivals", "1", "lr", "1e-9", "epochs", "1");

    private static Law.Raising raising(String method, String parameter, String from, String to) {
        return Law.raising(method, parameter, from, to, IMAGES, 3).with(ONE_HEAD);
    }

    private static Law.Raising still(String method, String parameter, String from, String to) {
        return raising(method, parameter, from, to).with(STILL);
    }

    static Stream<Law> laws() {
        return Stream.of(training(), guidance(), parts()).flatMap(laws -> laws);
    }

    private static Stream<Law> training() {
        Map<String, String> epoch = Map.of("epochs", "1");
        return Stream.of(
                raising("ddc", "epochs", "2", "5").sets("epochs", Measures::epochs),
                raising("ddc", "lr", "1e-5", "1e-3").with(epoch).raises("the first step", ParameterLawsTest::moved),
                // Adam divides by the gradient's size: only one that is small against its ε is a smaller step.
                raising("ddc", "clip", "1e-9", "10").with(epoch).raises("the first step", ParameterLawsTest::moved),
                raising("ddc", "batch", "20", "60").with(epoch).lowers("the way of an epoch", ParameterLawsTest::moved),
                raising("ddc", "schedule", "constant", "cosine")
                        .with(Map.of("epochs", "4"))
                        .lowers("the way of all epochs", ParameterLawsTest::moved),
                still("ddc", "patience", "2", "6")
                        .with(Map.of("epochs", "30", "batch", "20"))
                        .raises("epochs without a lower loss", Measures::epochs));
    }

    private static Stream<Law> guidance() {
        Map<String, String> learning = Map.of("epochs", "10", "lr", "0.001");
        return Stream.of(
                still("ddc", "agreement", "1", "3").multiplies(3, "its term", model -> term(model, "agreement")),
                raising("ddc", "agreement", "0.01", "20")
                        .with(learning)
                        .with(Map.of("balance", "0"))
                        .on(UNEVEN, 3)
                        .lowers(
                                "disagreement at the end, as a share of that at first",
                                model -> Measures.lastTerm(model, "agreement") / term(model, "agreement")),
                still("ddc", "balance", "1", "3").multiplies(3, "its term", model -> term(model, "balance")),
                raising("ddc", "balance", "0.01", "20")
                        .with(learning)
                        .with(Map.of("agreement", "0"))
                        .on(UNEVEN, 3)
                        .lowers(
                                "imbalance at the end, as a share of that at first",
                                model -> Measures.lastTerm(model, "balance") / term(model, "balance")),
                // Cross entropy is least where partners are the samples themselves.
                still("ddc", "neighbours", "0", "10")
                        .with(Map.of("augmentation", "0"))
                        .raises("disagreement", model -> term(model, "agreement")),
                still("ddc", "augmentation", "0", "3")
                        .with(Map.of("neighbours", "0"))
                        .raises("disagreement", model -> term(model, "agreement")),
                raising("ddcl", "mutual_agreement", "false", "true")
                        .with(learning)
                        .with(Map.of("temperature", "1"))
                        .raises("sharpness", model -> Measures.confidence(model, IMAGES)),
                still("ddc", "rivals", "2", "4")
                        .with(Map.of("epochs", "2"))
                        .sets(
                                "heads at first",
                                model -> model.history().epochs().get(0).terms().size()),
                still("ddc", "trial", "0.2", "0.6")
                        .with(Map.of("epochs", "5", "rivals", "2"))
                        .raises("epochs of several heads", model -> Measures.epochsWith(model, "head ")));
    }

    private static Stream<Law> parts() {
        return Stream.of(
                still("ddc", "embedding", "5", "9")
                        .sets(
                                "units of the embedding",
                                model -> model.embed(IMAGES).columns()),
                still("ddc", "resize", "4", "8")
                        .with(Map.of("network", "mlp"))
                        .raises("the size of the network", Measures::size),
                still("dtkc", "lambda", "0.01", "0.03").multiplies(3, "its term", model -> term(model, "companions")),
                still("dtkc", "lambda", "0.01", "1")
                        .raises(
                                "the companions' share of the loss",
                                model -> term(model, "companions")
                                        / model.history().epochs().get(0).loss()),
                still("ddc", "pretrain_epochs", "1", "3")
                        .with(Map.of("pretrain", "context"))
                        .sets("epochs before clustering", model -> Measures.epochsWith(model, "context")),
                Law.raising("kmeans", "centring", "0", "1", LEVELS, 2)
                        .with(Map.of("scaling", "none"))
                        .lowers("the distance of prototypes", ParameterLawsTest::apart));
    }

    private static double term(Model model, String term) {
        return Measures.firstTerm(model, term);
    }

    /** How far the weights are from where they began. */
    private static double moved(Model model) {
        Map<String, String> settings = new HashMap<>(STILL);
        Model start = Methods.named("ddc").create(3, settings).fit(IMAGES, Session.seeded(1));
        return Measures.moved(model, start);
    }

    private static double apart(Model model) {
        float[] p = model.prototypes().orElseThrow().toArray();
        double sum = 0;
        for (int c = 0; c < p.length / 2; c++) {
            sum += Math.pow(p[c] - p[p.length / 2 + c], 2);
        }
        return Math.sqrt(sum);
    }

    private static Dataset levels() {
        float[] values = new float[40 * 12];
        for (int i = 0; i < 40; i++) {
            for (int t = 0; t < 12; t++) {
                values[i * 12 + t] = (float) (10 * (i % 2) + Math.sin(t) + 0.01 * Math.cos(7 * i + 3 * t));
            }
        }
        return Dataset.of("levels", Shape.series(12, 1), new FloatSamples(12, values));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("laws")
    void a_parameter_moves_the_fit_as_it_means(Law law) {
        law.check();
    }
}
