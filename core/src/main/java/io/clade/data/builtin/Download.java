package io.clade.data.builtin;

import io.clade.data.ReadProgress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A download of an address into a file, which continues a partial file and tries again after passing failures. */
final class Download {

    private static final int BLOCK = 1 << 16;
    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (?:(\\d+)-\\d+|\\*)/(\\d+|\\*)");

    private final HttpClient client;
    private final int attempts;
    private final Duration pause;
    private final Duration stall;

    /**
     * @param attempts number of attempts in all
     * @param pause before the second attempt; doubled before each one after
     * @param stall longest wait for the next byte
     */
    Download(int attempts, Duration pause, Duration stall) {
        this.attempts = attempts;
        this.pause = pause;
        this.stall = stall;
        this.client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(stall)
                .build();
    }

    /** Three attempts, a second apart at first, twenty seconds without a byte. */
    static Download patient() {
        return new Download(3, Duration.ofSeconds(1), Duration.ofSeconds(20));
    }

    /** An answer that asking again will not change. */
    private static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    /**
     * Downloads {@code source} to {@code file}, from the end of what the file already holds.
     *
     * @throws IOException when all attempts have failed; {@code file} keeps the bytes received so far
     */
    void to(URI source, Path file, ReadProgress progress) throws IOException {
        IOException last = null;
        for (int attempt = 0; attempt < attempts; attempt++) {
            try {
                if (attempt > 0) {
                    Thread.sleep(pause.toMillis() << attempt - 1);
                }
                transfer(source, file, progress);
                return;
            } catch (Refused e) {
                throw e;
            } catch (IOException e) {
                last = e;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("The download was interrupted", e);
            }
        }
        throw last;
    }

    private void transfer(URI source, Path file, ReadProgress progress) throws IOException, InterruptedException {
        long have = Files.exists(file) ? Files.size(file) : 0;
        HttpRequest.Builder request = HttpRequest.newBuilder(source).timeout(stall);
        if (have > 0) {
            request.header("Range", "bytes=" + have + "-");
        }
        HttpResponse<InputStream> response = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            Matcher range = CONTENT_RANGE.matcher(
                    response.headers().firstValue("Content-Range").orElse(""));
            boolean ranged = range.matches();
            int status = response.statusCode();
            if (status == 416 && ranged && range.group(2).equals(Long.toString(have))) {
                return;
            }
            boolean continued = status == 206 && ranged && Long.toString(have).equals(range.group(1));
            if (status == 416 || status == 206 && !continued) {
                Files.deleteIfExists(file);
                throw new IOException("the file on the server has changed");
            }
            if (status != 200 && !continued) {
                throw failure(status);
            }
            long rest = response.headers().firstValueAsLong("Content-Length").orElse(-1);
            long done = continued ? have : 0;
            save(body, file, continued, "Fetching " + source, done, rest < 0 ? -1 : done + rest, progress);
        }
    }

    private static IOException failure(int status) {
        boolean passing = status >= 500 || status == 408 || status == 429;
        return passing ? new IOException("HTTP " + status) : new Refused("HTTP " + status);
    }

    private void save(
            InputStream body, Path file, boolean append, String what, long from, long total, ReadProgress progress)
            throws IOException {
        AtomicLong lastByte = new AtomicLong(System.nanoTime());
        ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(runnable -> {
            Thread thread = new Thread(runnable, "clade-fetch-watch");
            thread.setDaemon(true);
            return thread;
        });
        var unused = watch.scheduleWithFixedDelay(
                () -> closeIfStalled(body, lastByte),
                stall.toMillis(),
                1 + stall.toMillis() / 4,
                TimeUnit.MILLISECONDS);
        try (OutputStream out = Files.newOutputStream(
                file,
                StandardOpenOption.CREATE,
                append ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            byte[] block = new byte[BLOCK];
            long done = from;
            for (int count = body.read(block); count >= 0; count = body.read(block)) {
                lastByte.set(System.nanoTime());
                out.write(block, 0, count);
                done += count;
                progress.update(what, done, total);
            }
            if (total >= 0 && done < total) {
                throw new IOException("the transfer stopped after " + done + " of " + total + " bytes");
            }
        } finally {
            watch.shutdownNow();
        }
    }

    /** Closing is what ends a read that waits for ever. */
    private void closeIfStalled(InputStream body, AtomicLong lastByte) {
        if (System.nanoTime() - lastByte.get() > stall.toNanos()) {
            try {
                body.close();
            } catch (IOException e) {
                lastByte.set(System.nanoTime());
            }
        }
    }
}
