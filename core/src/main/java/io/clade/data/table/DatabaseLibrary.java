package io.clade.data.table;

import io.clade.data.builtin.CacheFolder;
import io.clade.input.InputException;
import io.clade.tensor.runtime.NativeFolder;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Driver;
import java.util.Optional;

/**
 * The driver of the database, whose native library is unpacked once and kept in the cache. Left to itself the driver unpacks it
 * into the temporary folder at every start, and leaves it there when the process is killed.
 */
final class DatabaseLibrary extends ClassLoader {

    private static final String PACKAGE = "org.duckdb.";
    private static final String LIBRARY = "libduckdb_java";

    private Optional<Path> library = Optional.empty();

    private DatabaseLibrary() {
        super(DatabaseLibrary.class.getClassLoader());
    }

    /** Loads the driver when it is first touched. */
    private static final class Loaded {
        static final Driver DRIVER = load();
    }

    /** @throws InputException where the library cannot be unpacked or loaded */
    static Driver driver() {
        try {
            return Loaded.DRIVER;
        } catch (LinkageError e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof InputException refused) {
                    throw new InputException(refused.getMessage(), e);
                }
            }
            throw new InputException(
                    "Tables cannot be read: the native library of DuckDB does not load on this machine (%s)."
                            .formatted(e),
                    e);
        }
    }

    private static Driver load() {
        try {
            return (Driver) Class.forName(PACKAGE + "DuckDBDriver", true, new DatabaseLibrary())
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("DuckDB has no driver", e);
        }
    }

    /** The driver's classes are loaded anew here, so that they ask this loader for their library. */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(PACKAGE)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? findClass(name) : loaded;
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = in.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    /** Hides the packed library: the driver then asks the system for it, and the system asks {@link #findLibrary}. */
    @Override
    public URL getResource(String name) {
        URL found = super.getResource(name);
        if (found == null || !name.startsWith(LIBRARY)) {
            return found;
        }
        library = Optional.of(unpacked(found, name));
        return null;
    }

    @Override
    protected String findLibrary(String name) {
        return library.map(Path::toString).orElse(null);
    }

    private static Path unpacked(URL packed, String name) {
        Path folder = NativeFolder.at(CacheFolder.path().resolve("native"));
        try {
            URLConnection connection = packed.openConnection();
            long size = connection.getContentLengthLong();
            Path file = folder.resolve(name + "-" + size + "-" + Long.toHexString(connection.getLastModified()));
            if (!Files.exists(file) || Files.size(file) != size) {
                Path partial = Files.createTempFile(folder, "partial", "");
                try (InputStream in = connection.getInputStream()) {
                    Files.copy(in, partial, StandardCopyOption.REPLACE_EXISTING);
                    Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
                } finally {
                    Files.deleteIfExists(partial);
                }
            }
            return file;
        } catch (IOException e) {
            throw new InputException(
                    "The native library for tables cannot be unpacked to %s: %s. It needs 60 MB there. Name another folder with CLADE_CACHE=DIR."
                            .formatted(folder, e.getMessage()),
                    e);
        }
    }
}
