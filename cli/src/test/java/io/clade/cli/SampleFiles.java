package io.clade.cli;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import javax.imageio.ImageIO;

/** Small data in files, from a seed. */
final class SampleFiles {

    private SampleFiles() {}

    /** A table of {@code rows} rows of four numbers in three far-apart clusters in turn, with their class. */
    static List<String> table(int rows) {
        Random random = new Random(1);
        List<String> lines = new ArrayList<>(List.of("a,b,c,d,class"));
        for (int i = 0; i < rows; i++) {
            StringBuilder line = new StringBuilder();
            for (int j = 0; j < 4; j++) {
                line.append(String.format(Locale.ROOT, "%.4f,", 5 * ((i % 3 + j) % 3) + random.nextGaussian()));
            }
            lines.add(line.append("xyz".charAt(i % 3)).toString());
        }
        return lines;
    }

    static Path table(Path file, int rows) throws IOException {
        return Files.write(file, table(rows));
    }

    /** Numbers without order, none of them missing or infinite. */
    static float[] numbers(int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (i * 7919) % 101;
        }
        return numbers;
    }

    /** A grey image of {@code size}×{@code size} pixels: noise, brighter on one side for every second {@code number}. */
    static Path image(Path file, int size, int number) throws IOException {
        Random random = new Random(number);
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                boolean bright = number % 2 == 0 ? x < size / 2 : y < size / 2;
                image.getRaster().setSample(x, y, 0, random.nextInt(80) + (bright ? 150 : 0));
            }
        }
        Files.createDirectories(file.getParent());
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    /** A folder of {@code count} images in two class sub-folders; every third is larger by half where they are mixed. */
    static Path images(Path folder, int count, boolean mixed) throws IOException {
        for (int i = 0; i < count; i++) {
            int size = mixed && i % 3 == 0 ? 18 : 12;
            image(folder.resolve(i % 2 == 0 ? "left" : "top").resolve(i + ".png"), size, i);
        }
        return folder;
    }
}
