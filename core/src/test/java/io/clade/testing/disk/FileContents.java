package io.clade.testing.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** The files below a folder with their content, to compare results with. */
public final class FileContents {

    private FileContents() {}

    /** Of files that hold the seconds that something took, the names alone. */
    public static Map<String, String> of(Path folder) throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (var all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString();
                boolean timed = name.endsWith(".json") || name.endsWith("history.csv");
                found.put(name, timed ? "" : Arrays.toString(Files.readAllBytes(file)));
            }
        }
        return found;
    }
}
