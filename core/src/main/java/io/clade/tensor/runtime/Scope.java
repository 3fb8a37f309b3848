package io.clade.tensor.runtime;

import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/**
 * A scope of native tensors: every tensor made inside is freed when the scope ends. Scopes nest, and belong to the
 * thread that opened them. Each fit and each of its steps has one already.
 */
public final class Scope implements AutoCloseable {

    private final PointerScope pointers;

    private Scope(PointerScope pointers) {
        this.pointers = pointers;
    }

    /**
     * Opens a scope that {@link #close} ends; for {@code try} with resources, on one thread.
     *
     * @throws NativeLibraryException where libtorch cannot be loaded
     */
    public static Scope open() {
        NativeRuntime.load();
        return new Scope(new PointerScope());
    }

    /** Frees every tensor made since the scope was opened. */
    @Override
    public void close() {
        pointers.close();
    }

    /**
     * Runs {@code body}, frees every tensor it made and returns its result, which must not be or hold a tensor.
     *
     * @throws NativeLibraryException where libtorch cannot be loaded
     */
    public static <T> T run(Supplier<T> body) {
        NativeRuntime.load();
        try (PointerScope scope = new PointerScope()) {
            return body.get();
        } catch (RuntimeException e) {
            throw brief(e);
        }
    }

    /** Runs {@code body} and frees every tensor it made. */
    public static void run(Runnable body) {
        run(() -> {
            body.run();
            return null;
        });
    }

    /** One training step: runs {@code body}, frees every tensor it made, returns its number. */
    public static double step(DoubleSupplier body) {
        NativeRuntime.load();
        try (PointerScope scope = new PointerScope()) {
            return body.getAsDouble();
        } catch (RuntimeException e) {
            throw brief(e);
        }
    }

    /** Frees everything that {@code body} made except the tensor it returns, which goes to the enclosing scope. */
    public static Tensor tidy(Supplier<Tensor> body) {
        NativeRuntime.load();
        Tensor kept;
        PointerScope outer = PointerScope.getInnerScope();
        try (PointerScope scope = new PointerScope()) {
            // An element of a tuple is a part of the tuple's memory, which goes with the scope: hence a handle of its
            // own.
            kept = new Tensor(body.get());
            if (outer == null) {
                kept.retainReference();
            } else {
                outer.attach(kept);
            }
        } catch (RuntimeException e) {
            throw brief(e);
        }
        return kept;
    }

    /** Runs {@code body} without recording gradients. */
    public static <T> T withoutGradients(Supplier<T> body) {
        try (NoGradGuard guard = new NoGradGuard()) {
            return body.get();
        }
    }

    /** Runs {@code body} without recording gradients. */
    public static void withoutGradients(Runnable body) {
        try (NoGradGuard guard = new NoGradGuard()) {
            body.run();
        }
    }

    private static RuntimeException brief(RuntimeException e) {
        String message = e.getMessage();
        if (message == null || e instanceof TensorException || !message.contains("Exception raised from")) {
            return e;
        }
        return new TensorException(message.lines().findFirst().orElse(message), e);
    }
}
