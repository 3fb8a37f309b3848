package io.clade.data.builtin;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** The folder of fetched datasets: {@code $CLADE_CACHE}, else a folder of Clade's own where the system keeps caches. */
public final class CacheFolder {

    private CacheFolder() {}

    /** The folder for this user on this machine; it need not exist yet. */
    public static Path path() {
        return path(System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home")));
    }

    static Path path(Map<String, String> environment, String system, Path home) {
        String own = environment.getOrDefault("CLADE_CACHE", "");
        if (!own.isBlank()) {
            return Path.of(own);
        }
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            String local = environment.getOrDefault("LOCALAPPDATA", "");
            Path base = local.isBlank() ? home.resolve("AppData").resolve("Local") : Path.of(local);
            return base.resolve("clade").resolve("cache");
        }
        if (name.startsWith("mac")) {
            return home.resolve("Library").resolve("Caches").resolve("clade");
        }
        String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
        return (xdg.isBlank() ? home.resolve(".cache") : Path.of(xdg)).resolve("clade");
    }
}
