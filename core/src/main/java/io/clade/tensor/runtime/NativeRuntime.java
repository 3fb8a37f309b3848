package io.clade.tensor.runtime;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import io.clade.input.InputException;
import io.clade.input.Require;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.openblas.global.openblas;
import org.bytedeco.pytorch.global.torch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads libtorch, once, with settings under which its two thread pools do not compete for the cores.
 *
 * <p>By default OpenMP's workers spin while they wait and take the cores from OpenBLAS's workers; these spin for 2²⁶
 * cycles after each product and take the cores from convolutions. A training step then takes up to six times as long.
 * The workers can be told to sleep only through the environment and only before the library is loaded, so this class
 * first sets the environment of the running process. Variables that the user has set stay as they are.
 */
public final class NativeRuntime {

    private static final Logger LOG = LoggerFactory.getLogger(NativeRuntime.class);
    private static final String WAIT_POLICY = "OMP_WAIT_POLICY";
    private static final String JAVACPP_FOLDER = "org.bytedeco.javacpp.cachedir";
    private static final String JNA_FOLDER = "jna.tmpdir";
    private static final String MAX_PHYSICAL_BYTES = "org.bytedeco.javacpp.maxPhysicalBytes";

    private NativeRuntime() {}

    /**
     * Makes libtorch ready; does nothing after the first call.
     *
     * @throws NativeLibraryException where there is no libtorch for this platform or it does not load
     */
    public static void load() {
        try {
            Library.touch();
        } catch (LinkageError e) {
            if (e.getCause() instanceof InputException refused) {
                throw new InputException(refused.getMessage(), e);
            }
            throw new NativeLibraryException(remedy(), e);
        }
    }

    /** Loads the library when this class is first used, so that {@link #load} can catch a failure. */
    private static final class Library {

        static {
            prepareFolders();
            prepareEnvironment();
            Allocator.keepFreedMemory();
            // JavaCPP would read the process's memory from /proc at every tensor; scopes free tensors, so nobody needs
            // it.
            if (System.getProperty(MAX_PHYSICAL_BYTES) == null) {
                System.setProperty(MAX_PHYSICAL_BYTES, "0");
            }
            torch.get_num_threads();
            openblas.blas_get_num_threads();
        }

        static void touch() {
            // Being here means the static initialiser has run.
        }
    }

    /**
     * Chooses the folders that libraries are unpacked to, if none was named: the usual ones in the user's home or, where that
     * cannot be written to, a private folder. The libraries themselves would take one that everybody can guess.
     */
    public static void prepareFolders() {
        Path home = Path.of(System.getProperty("user.home"));
        prepareFolder(JAVACPP_FOLDER, home.resolve(".javacpp").resolve("cache"), "javacpp");
        prepareFolder(JNA_FOLDER, home.resolve(".cache").resolve("JNA"), "jna");
    }

    private static void prepareFolder(String property, Path usual, String name) {
        if (System.getProperty(property) == null && !NativeFolder.isUsable(usual)) {
            Path folder = NativeFolder.at(usual);
            System.setProperty(property, folder.resolve(name).toString());
        }
    }

    /**
     * Threads that one operation may use; process-wide.
     *
     * @throws InputException unless there are 1 to {@link ThreadVariables#MOST}
     */
    public static void threads(int count) {
        Require.that(
                count >= 1 && count <= ThreadVariables.MOST,
                "The number of threads must be from 1 to %s. Got %s.",
                ThreadVariables.MOST,
                count);
        load();
        torch.set_num_threads(count);
        blasThreads(count);
    }

    /** Sets the threads that operations of the calling thread use. */
    static void threadsOfThis(int count) {
        // A thread's first question for the number sets it to the one last set on any thread.
        torch.get_num_threads();
        torch.set_num_threads(count);
    }

    private static int holders;
    private static int blasThreadsOutside;

    /**
     * Runs {@code body} with matrix products on one thread each, for computations whose products are small: handing a
     * small product to a second thread and waiting for it takes longer than the product. Other operations keep their
     * threads. Process-wide; the last of several to end restores what was set.
     */
    public static <T> T withSmallProducts(Supplier<T> body) {
        holdBlas();
        try {
            return body.get();
        } finally {
            releaseBlas();
        }
    }

    /** The number of threads that {@link #onOneThread} took from the calling thread. */
    private static final ThreadLocal<Integer> PUT_ASIDE = new ThreadLocal<>();

    /**
     * Runs {@code body} with every operation on one thread, for computations whose operations are small: their results then
     * do not depend on the number of threads. {@link Workers} in it have as many threads as before.
     */
    public static <T> T onOneThread(Supplier<T> body) {
        int own = threads();
        boolean outermost = PUT_ASIDE.get() == null;
        if (outermost) {
            PUT_ASIDE.set(own);
        }
        threadsOfThis(1);
        try {
            return withSmallProducts(body);
        } finally {
            threadsOfThis(own);
            if (outermost) {
                PUT_ASIDE.remove();
            }
        }
    }

    /** The same for a body without a result. */
    public static void onOneThread(Runnable body) {
        onOneThread(() -> {
            body.run();
            return null;
        });
    }

    /** Threads that may work side by side on one computation of the calling thread. */
    static int workers() {
        Integer putAside = PUT_ASIDE.get();
        return putAside == null ? threads() : putAside;
    }

    static synchronized void holdBlas() {
        load();
        if (holders++ == 0) {
            blasThreadsOutside = Scope.run(() -> openblas.blas_get_num_threads());
            blasThreads(1);
        }
    }

    static synchronized void releaseBlas() {
        if (--holders == 0) {
            blasThreads(blasThreadsOutside);
        }
    }

    private static void blasThreads(int count) {
        // The binding looks the function up anew, and leaves what it found to be freed.
        Scope.run((Runnable) () -> openblas.blas_set_num_threads(count));
    }

    /** Threads that one operation uses now. */
    public static int threads() {
        load();
        return torch.get_num_threads();
    }

    /** For example {@code libtorch 2.10.0}. */
    public static String version() {
        load();
        String configuration = Scope.run(() -> torch.show_config().getString());
        Matcher version = Pattern.compile("TORCH_VERSION=([0-9.]+)").matcher(configuration);
        return version.find() ? "libtorch " + version.group(1) : "libtorch";
    }

    private static void prepareEnvironment() {
        Map<String, String> given = new HashMap<>(System.getenv());
        ThreadVariables threads = new ThreadVariables(given);
        threads.notices().forEach(LOG::warn);
        given.keySet().removeAll(threads.ignored());
        Map<String, String> wanted = new LinkedHashMap<>();
        wanted.put(WAIT_POLICY, "PASSIVE");
        wanted.put("OPENBLAS_THREAD_TIMEOUT", "16");
        // OpenMP counts the cores of the machine; Java those that the quota of a container leaves.
        wanted.put("OMP_NUM_THREADS", Integer.toString(Runtime.getRuntime().availableProcessors()));
        if (!Platform.isLinux()) {
            wanted.put("KMP_BLOCKTIME", "0");
        } else if (!given.containsKey(WAIT_POLICY)) {
            // Some ten microseconds of waiting awake, which overrides the policy: waking a sleeper takes longer, and
            // most
            // operations follow each other sooner.
            wanted.put("GOMP_SPINCOUNT", "1000");
        }
        wanted.keySet().removeIf(given::containsKey);
        wanted.putAll(threads.replaced());
        try {
            threads.ignored().forEach(NativeRuntime::unsetEnvironment);
            wanted.forEach(NativeRuntime::setEnvironment);
        } catch (LinkageError e) {
            LOG.warn(
                    "Could not set {} in this process ({}): training may be several times slower. "
                            + "Set it in the environment before Java starts.",
                    wanted.keySet(),
                    e.getMessage());
        }
    }

    private static void setEnvironment(String name, String value) {
        if (Platform.isWindows()) {
            NativeLibrary.getInstance("ucrtbase").getFunction("_putenv_s").invokeInt(new Object[] {name, value});
            NativeLibrary.getInstance("kernel32")
                    .getFunction("SetEnvironmentVariableA")
                    .invokeInt(new Object[] {name, value});
        } else {
            Function.getFunction(Platform.C_LIBRARY_NAME, "setenv").invokeInt(new Object[] {name, value, 1});
        }
    }

    private static void unsetEnvironment(String name) {
        if (Platform.isWindows()) {
            // There, a variable of no text is none.
            setEnvironment(name, "");
        } else {
            Function.getFunction(Platform.C_LIBRARY_NAME, "unsetenv").invokeInt(new Object[] {name});
        }
    }

    private static String remedy() {
        String platform = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        return "libtorch could not be loaded on " + platform
                + ". Clade runs on Linux x86_64, macOS arm64 and x86_64, and Windows x86_64. Build on this machine, or"
                + " with -Dnatives=all for a distribution that runs on all of them. On Linux, glibc and libstdc++ are"
                + " needed. Its files, some 600 MB, are unpacked to "
                + System.getProperty(JAVACPP_FOLDER, "the folder .javacpp of your home")
                + "; -D" + JAVACPP_FOLDER + "=DIR names another folder.";
    }
}
