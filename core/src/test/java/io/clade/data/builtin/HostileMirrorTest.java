package io.clade.data.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.clade.data.ReadProgress;
import io.clade.input.InputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that send too much, or too slowly. */
class HostileMirrorTest {

    private static final byte[] CONTENT = "0123456789".repeat(2000).getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path cache;

    private HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    private interface Body {
        void write(OutputStream out) throws IOException;
    }

    /** Answers at {@code path} with a body of unknown length, until the client goes away. */
    private void at(String path, Body body) {
        server.createContext(path, exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (exchange;
                    OutputStream out = exchange.getResponseBody()) {
                body.write(out);
            }
        });
    }

    private URI url(String path) {
        return URI.create("http://localhost:" + server.getAddress().getPort() + path);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private void fetch(Patience patience, ReadProgress progress, Mirror... mirrors) throws Exception {
        String sum =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(CONTENT));
        new Fetcher("tiny", List.of(mirrors), new Download(2, Duration.ofMillis(1), patience))
                .fetch(List.of(new RemoteFile("file", CONTENT.length, sum)), cache, progress);
    }

    private void fetch(Mirror... mirrors) throws Exception {
        fetch(new Patience(Duration.ofSeconds(20), 1, Duration.ofMinutes(1)), ReadProgress.NONE, mirrors);
    }

    private Mirror.Folder folder(String path) {
        return new Mirror.Folder(url(path).toString());
    }

    /** Bytes in the cache. */
    private long kept() throws IOException {
        try (Stream<Path> files = Files.walk(cache)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    @Test
    void an_endless_body_is_cut_off_and_deleted() throws Exception {
        at("/endless/", out -> {
            while (true) {
                out.write(CONTENT);
            }
        });
        assertThatThrownBy(() -> fetch(folder("/endless/")))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("tiny could not be fetched (localhost: it sends more than the 24296 bytes")
                .message()
                .hasLineCount(1);
        assertThat(kept()).isZero();
    }

    @Test
    void a_body_that_is_announced_to_be_too_large_is_not_read_at_all() throws Exception {
        server.createContext("/large/", exchange -> {
            exchange.sendResponseHeaders(200, 300_000_000);
            exchange.close();
        });
        assertThatThrownBy(() -> fetch(folder("/large/"))).hasMessageContaining("more than the 24296 bytes");
        assertThat(kept()).isZero();
    }

    @Test
    void a_gzip_bomb_is_unpacked_to_the_known_size_only() throws Exception {
        byte[] bomb = gzip(new byte[10_000_000]);
        at("/bomb/", out -> out.write(bomb));
        assertThatThrownBy(() -> fetch(folder("/bomb/")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("file is larger than the 20000 bytes that were expected");
        assertThat(kept()).isZero();
    }

    @Test
    void an_archive_that_is_a_bomb_is_given_up() throws Exception {
        byte[] header = new byte[512];
        System.arraycopy("other".getBytes(StandardCharsets.US_ASCII), 0, header, 0, 5);
        System.arraycopy("77777777777".getBytes(StandardCharsets.US_ASCII), 0, header, 124, 11);
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        tar.write(header);
        tar.write(new byte[5_000_000]);
        byte[] bomb = gzip(tar.toByteArray());
        at("/bomb.tgz", out -> out.write(bomb));
        assertThatThrownBy(() -> fetch(new Mirror.Archive(url("/bomb.tgz"), "", 10_000)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("the archive is larger than the 100000 bytes");
        header[124] = 'x';
        byte[] damaged = gzip(header);
        at("/damaged.tgz", out -> out.write(damaged));
        assertThatThrownBy(() -> fetch(new Mirror.Archive(url("/damaged.tgz"), "", 10_000)))
                .hasMessageContaining("the archive is damaged");
        assertThat(kept()).isZero();
    }

    @Test
    void a_part_left_by_an_older_fetch_that_is_too_large_is_deleted() throws Exception {
        byte[] packed = gzip(CONTENT);
        at("/good/", out -> out.write(packed));
        server.createContext("/short/", exchange -> {
            exchange.sendResponseHeaders(200, packed.length);
            exchange.getResponseBody().write(packed, 0, 20);
            exchange.getResponseBody().flush();
            exchange.close();
        });
        assertThatThrownBy(() -> fetch(folder("/short/"))).hasMessageContaining("are kept and continued the next time");
        try (Stream<Path> parts = Files.list(cache.resolve(".partial"))) {
            Path part = parts.filter(file -> !file.endsWith("lock")).findFirst().orElseThrow();
            Files.write(part, new byte[1_000_000]);
        }
        fetch(folder("/short/"), folder("/good/"));
        assertThat(cache.resolve("file")).hasBinaryContent(CONTENT);
        assertThat(kept()).as("nothing is left of the other mirror's part").isEqualTo(CONTENT.length);
    }

    @Test
    void a_server_that_drips_is_given_up_in_the_time_that_was_set() throws Exception {
        at("/drip/", out -> {
            for (int i = 0; i < 2000; i++) {
                out.write(i);
                out.flush();
                pause();
            }
        });
        List<String> told = new CopyOnWriteArrayList<>();
        Patience fast = new Patience(Duration.ofSeconds(2), 1000, Duration.ofMinutes(1));
        assertThatThrownBy(() -> fetch(fast, (what, done, total) -> told.add(what), folder("/drip/")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("fewer than 1000 bytes came in 2.0 s");
        assertThat(told)
                .contains("Asking localhost", "Asking localhost again (fewer than 1000 bytes came in 2.0 s)")
                .anyMatch(what -> what.startsWith("Fetching http://localhost:"));
        Patience limited = new Patience(Duration.ofSeconds(20), 1, Duration.ofMillis(400));
        assertThatThrownBy(() -> fetch(limited, ReadProgress.NONE, folder("/drip/")))
                .hasMessageContaining("it took longer than 0.4 s");
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
