package io.clade.training;

import io.clade.data.InputException;
import io.clade.tensor.Device;
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
 */
public record Session(long seed, Device device, Consumer<Progress> progress, Optional<Path> checkpoints) {

    /** @throws InputException unless {@code name} is cpu or cuda and this machine has it */
    public static Device device(String name) {
        Device device = switch (name) {
            case "cpu" -> Device.CPU;
            case "cuda" -> Device.CUDA;
            default -> throw new InputException("--device must be cpu or cuda. Got " + name + ".");
        };
        if (!device.available()) {
            throw new InputException("No CUDA device can be used here: use --device cpu, or build with -Dcuda on a"
                    + " machine with an NVIDIA driver.");
        }
        return device;
    }

    /** On the CPU, silent, without checkpoints. */
    public static Session seeded(long seed) {
        return new Session(seed, Device.CPU, progress -> {}, Optional.empty());
    }

    public Session withSeed(long other) {
        return new Session(other, device, progress, checkpoints);
    }

    public Session on(Device other) {
        return new Session(seed, other, progress, checkpoints);
    }

    public Session onProgress(Consumer<? super Progress> listener) {
        return new Session(seed, device, listener::accept, checkpoints);
    }

    /** Keeps the state of the fit in {@code folder} after every epoch, and goes on from what is there. */
    public Session checkpointing(Path folder) {
        return new Session(seed, device, progress, Optional.of(folder));
    }
}
