package io.clade.run;

import io.clade.data.Dataset;
import io.clade.data.Shape;
import io.clade.method.Methods;
import io.clade.run.ResultFolder.Existing;
import io.clade.run.clustering.Clustering;
import io.clade.run.comparison.ComparisonPlan;
import io.clade.run.comparison.ComparisonRunner;
import io.clade.run.comparison.ComparisonTask;
import io.clade.run.comparison.MethodEntry;
import io.clade.testing.Numbers;
import io.clade.training.session.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A process that fits, so that it can be killed; the same fit is resumed in the process of the test. */
public final class KilledFit {

    /** In the place of a method: a comparison of two. */
    static final String COMPARE = "compare";

    private static final Dataset DATA = Numbers.clustered(1, 120, 3, Shape.table(6));

    private KilledFit() {}

    /** Takes a method and a folder. */
    public static void main(String... arguments) {
        resume(arguments[0], Path.of(arguments[1]));
    }

    static void resume(String method, Path folder) {
        if (method.equals(COMPARE)) {
            compare(folder);
        } else {
            clustering(method).resuming(folder).fit(DATA, Session.seeded(1));
        }
    }

    private static Clustering clustering(String method) {
        Clustering plain = Clustering.by(method).clusters(3).runs(2);
        return switch (method) {
            case "kmeans" -> plain.with("restarts", 5).runs(6);
            case "auto" -> plain.runs(1);
            case "dec" -> plain.with("epochs", 8).with("pretrain_epochs", 8).with("hidden_units", 16);
            case "dcl" -> plain.with("epochs", 20);
            case "vcl-net" -> plain.with("epochs", 2).with("network", "mlp").with("rivals", 1);
            default -> plain.with("epochs", 6).with("network", "mlp").with("rivals", 2);
        };
    }

    private static void compare(Path folder) {
        ComparisonTask task =
                new ComparisonTask(Optional.empty(), 3, new Source(DATA.name(), null, null, null), () -> DATA, "");
        ComparisonPlan plan = new ComparisonPlan(
                List.of(task),
                List.of(
                        new MethodEntry("k-means", Methods.named("kmeans"), Map.of("restarts", "5")),
                        new MethodEntry("DCL", Methods.named("dcl"), Map.of("epochs", "10"))),
                5,
                3);
        new ComparisonRunner(plan, Session.seeded(0), folder, Existing.RESUME, (file, outcome) -> {}).run("compare");
    }
}
