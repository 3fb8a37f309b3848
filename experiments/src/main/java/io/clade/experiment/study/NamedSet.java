package io.clade.experiment.study;

import io.clade.data.Dataset;
import io.clade.data.Labels;
import io.clade.data.format.ReadOptions;
import io.clade.data.reader.Datasets;
import io.clade.input.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The datasets of the experiments: built-in ones, and files that the user has. */
public enum NamedSet {
    MNIST("MNIST", "mnist"),
    FASHION_MNIST("Fashion-MNIST", "fashion-mnist"),
    DIGITS("digits", "digits"),
    COIL_20(
            "COIL-20",
            "coil20_128.npz",
            "its images are at https://www.cs.columbia.edu/CAVE/software/softlib/coil-20.php; save them as X, 1440×128×128,"
                    + " with the object in each image as y"),
    CHARACTER_TRAJECTORIES(
            "Character Trajectories",
            "character_trajectories.npz",
            "it is at https://archive.ics.uci.edu/dataset/175/character+trajectories; save it as X, n×T×3, padded with"
                    + " zeros, with lengths and y") {
        @Override
        Dataset chosen(Dataset all) {
            return firstClasses(all, 10);
        }
    },
    SPOKEN_DIGITS(
            "Spoken digits (FSDD)",
            "fsdd_mfcc.npz",
            "it is at https://github.com/Jakobovski/free-spoken-digit-dataset; save 13 MFCC per frame as X, n×T×13, padded with"
                    + " zeros, with lengths and y"),
    JAPANESE_VOWELS("Japanese Vowels", "JapaneseVowels_TEST.ts", NamedSet.TIME_SERIES),
    GUN_POINT("GunPoint", "GunPoint_TEST.ts", NamedSet.TIME_SERIES),
    BASIC_MOTIONS("BasicMotions", "BasicMotions_TEST.ts", NamedSet.TIME_SERIES),
    ITALY_POWER_DEMAND("ItalyPowerDemand", "ItalyPowerDemand_TEST.ts", NamedSet.TIME_SERIES),
    PENDIGITS("pendigits", "pendigits.csv", NamedSet.TABLE),
    MFEAT("mfeat", "mfeat_all.csv", NamedSet.TABLE),
    SATIMAGE("satimage", "satimage.csv", NamedSet.TABLE),
    ECOLI("ecoli", "ecoli.csv", NamedSet.TABLE),
    GLASS("glass", "glass.csv", NamedSet.TABLE),
    IONOSPHERE("ionosphere", "ionosphere.csv", NamedSet.TABLE),
    STATLOG("statlog", "statlog.csv", NamedSet.TABLE),
    WDBC("wdbc", "wdbc.csv", NamedSet.TABLE),
    WINE("wine", "wine.csv", NamedSet.TABLE),
    YEAST("yeast", "yeast.csv", NamedSet.TABLE),
    IMAGENET_50("ImageNet-50", "imagenet50_moco.npz", NamedSet.EMBEDDING),
    REUTERS_R8("Reuters R8", "reuters_r8_lsa100.npz", NamedSet.EMBEDDING),
    MOUSE_BLADDER("mouse bladder", "scrna_mouse_bladder.npz", NamedSet.EMBEDDING);

    private static final String TIME_SERIES = "it is at https://www.timeseriesclassification.com";
    private static final String TABLE =
            "it is at https://archive.ics.uci.edu; save it with a header and the class in the last column";
    private static final String EMBEDDING = "save the features as X, n×d, and the classes as y";

    private static final int DEPTH = 3;
    private static final long SUBSET_SEED = 1;

    private final String label;
    private final String source;
    /** The advice on getting the file; empty for a built-in set. */
    private final String advice;

    NamedSet(String label, String builtIn) {
        this(label, builtIn, "");
    }

    NamedSet(String label, String file, String advice) {
        this.label = label;
        this.source = file;
        this.advice = advice;
    }

    /** The name in tables. */
    public String label() {
        return label;
    }

    /**
     * Opens the set; where it has more than {@code most} samples, so many drawn by a fixed seed.
     *
     * @param folder with files, searched three levels deep; empty for none
     * @throws InputException where the set is missing, with advice on getting it
     */
    Dataset open(Optional<Path> folder, int most) {
        Dataset all = chosen(advice.isEmpty() ? Datasets.open(source, ReadOptions.DEFAULT) : read(folder));
        if (all.size() <= most) {
            return all;
        }
        return all.select(drawn(all.size(), most, SUBSET_SEED));
    }

    Dataset chosen(Dataset all) {
        return all;
    }

    private Dataset read(Optional<Path> folder) {
        Path file = folder.flatMap(this::find)
                .orElseThrow(() -> new InputException("there is no file %s%s; %s, and name its folder with --data"
                        .formatted(
                                source,
                                folder.map(path -> " in " + path).orElse(" (no --data folder was given)"),
                                advice)));
        return Datasets.read(file);
    }

    private Optional<Path> find(Path folder) {
        try (Stream<Path> files = Files.find(folder, DEPTH, (path, about) -> path.endsWith(source))) {
            return files.sorted().findFirst();
        } catch (IOException e) {
            throw new InputException("The folder %s (--data) cannot be read: %s.".formatted(folder, e.getMessage()), e);
        } catch (UncheckedIOException e) {
            throw new InputException("The folder %s (--data) cannot be read: %s.".formatted(folder, e.getMessage()), e);
        }
    }

    private static Dataset firstClasses(Dataset all, int count) {
        Labels labels = all.labels()
                .orElseThrow(() -> new InputException(
                        "%s has no labels, so its first classes are not known.".formatted(all.name())));
        int[] rows = IntStream.range(0, all.size())
                .filter(i -> labels.get(i) >= 0 && labels.get(i) < count)
                .toArray();
        List<String> names = labels.names().subList(0, Math.min(count, labels.count()));
        int[] codes = Arrays.stream(rows).map(labels::get).toArray();
        return all.select(rows).withLabels(Labels.of(codes, names));
    }

    /** {@code count} of the numbers 0 … {@code n} − 1, ascending, drawn without replacement. */
    public static int[] drawn(int n, int count, long seed) {
        var random = new Random(seed);
        int[] numbers = IntStream.range(0, n).toArray();
        for (int i = 0; i < Math.min(n, count); i++) {
            int other = i + random.nextInt(n - i);
            int held = numbers[i];
            numbers[i] = numbers[other];
            numbers[other] = held;
        }
        return Arrays.stream(numbers).limit(count).sorted().toArray();
    }
}
