package io.clade.tensor.runtime;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Where tensors live. */
public enum Device {
    CPU,
    CUDA;

    /** True if this machine, with the natives on the class path, has it. */
    public boolean available() {
        NativeRuntime.load();
        return this == CPU || torch.cuda_is_available();
    }

    /** {@code x} on this device: itself where it is there already. */
    public Tensor place(Tensor x) {
        return this == CPU ? x : x.cuda();
    }

    /** The name the command uses. */
    @Override
    public String toString() {
        return this == CPU ? "cpu" : "cuda";
    }
}
