package io.clade.training.session;

import io.clade.input.InputException;
import io.clade.tensor.runtime.Device;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The circumstances of one fit beside its data: the seed, the device, the progress listener and the folder of
 * checkpoints; immutable.
 *
 * @param seed the one number all randomness of the fit comes from
 * @param device of the tensors
 * @param progress listener, called on the thread that fits
 * @param checkpoints a folder for the state of an unfinished fit; empty for none. A fit that finds the state of an
 *     earlier one there, of the same method, data and seed, goes on from it
 * @param shared session of work that several runs share; empty where there is one run
 * @param early hears of a model that the fit has before a better one, for a user who stops it; may be called on any thread
 */
public record Session(
        long seed,
        Device device,
        Consumer<Progress> progress,
        Optional<Path> checkpoints,
        Optional<Shared> shared,
        Consumer<Early> early) {

    /** A model that can be saved. */
    @FunctionalInterface
    public interface Early {

        /** Writes the model into {@code folder}, which is made where it is missing. */
        void save(Path folder);
    }

    /**
     * The seed and the folder of work that the runs of one plan share.
     *
     * @param seed of the shared work
     * @param checkpoints the folder of its state, finished or not
     */
    public record Shared(long seed, Path checkpoints) {}

    /** @throws InputException unless {@code name} is cpu or cuda and this machine has it */
    public static Device device(String name) {
        Device device = switch (name) {
            case "cpu" -> Device.CPU;
            case "cuda" -> Device.CUDA;
            default -> throw new InputException("--device must be cpu or cuda. Got " + name + ".");
        };
        if (!device.available()) {
            throw new InputException("No CUDA device is available. Use --device cpu, or build with -Dcuda on a"
                    + " machine with an NVIDIA driver.");
        }
        return device;
    }

    /** A session on the CPU without a progress listener and without checkpoints. */
    public static Session seeded(long seed) {
        return new Session(seed, Device.CPU, progress -> {}, Optional.empty(), Optional.empty(), model -> {});
    }

    public Session withSeed(long other) {
        return new Session(other, device, progress, checkpoints, shared, early);
    }

    public Session on(Device other) {
        return new Session(seed, other, progress, checkpoints, shared, early);
    }

    public Session onProgress(Consumer<? super Progress> listener) {
        return new Session(seed, device, listener::accept, checkpoints, shared, early);
    }

    public Session onEarly(Consumer<? super Early> listener) {
        return new Session(seed, device, progress, checkpoints, shared, listener::accept);
    }

    /**
     * This session with the state of the fit kept in {@code folder} after every epoch; a fit continues from the state
     * there.
     */
    public Session checkpointing(Path folder) {
        return new Session(seed, device, progress, Optional.of(folder), shared, early);
    }

    /** This session with its state kept in the folder {@code name} of its own, where it keeps any. */
    public Session within(String name) {
        return checkpoints.map(folder -> checkpointing(folder.resolve(name))).orElse(this);
    }

    /**
     * This session with shared work: it uses the seed {@code common} and is kept in {@code folder} for the other runs.
     */
    public Session sharing(long common, Path folder) {
        return new Session(seed, device, progress, checkpoints, Optional.of(new Shared(common, folder)), early);
    }

    /** The session of shared work, which is the same for all runs of a plan; this session where nothing is shared. */
    public Session common() {
        return shared.map(own -> withSeed(own.seed()).checkpointing(own.checkpoints()))
                .orElse(this);
    }
}
