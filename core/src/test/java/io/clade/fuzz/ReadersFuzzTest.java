package io.clade.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.ThreadMXBean;
import io.clade.data.Dataset;
import io.clade.data.Shape;
import io.clade.data.format.ReadOptions;
import io.clade.data.reader.Datasets;
import io.clade.input.InputException;
import io.clade.method.Methods;
import io.clade.model.Model;
import io.clade.network.weight.SafeTensors;
import io.clade.network.weight.Weights;
import io.clade.run.comparison.GridFile;
import io.clade.testing.Npz;
import io.clade.testing.Numbers;
import io.clade.training.session.Session;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every reader takes damaged files: it reads them, or refuses them in one line, and takes no more memory than the size of
 * the file allows. The damages are the same in every build; {@code -Dfuzz.seconds=450} goes on with others for that long
 * a reader.
 */
class ReadersFuzzTest {

    private static final String SECONDS = "fuzz.seconds";

    /** What buffers take whatever the file; deflate unpacks a byte to a thousand, which readers may keep four times. */
    private static final long MOST_ANYWAY = 64L << 20;

    private static final long MOST_A_BYTE = 4 * 1032;

    @TempDir
    Path folder;

    private interface Reader {
        void read(Path file) throws IOException;
    }

    private interface Format {
        byte[] of(byte[] damaged);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Damages {@code corpus} {@code count} times, or for as long as is asked for. */
    private void fuzz(String name, int count, List<byte[]> corpus, Format format, Reader reader) throws IOException {
        int seconds = Integer.getInteger(SECONDS, 0);
        long seed = seconds == 0 ? 1 : new Random().nextLong();
        Mutator mutator = new Mutator(seed);
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        for (byte[] whole : corpus) {
            one(name, format.of(whole), reader);
        }
        int taken = 0;
        for (; seconds == 0 ? taken < count : System.nanoTime() < end; taken++) {
            one(name, format.of(mutator.damaged(corpus)), reader);
        }
        if (seconds > 0) {
            System.out.printf("%s: %s damaged files%n", name, taken);
        }
    }

    private void one(String name, byte[] bytes, Reader reader) throws IOException {
        Path file = Files.write(folder.resolve(name), bytes);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        try {
            reader.read(file);
        } catch (InputException e) {
            assertThat(e.getMessage()).as(shown(bytes)).isNotBlank().hasLineCount(1);
        } catch (RuntimeException | Error e) {
            throw new AssertionError(shown(bytes), e);
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                .as(shown(bytes))
                .isLessThan(MOST_ANYWAY + MOST_A_BYTE * bytes.length);
    }

    /** A file as a test can hold it. */
    private static String shown(byte... bytes) {
        return bytes.length + " bytes: " + HexFormat.of().formatHex(bytes);
    }

    private static void read(Path file) {
        Datasets.read(file, ReadOptions.DEFAULT.withHeapBudget(16 << 20));
    }

    @Test
    void npy() throws IOException {
        List<byte[]> corpus = List.of(
                Npz.doubles("3, 2", 1, 2, 3, 4, 5, 6),
                Npz.integers(1, 2, 3),
                Npz.npyOf("{'descr': '>f4', 'fortran_order': True, 'shape': (2, 2, 2), }\n", new byte[32]));
        fuzz("odd.npy", 1000, corpus, bytes -> bytes, ReadersFuzzTest::read);
    }

    @Test
    void npz() throws IOException {
        List<byte[]> members = List.of(
                Npz.doubles("3, 2", 1, 2, 3, 4, 5, 6),
                Npz.integers(1, 2, 1),
                Npz.npy("<U2", "3,", new byte[24]),
                Npz.npy("|S2", "3,", utf8("abcdef")));
        byte[] samples = members.get(0);
        fuzz("odd.npz", 200, members, damaged -> new Npz().with("X", damaged).bytes(), ReadersFuzzTest::read);
        for (String name : List.of("y", "lengths")) {
            fuzz(
                    "odd.npz",
                    200,
                    members,
                    damaged -> new Npz().with("X", samples).with(name, damaged).bytes(),
                    ReadersFuzzTest::read);
        }
    }

    @Test
    void sparse_matrices() throws IOException {
        List<byte[]> members = List.of(
                Npz.integers(2, 3),
                Npz.integers(0, 1, 2),
                Npz.integers(0, 2),
                Npz.npy("|S3", "", utf8("csr")),
                Npz.doubles("2,", 5, 6));
        List<String> names = List.of("shape", "indptr", "indices", "format", "data");
        for (int i = 0; i < names.size(); i++) {
            int damagedOne = i;
            fuzz(
                    "odd.npz",
                    100,
                    List.of(members.get(i)),
                    damaged -> {
                        Npz matrix = new Npz();
                        for (int m = 0; m < names.size(); m++) {
                            matrix.with(names.get(m), m == damagedOne ? damaged : members.get(m));
                        }
                        return matrix.bytes();
                    },
                    ReadersFuzzTest::read);
        }
    }

    @Test
    void archives() throws IOException {
        List<byte[]> corpus = new ArrayList<>();
        corpus.add(new Npz()
                .with("X", Npz.doubles("3, 2", 1, 2, 3, 4, 5, 6))
                .with("y", Npz.integers(1, 2, 1))
                .bytes());
        try (InputStream in = ReadersFuzzTest.class.getResourceAsStream("/io/clade/data/array/numpy-types.npz")) {
            corpus.add(in.readAllBytes());
        }
        fuzz("odd.npz", 500, corpus, bytes -> bytes, ReadersFuzzTest::read);
    }

    @Test
    void idx() throws IOException {
        List<byte[]> corpus = List.of(
                new byte[] {0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 9, 8, 7, 6},
                ByteBuffer.allocate(28)
                        .put(new byte[] {0, 0, 0x0E, 2})
                        .putInt(2)
                        .putInt(1)
                        .putDouble(1)
                        .putDouble(2)
                        .array());
        fuzz("odd-images-idx3-ubyte", 1000, corpus, bytes -> bytes, ReadersFuzzTest::read);
    }

    @Test
    void series() throws IOException {
        List<byte[]> corpus = List.of(
                utf8("@problemName tiny\n@timeStamps false\n@missing true\n@univariate true\n@equalLength false\n"
                        + "@classLabel true a b\n@data\n1,2,3:a\n4,?,6,7:b\n"),
                utf8("@problemName two\n@univariate false\n@dimensions 2\n@equalLength true\n@seriesLength 2\n"
                        + "@classLabel false\n@data\n1,2:3,4\n5,6:7,8\n"));
        fuzz("odd.ts", 1000, corpus, bytes -> bytes, ReadersFuzzTest::read);
    }

    @Test
    void tables() throws IOException {
        List<byte[]> corpus = List.of(
                utf8("a,b,label\n1,2,x\n3,4.5,y\n-1e3,0,x\n"),
                utf8("id;\"a \"\"b\"\"\";c\r\n1;0,5;7\r\n2;1,5;8\r\n"),
                utf8("1 2\n3 4\n"),
                utf8("\uFEFFname\tn\nx\t1\ny\t2\n"));
        fuzz("odd.csv", 60, corpus, bytes -> bytes, ReadersFuzzTest::read);
    }

    @Test
    void weights() throws IOException {
        Weights weights = Weights.builder()
                .put("encoder.0.weight", new long[] {2, 3}, new float[] {1, 2, 3, 4, 5, 6})
                .put("prototypes", new long[] {0, 3}, new float[0])
                .build();
        Path whole = folder.resolve("whole");
        SafeTensors.write(whole, weights);
        byte[] other = safeTensors(
                "{\"__metadata__\":{\"format\":\"pt\"},\"a\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0,4]}}",
                4);
        fuzz("weights.safetensors", 1000, List.of(Files.readAllBytes(whole), other), bytes -> bytes, SafeTensors::read);
        // A header whose length is wrong hides what comes behind it, so the header is damaged alone, too.
        List<byte[]> headers = List.of(
                utf8("{\"a\":{\"dtype\":\"F32\",\"shape\":[2,2],\"data_offsets\":[0,16]}}"),
                utf8("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8,16]},"
                        + "\"b\":{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[0,8]}}"));
        fuzz(
                "weights.safetensors",
                1000,
                headers,
                damaged -> safeTensors(new String(damaged, StandardCharsets.ISO_8859_1), 16),
                SafeTensors::read);
    }

    private static byte[] safeTensors(String header, int numbers) {
        byte[] text = header.getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(Long.BYTES + text.length + numbers)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(text.length)
                .put(text)
                .array();
    }

    private static Map<String, String> changes(String method) {
        return switch (method) {
            case "dec" -> Map.of("epochs", "1", "pretrain_epochs", "1", "hidden_units", "4");
            case "dtkc" -> Map.of("epochs", "1", "rivals", "1");
            default -> Map.of();
        };
    }

    /** Both files of a saved model in turn; without the hash of the weights, damaged weights come to the network. */
    @ParameterizedTest
    @CsvSource({"dec, 4", "dtkc, 64", "agglomerative, 4"})
    void models(String method, int features) throws IOException {
        Shape shape = features == 64 ? Shape.image(1, 8, 8) : Shape.table(features);
        Path model = folder.resolve("model");
        Methods.named(method)
                .create(2, changes(method))
                .fit(Numbers.clustered(1, 24, 2, shape), Session.seeded(1))
                .save(model);
        Path file = model.resolve("config.json");
        Path weights = model.resolve("weights.safetensors");
        ObjectNode config = (ObjectNode) new ObjectMapper().readTree(file.toFile());
        byte[] unhashed = utf8(config.without("weightsSha256").toString());
        List<byte[]> wholes = List.of(Files.readAllBytes(file), unhashed);
        fuzz("model/config.json", 50, wholes, bytes -> bytes, ignored -> Model.load(model));
        Files.write(file, unhashed);
        List<byte[]> numbers = List.of(Files.readAllBytes(weights));
        fuzz("model/weights.safetensors", 30, numbers, bytes -> bytes, ignored -> Model.load(model));
    }

    @Test
    void grids() throws IOException {
        Dataset blobs = Datasets.named("blobs");
        List<byte[]> corpus = List.of(
                utf8(
                        "seed: 7\nruns: 2\nk: 3\ndata:\n  - path: blobs:n=300\n    name: small\n    limit: 100\n  - blobs\n"
                                + "methods:\n  - method: kmeans\n    name: k-means\n    set:\n      restarts: [1, 5]\n  - dcl\n"),
                utf8("{data: [blobs], methods: [kmeans], k: 2}"),
                utf8("# a note\ndata: \"blobs\"\nmethods: |\n  kmeans\nk: 0x2\n"));
        fuzz("odd.yaml", 1000, corpus, bytes -> bytes, file -> GridFile.read(file, source -> blobs));
    }
}
