package io.clade.tensor.runtime;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** A device that holds tensors. */
public enum Device {
    CPU,
    CUDA;

    /** True if this machine, with the natives on the class path, has the device. */
    public boolean available() {
        NativeRuntime.load();
        return this == CPU || torch.cuda_is_available();
    }

    /** {@code x} on this device: {@code x} itself if it is there already. */
    public Tensor place(Tensor x) {
        return this == CPU ? x : x.cuda();
    }

    /** The name the command uses. */
    @Override
    public String toString() {
        return this == CPU ? "cpu" : "cuda";
    }
}
