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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Brings what is behind an address into a file: continues a partial one, tries again after passing failures, stops at the
 * size that is expected and after a time.
 */
final class Download {

    private static final int BLOCK = 1 << 16;
    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (?:(\\d+)-\\d+|\\*)/(\\d+|\\*)");

    private final HttpClient client;
    private final int attempts;
    private final Duration pause;
    private final Patience patience;

    /**
     * @param attempts number of attempts in all
     * @param pause before the second attempt; doubled before each one after
     */
    Download(int attempts, Duration pause, Patience patience) {
        this.attempts = attempts;
        this.pause = pause;
        this.patience = patience;
        this.client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(patience.stall())
                .build();
    }

    /** Three attempts, a second apart at first; ten seconds without a thousand bytes each, half an hour in all. */
    static Download patient() {
        Patience patience = new Patience(Duration.ofSeconds(10), 1000, Duration.ofMinutes(30));
        return new Download(3, Duration.ofSeconds(1), patience);
    }

    /** An answer that asking again will not change. */
    private static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;

        private final boolean spoilt;

        /** @param spoilt true if what has come is of no use */
        Refused(String message, boolean spoilt) {
            super(message);
            this.spoilt = spoilt;
        }
    }

    /**
     * Downloads {@code source} to {@code file}, from the end of what the file already holds.
     *
     * @param most largest size of the whole in bytes
     * @throws IOException when all attempts have failed; {@code file} keeps the bytes received so far, unless they are
     *     more than {@code most}
     */
    void to(URI source, Path file, long most, ReadProgress progress) throws IOException {
        Patience.Limit limit = patience.begin();
        IOException last = null;
        for (int attempt = 0; attempt < attempts && !limit.over(); attempt++) {
            try {
                if (attempt > 0) {
                    progress.update("Asking %s again (%s)".formatted(source.getHost(), reason(last)), 0, -1);
                    Thread.sleep(pause.toMillis() << attempt - 1);
                }
                transfer(source, file, most, limit, progress);
                return;
            } catch (Refused e) {
                if (e.spoilt) {
                    Files.deleteIfExists(file);
                }
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

    private void transfer(URI source, Path file, long most, Patience.Limit limit, ReadProgress progress)
            throws IOException, InterruptedException {
        if (Files.exists(file) && Files.size(file) > most) {
            Files.delete(file);
        }
        long have = Files.exists(file) ? Files.size(file) : 0;
        HttpRequest.Builder request = HttpRequest.newBuilder(source).timeout(patience.stall());
        if (have > 0) {
            request.header("Range", "bytes=" + have + "-");
        }
        progress.update("Asking " + source.getHost(), have, -1);
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
            long total = rest < 0 ? -1 : done + rest;
            requireAtMost(most, total);
            try (Patience.Watch watch = patience.watch(body, limit)) {
                save(
                        watch,
                        body,
                        file,
                        done,
                        total,
                        most,
                        (bytes, all) -> progress.update("Fetching " + source, bytes, all));
            }
        }
    }

    /** The reason for the failure of a transfer, in a few words. */
    static String reason(IOException e) {
        String name = e.getClass().getSimpleName().replaceFirst("Exception$", "");
        return e.getMessage() == null ? "no connection (" + name + ")" : e.getMessage();
    }

    private static IOException failure(int status) {
        boolean passing = status >= 500 || status == 408 || status == 429;
        return passing ? new IOException("HTTP " + status) : new Refused("HTTP " + status, false);
    }

    private static void requireAtMost(long most, long bytes) throws Refused {
        if (bytes > most) {
            throw new Refused("it sends more than the %s bytes that were expected".formatted(most), true);
        }
    }

    private interface Told {
        void of(long done, long total);
    }

    /** Writes {@code body} behind the first {@code from} bytes of {@code file}. */
    private static void save(
            Patience.Watch watch, InputStream body, Path file, long from, long total, long most, Told progress)
            throws IOException {
        try (OutputStream out = Files.newOutputStream(
                file,
                StandardOpenOption.CREATE,
                from > 0 ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            byte[] block = new byte[BLOCK];
            long done = from;
            for (int count = watch.read(body, block); count >= 0; count = watch.read(body, block)) {
                requireAtMost(most, done + count);
                out.write(block, 0, count);
                done += count;
                progress.of(done, total);
            }
            if (total >= 0 && done < total) {
                throw new IOException("the transfer stopped after " + done + " of " + total + " bytes");
            }
        }
    }
}
