package io.clade.tensor.runtime;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A place where threads of a test wait until all of them have come, which shows that they run at the same time. */
final class Meeting {

    private final CountDownLatch missing;

    Meeting(int threads) {
        missing = new CountDownLatch(threads);
    }

    /** Comes, and waits for the others; false if they do not come within half a minute. */
    boolean complete() {
        missing.countDown();
        try {
            return missing.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
