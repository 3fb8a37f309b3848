package io.clade.tensor.runtime;

import com.sun.jna.Function;
import com.sun.jna.Platform;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the C library keep the memory that a training step frees for the next step. By default glibc returns most of it
 * to the system and gets it back page by page, zeroed, with thousands of page faults in each step.
 */
final class Allocator {

    private static final Logger LOG = LoggerFactory.getLogger(Allocator.class);

    /** The parameters of mallopt(3) by number, with their values: the threshold for mapping is at its maximum. */
    private static final Map<Integer, Integer> KEEPING = Map.of(
            -1, 256 << 20, // M_TRIM_THRESHOLD: free memory at the end of a heap that is kept
            -2, 64 << 20, // M_TOP_PAD: what is left when the rest is handed back
            -3, 32 << 20); // M_MMAP_THRESHOLD: what is larger gets pages of its own, handed back when freed

    private Allocator() {}

    /** Sets the parameters; does nothing where the C library is another one, or the user has set them. */
    static void keepFreedMemory() {
        if (!Platform.isLinux() || chosen(System.getenv())) {
            return;
        }
        try {
            Function mallopt = Function.getFunction(Platform.C_LIBRARY_NAME, "mallopt");
            KEEPING.forEach((parameter, value) -> mallopt.invokeInt(new Object[] {parameter, value}));
        } catch (LinkageError e) {
            LOG.debug("This C library has no mallopt: {}", e.getMessage());
        }
    }

    /** Returns memory that is kept and not in use to the system, as far as the C library can. */
    static void handBack() {
        if (!Platform.isLinux()) {
            return;
        }
        try {
            Function.getFunction(Platform.C_LIBRARY_NAME, "malloc_trim").invokeInt(new Object[] {0L});
        } catch (LinkageError e) {
            LOG.debug("This C library has no malloc_trim: {}", e.getMessage());
        }
    }

    private static boolean chosen(Map<String, String> environment) {
        return environment.keySet().stream().anyMatch(name -> name.startsWith("MALLOC_"))
                || environment.getOrDefault("GLIBC_TUNABLES", "").contains("glibc.malloc");
    }
}
