package io.clade.cli.option;

import io.clade.training.session.Session;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of computation: the device and the number of threads. */
public final class ComputingOptions {

    static final String CPU = "cpu";

    @Option(
            names = "--device",
            paramLabel = "D",
            defaultValue = CPU,
            description = "The device to compute on: cpu or cuda. Default: ${DEFAULT-VALUE}.")
    private String device;

    @Mixin
    private ThreadsOption threads;

    /** Needed by picocli. */
    public ComputingOptions() {}

    /**
     * Tells {@code notices} what was taken in the place of a setting.
     *
     * @throws io.clade.input.InputException where the number of threads is not allowed
     */
    public void require(Consumer<String> notices) {
        threads.require(notices);
    }

    /**
     * A session on the device, with libtorch loaded and set to the number of threads asked for.
     *
     * @throws io.clade.input.InputException where there is no such device
     */
    public Session session(long seed) {
        threads.apply();
        return Session.seeded(seed).on(Session.device(device));
    }

    /** The words of the command line on which the result depends, where they are not the default. */
    public List<String> words() {
        return device.equals(CPU) ? List.of() : List.of("--device", device);
    }
}
