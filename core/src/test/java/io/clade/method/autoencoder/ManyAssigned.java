package io.clade.method.autoencoder;

import io.clade.data.Dataset;
import io.clade.data.Samples;
import io.clade.data.Shape;
import io.clade.method.Methods;
import io.clade.model.Model;
import io.clade.tensor.runtime.ProcessMemory;
import io.clade.training.session.Session;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Fits the method {@code -Dmethod} to a few images, assigns {@link #MANY}, and prints the bytes that assigning added at most. */
final class ManyAssigned {

    static final String METHOD = "method";
    static final int MANY = 60_000;
    static final int SIDE = 28;

    private static final int FEW = 300;
    private static final int CLUSTERS = 3;

    private ManyAssigned() {}

    public static void main(String[] args) throws InterruptedException {
        String method = System.getProperty(METHOD);
        Map<String, String> settings =
                new HashMap<>(Map.of("pretrain_epochs", "1", "hidden_units", "32", "views", "none"));
        if (!method.equals(N2d.NAME)) {
            settings.put("epochs", "1");
        }
        Dataset few = images(FEW);
        Model model = Methods.named(method).create(CLUSTERS, settings).fit(few, Session.seeded(1));
        // What the first pass makes once and keeps is not of the many.
        model.assign(few);
        System.out.println(added(() -> model.assign(images(MANY))));
    }

    /** The most resident bytes during {@code work} beyond those before. */
    private static long added(Runnable work) throws InterruptedException {
        ProcessMemory.release();
        long before = ProcessMemory.resident();
        AtomicLong most = new AtomicLong();
        CountDownLatch done = new CountDownLatch(1);
        Thread watcher = new Thread(() -> {
            try {
                do {
                    most.accumulateAndGet(ProcessMemory.resident() - before, Math::max);
                } while (!done.await(5, TimeUnit.MILLISECONDS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        watcher.start();
        work.run();
        done.countDown();
        watcher.join();
        return Math.max(most.get(), ProcessMemory.resident() - before);
    }

    /** Images that are computed when they are read. */
    private static Dataset images(int n) {
        return Dataset.of("computed", Shape.image(1, SIDE, SIDE), new Samples() {
            @Override
            public int size() {
                return n;
            }

            @Override
            public int width() {
                return SIDE * SIDE;
            }

            @Override
            public void copy(int row, float[] target, int offset) {
                for (int i = 0; i < width(); i++) {
                    int mixed = (row * 31 + i) * 0x9E3779B9;
                    float noise = (mixed >>> 8) / (float) (1 << 24);
                    target[offset + i] = noise + (i % CLUSTERS == row % CLUSTERS ? 3 : 0);
                }
            }
        });
    }
}
