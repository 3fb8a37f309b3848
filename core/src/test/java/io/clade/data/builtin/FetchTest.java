package io.clade.data.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.clade.data.Dataset;
import io.clade.data.ReadProgress;
import io.clade.data.Shape;
import io.clade.input.InputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fetching from a server on this machine that fails in every way servers do. */
class FetchTest {

    private static final List<String> NAMES = List.of(
            "train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte");

    @TempDir
    Path cache;

    private HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, byte[]> served = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    /** What goes wrong, one a request, in order. */
    private final List<String> faults = new CopyOnWriteArrayList<>();

    private final List<byte[]> contents = new ArrayList<>();

    @BeforeEach
    void serve() throws IOException {
        byte[] train = new byte[16 + 3 * 40_000];
        ByteBuffer.wrap(train).putInt(0x0803).putInt(3).putInt(200).putInt(200);
        Random random = new Random(1);
        byte[] noise = new byte[120_000];
        random.nextBytes(noise);
        System.arraycopy(noise, 0, train, 16, noise.length);
        contents.add(train);
        contents.add(new byte[] {0, 0, 8, 1, 0, 0, 0, 3, 1, 0, 1});
        contents.add(ByteBuffer.allocate(20)
                .putInt(0x0803)
                .putInt(1)
                .putInt(2)
                .putInt(2)
                .putInt(7)
                .array());
        contents.add(new byte[] {0, 0, 8, 1, 0, 0, 0, 1, 0});
        for (int i = 0; i < NAMES.size(); i++) {
            served.put("/files/" + NAMES.get(i) + ".gz", gzip(contents.get(i)));
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String range = exchange.getRequestHeaders().getFirst("Range");
        requests.add(path.substring(path.lastIndexOf('/') + 1) + (range == null ? "" : " " + range));
        String fault = faults.isEmpty() ? "" : faults.remove(0);
        byte[] body = served.get(path);
        if (fault.startsWith("status") || body == null) {
            exchange.sendResponseHeaders(body == null ? 404 : Integer.parseInt(fault.substring(7)), -1);
            exchange.close();
            return;
        }
        int from = range == null || fault.equals("ignore range") ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
        if (from >= body.length) {
            exchange.getResponseHeaders().add("Content-Range", "bytes */" + body.length);
            exchange.sendResponseHeaders(416, -1);
            exchange.close();
            return;
        }
        if (from > 0) {
            exchange.getResponseHeaders()
                    .add("Content-Range", "bytes " + from + "-" + (body.length - 1) + "/" + body.length);
        }
        exchange.sendResponseHeaders(from > 0 ? 206 : 200, body.length - from);
        int count = fault.equals("break off") || fault.equals("stall") ? (body.length - from) / 2 : body.length - from;
        exchange.getResponseBody().write(body, from, count);
        exchange.getResponseBody().flush();
        if (fault.equals("stall")) {
            try {
                Thread.sleep(10_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        exchange.close();
    }

    private String url(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private List<String> checksums() throws Exception {
        List<String> checksums = new ArrayList<>();
        for (byte[] content : contents) {
            checksums.add(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
        }
        return checksums;
    }

    private IdxSet set(List<String> checksums, Mirror... mirrors) {
        return set(checksums, Duration.ofSeconds(20), mirrors);
    }

    private IdxSet set(List<String> checksums, Duration stall, Mirror... mirrors) {
        Download download = new Download(3, Duration.ofMillis(1), new Patience(stall, 1, stall.multipliedBy(10)));
        List<RemoteFile> files = IntStream.range(0, 4)
                .mapToObj(i -> new RemoteFile(NAMES.get(i), contents.get(i).length, checksums.get(i)))
                .toList();
        List<Path> system = List.of(cache.resolve("system"));
        return new IdxSet("tiny", "a tiny set", List.of("zero", "one"), system, files, List.of(mirrors), download);
    }

    private IdxSet set() throws Exception {
        return set(checksums(), new Mirror.Folder(url("/files/")));
    }

    private List<String> cached() throws IOException {
        try (Stream<Path> files = Files.list(cache.resolve("tiny"))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    private List<String> partial() throws IOException {
        try (Stream<Path> files = Files.list(cache.resolve("tiny/.partial"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("lock"))
                    .toList();
        }
    }

    @Test
    void what_is_fetched_loads_and_is_not_fetched_again() throws Exception {
        Dataset train = set().load("train", cache, ReadProgress.NONE);
        assertThat(train.shape()).isEqualTo(Shape.image(1, 200, 200));
        assertThat(train.labels().orElseThrow().codes()).containsExactly(1, 0, 1);
        assertThat(train.labels().orElseThrow().names()).containsExactly("zero", "one");
        assertThat(cached()).containsExactlyInAnyOrderElementsOf(NAMES);
        assertThat(partial()).isEmpty();
        assertThat(cache.resolve("tiny").resolve(NAMES.get(0))).hasBinaryContent(contents.get(0));
        int asked = requests.size();
        assertThat(set().load("test", cache, ReadProgress.NONE).name()).isEqualTo("tiny-test");
        assertThat(requests).hasSize(asked);
    }

    @Test
    void a_broken_transfer_goes_on_where_it_broke_off() throws Exception {
        faults.addAll(List.of("break off", "break off"));
        int length = served.get("/files/" + NAMES.get(0) + ".gz").length;
        set().fetch(cache, ReadProgress.NONE);
        assertThat(requests.subList(0, 3))
                .containsExactly(
                        NAMES.get(0) + ".gz",
                        NAMES.get(0) + ".gz bytes=" + length / 2 + "-",
                        NAMES.get(0) + ".gz bytes=" + (length / 2 + (length - length / 2) / 2) + "-");
        assertThat(cache.resolve("tiny").resolve(NAMES.get(0))).hasBinaryContent(contents.get(0));
    }

    @Test
    void what_came_before_giving_up_is_continued_by_the_next_fetch() throws Exception {
        faults.addAll(List.of("break off", "status 500", "status 500"));
        assertThatThrownBy(() -> set().fetch(cache, ReadProgress.NONE)).isInstanceOf(InputException.class);
        assertThat(cached()).isEmpty();
        assertThat(partial()).hasSize(1);
        requests.clear();
        set().fetch(cache, ReadProgress.NONE);
        assertThat(requests.get(0)).contains("bytes=");
        assertThat(cached()).hasSize(4);
    }

    @Test
    void a_server_that_knows_no_ranges_is_read_from_the_start() throws Exception {
        faults.addAll(List.of("break off", "ignore range"));
        set().fetch(cache, ReadProgress.NONE);
        assertThat(cache.resolve("tiny").resolve(NAMES.get(0))).hasBinaryContent(contents.get(0));
    }

    @Test
    void a_stalled_transfer_is_given_up_and_continued() throws Exception {
        faults.add("stall");
        set(checksums(), Duration.ofSeconds(1), new Mirror.Folder(url("/files/")))
                .fetch(cache, ReadProgress.NONE);
        assertThat(requests.get(1)).contains("bytes=");
        assertThat(cached()).hasSize(4);
    }

    @Test
    void passing_failures_are_tried_again() throws Exception {
        faults.addAll(List.of("status 503", "status 429"));
        set().fetch(cache, ReadProgress.NONE);
        assertThat(requests).hasSize(6);
    }

    @Test
    void lasting_failures_are_not() throws Exception {
        IdxSet set = set(checksums(), new Mirror.Folder(url("/nowhere/")), new Mirror.Folder(url("/files/")));
        set.fetch(cache, ReadProgress.NONE);
        assertThat(requests).hasSize(5);
        assertThat(cached()).hasSize(4);
    }

    @Test
    void a_wrong_checksum_keeps_the_file_from_its_name() throws Exception {
        List<String> wrong = new ArrayList<>(checksums());
        wrong.set(1, "0".repeat(64));
        assertThatThrownBy(() -> set(wrong, new Mirror.Folder(url("/files/"))).fetch(cache, ReadProgress.NONE))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("tiny could not be fetched (localhost: train-labels-idx1-ubyte has checksum ")
                .hasMessageContaining("where 000000000000… was expected")
                .hasMessageContaining(
                        "put train-labels-idx1-ubyte, t10k-images-idx3-ubyte, t10k-labels-idx1-ubyte into ")
                .message()
                .hasLineCount(1);
        assertThat(cached()).containsExactly(NAMES.get(0));
        assertThat(partial()).isEmpty();
    }

    @Test
    void a_partial_file_that_turns_out_wrong_is_fetched_from_the_start() throws Exception {
        faults.addAll(List.of("break off", "status 500", "status 500"));
        assertThatThrownBy(() -> set().fetch(cache, ReadProgress.NONE)).isInstanceOf(InputException.class);
        Path rest = cache.resolve("tiny/.partial").resolve(partial().get(0));
        byte[] spoilt = Files.readAllBytes(rest);
        Arrays.fill(spoilt, 50, 5000, (byte) 0);
        Files.write(rest, spoilt);
        set().fetch(cache, ReadProgress.NONE);
        assertThat(cache.resolve("tiny").resolve(NAMES.get(0))).hasBinaryContent(contents.get(0));
    }

    @Test
    void an_archive_gives_all_files_at_once() throws Exception {
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        tarEntry(tar, "package/readme.md", "hello".getBytes(StandardCharsets.US_ASCII), '0');
        tarEntry(tar, "package/data/", new byte[0], '5');
        for (int i = 0; i < 4; i++) {
            tarEntry(tar, "package/data/" + NAMES.get(i), contents.get(i), '0');
        }
        tar.write(new byte[1024]);
        served.put("/all.tgz", gzip(tar.toByteArray()));
        set(checksums(), new Mirror.Archive(URI.create(url("/all.tgz")), "package/data/", 1_000_000))
                .fetch(cache, ReadProgress.NONE);
        assertThat(requests).containsExactly("all.tgz");
        for (int i = 0; i < 4; i++) {
            assertThat(cache.resolve("tiny").resolve(NAMES.get(i))).hasBinaryContent(contents.get(i));
        }
        assertThat(partial()).isEmpty();
    }

    private static void tarEntry(ByteArrayOutputStream tar, String name, byte[] content, char type) {
        ByteBuffer header = ByteBuffer.allocate(512);
        header.put(name.getBytes(StandardCharsets.US_ASCII));
        header.position(124).put("%011o".formatted(content.length).getBytes(StandardCharsets.US_ASCII));
        header.position(156).put((byte) type);
        tar.writeBytes(header.array());
        tar.writeBytes(content);
        tar.writeBytes(new byte[(512 - content.length % 512) % 512]);
    }

    @Test
    void a_truncated_archive_gives_way_to_the_next_mirror() throws Exception {
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        tarEntry(tar, NAMES.get(0), contents.get(0), '0');
        served.put("/cut.tgz", gzip(Arrays.copyOf(tar.toByteArray(), 5000)));
        var archive = new Mirror.Archive(URI.create(url("/cut.tgz")), "", 1_000_000);
        set(checksums(), archive, new Mirror.Folder(url("/files/"))).fetch(cache, ReadProgress.NONE);
        assertThat(cached()).hasSize(4);
    }

    @Test
    void files_of_the_systems_packages_are_used_as_they_are() throws Exception {
        Path system = Files.createDirectories(cache.resolve("system"));
        for (int i = 0; i < 4; i++) {
            Files.write(system.resolve(NAMES.get(i) + ".gz"), gzip(contents.get(i)));
        }
        assertThat(set().load("train", cache, ReadProgress.NONE).size()).isEqualTo(3);
        assertThat(set().load("test", cache, ReadProgress.NONE).sample(0)).containsExactly(0, 0, 0, 7);
        assertThat(requests).isEmpty();
    }

    @Test
    void both_parts_follow_one_another() throws Exception {
        contents.set(2, contents.get(0));
        served.put("/files/" + NAMES.get(2) + ".gz", gzip(contents.get(2)));
        contents.set(3, new byte[] {0, 0, 8, 1, 0, 0, 0, 3, 0, 0, 1});
        served.put("/files/" + NAMES.get(3) + ".gz", gzip(contents.get(3)));
        Dataset all = set().load("all", cache, ReadProgress.NONE);
        assertThat(all.size()).isEqualTo(6);
        assertThat(all.labels().orElseThrow().codes()).containsExactly(1, 0, 1, 0, 0, 1);
        assertThat(all.sample(4)).isEqualTo(all.sample(1));
    }

    @Test
    void without_a_connection_the_refusal_says_what_to_do() throws Exception {
        server.stop(0);
        assertThatThrownBy(() -> set().load("train", cache, ReadProgress.NONE))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("tiny could not be fetched (localhost: ")
                .hasMessageContaining("Try again later, or put train-images-idx3-ubyte, ")
                .hasMessageEndingWith(" into " + cache.resolve("tiny") + ".")
                .message()
                .hasLineCount(1);
    }

    @Test
    void progress_counts_bytes_to_the_end() throws Exception {
        long length = served.get("/files/" + NAMES.get(0) + ".gz").length;
        List<Long> done = new ArrayList<>();
        set().fetch(cache, (what, bytes, total) -> {
            if (what.contains(NAMES.get(0))) {
                assertThat(total).isEqualTo(length);
                done.add(bytes);
            }
        });
        assertThat(done).isSorted().last().isEqualTo(length);
    }
}
