package io.clade.experiment.benchmark;

import io.clade.data.Dataset;
import io.clade.data.Shape;
import io.clade.method.HyperparameterAccess;
import io.clade.method.divergence.Ddc;
import io.clade.tensor.runtime.ProcessMemory;
import io.clade.training.session.Progress;
import io.clade.training.session.Session;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Measures resident memory over ten thousand training steps, where a leak of one tensor in each step would show. */
final class MemoryBenchmark implements Benchmark {

    private static final int SAMPLES = 640;
    private static final int BATCH = 64;
    private static final int FEATURES = 64;
    private static final int CLUSTERS = 4;
    private static final int STEPS_PER_EPOCH = SAMPLES / BATCH;
    private static final int CHUNK = 1 << 18;
    private static final int CHUNKS_HELD = 8;
    private static final long SEED = 1;
    private static final double MEGA = 1e6;

    private final int steps;
    private final int earlySteps;

    /** @param steps of training, a multiple of 100 */
    MemoryBenchmark(int steps) {
        this.steps = steps;
        earlySteps = steps / 10;
    }

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public String summary() {
        return "Resident memory of the process while a small network is trained:"
                + " ratio = memory after 10,000 steps / memory after 1,000 steps.";
    }

    @Override
    public Map<String, Object> run(Consumer<String> progress) {
        Dataset data = RandomData.of(SAMPLES, Shape.table(FEATURES));
        progress.accept("Warming up, so that compiled code and the Java heap have their memory");
        touchHeap();
        train(3 * earlySteps, data, Session.seeded(SEED));
        progress.accept("Training a small network for " + steps + " steps");
        Map<Integer, Long> residentAfter = new LinkedHashMap<>();
        long objectsBefore = ProcessMemory.objects();
        train(steps, data, Session.seeded(SEED).onProgress(event -> record(event, residentAfter)));
        long objectsAfter = ProcessMemory.objects();
        Map<String, Object> figures = new LinkedHashMap<>();
        residentAfter.forEach((done, bytes) -> figures.put("megabytes_after_" + done + "_steps", bytes / MEGA));
        figures.put("native_objects_before", objectsBefore);
        figures.put("native_objects_after", objectsAfter);
        figures.put(RATIO, (double) residentAfter.get(steps) / residentAfter.get(earlySteps));
        return figures;
    }

    private static void train(int steps, Dataset data, Session session) {
        String epochs = Integer.toString(steps / STEPS_PER_EPOCH);
        String batch = Integer.toString(BATCH);
        Map<String, String> settings =
                Map.of("epochs", epochs, "patience", epochs, "batch", batch, "embedding", "16", "rivals", "1");
        new Ddc(HyperparameterAccess.with(Ddc.recommended(CLUSTERS), settings)).fit(data, session);
    }

    /** Fills the Java heap with garbage, since pages that it touches later would look like growth. */
    private static void touchHeap() {
        byte[][] latest = new byte[CHUNKS_HELD][];
        long chunks = Runtime.getRuntime().totalMemory() / CHUNK;
        for (int i = 0; i < chunks; i++) {
            latest[i % CHUNKS_HELD] = new byte[CHUNK];
        }
    }

    private void record(Progress event, Map<Integer, Long> residentAfter) {
        int done = (int) event.done() * STEPS_PER_EPOCH;
        if (event.milestone() && done % earlySteps == 0) {
            residentAfter.put(done, ProcessMemory.resident());
        }
    }
}
