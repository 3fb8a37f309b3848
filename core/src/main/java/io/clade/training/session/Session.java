package io.clade.training.session;

import io.clade.input.InputException;
import io.clade.tensor.runtime.Device;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What one fit is given besides the data: the seed, the device, who hears of progress, and where to keep checkpoints.
 * Immutable.
 *
 * @param seed the one number all randomness of the fit comes from
 * @param device where tensors live
 * @param progress hears how far the fit has come, on the thread that fits
 * @param checkpoints a folder for the state of an unfinished fit; empty for none. A fit that finds the state of an
 *     earlier one there, of the same method, data and seed, goes on from it
 * @param shared where work is kept that several runs may share; empty where there is one run
 */
public record Session(
        long seed, Device device, Consumer<Progress> progress, Optional<Path> checkpoints, Optional<Shared> shared) {

    /**
     * What the runs of one plan have in common.
     *
     * @param seed that shared work is done from
     * @param checkpoints the folder where its state is kept, finished or not
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

    /** On the CPU, silent, without checkpoints. */
    public static Session seeded(long seed) {
        return new Session(seed, Device.CPU, progress -> {}, Optional.empty(), Optional.empty());
    }

    public Session withSeed(long other) {
        return new Session(other, device, progress, checkpoints, shared);
    }

    public Session on(Device other) {
        return new Session(seed, other, progress, checkpoints, shared);
    }

    public Session onProgress(Consumer<? super Progress> listener) {
        return new Session(seed, device, listener::accept, checkpoints, shared);
    }

    /** Keeps the state of the fit in {@code folder} after every epoch, and goes on from what is there. */
    public Session checkpointing(Path folder) {
        return new Session(seed, device, progress, Optional.of(folder), shared);
    }

    /** Work that runs may share is done from {@code common} seed, and kept in {@code folder} for the other runs. */
    public Session sharing(long common, Path folder) {
        return new Session(seed, device, progress, checkpoints, Optional.of(new Shared(common, folder)));
    }

    /** The session that shared work is done in: the same for all runs of a plan. This one where nothing is shared. */
    public Session common() {
        return shared.map(own -> withSeed(own.seed()).checkpointing(own.checkpoints()))
                .orElse(this);
    }
}
