package io.clade.method.fitting;

import io.clade.network.weight.Parameters;
import io.clade.tensor.runtime.NativeRuntime;
import io.clade.training.Stage;
import io.clade.training.optimiser.ParameterGroup;
import java.util.List;
import java.util.function.Supplier;

/** The kind of work in the steps of a training, and with it the threads that suit them. */
enum StepWork {
    /** Small products of matrices: as fast on one thread, and then the same bits whatever the number of threads. */
    SMALL_PRODUCTS {
        @Override
        <T> T run(Supplier<T> training) {
            return NativeRuntime.onOneThread(training);
        }
    },
    /** Convolutions, which gain from threads, or recurrences, beside small products, which lose. */
    SMALL {
        @Override
        <T> T run(Supplier<T> training) {
            return NativeRuntime.withSmallProducts(training);
        }
    },
    /** Large products, which gain from threads. */
    LARGE {
        @Override
        <T> T run(Supplier<T> training) {
            return training.get();
        }
    };

    /** The number of parameters above which a network's matrix products gain from a second thread. */
    private static final long LARGE_NETWORK = 1_000_000;

    abstract <T> T run(Supplier<T> training);

    /** Of the network that {@code stage} trains: one whose parameters are matrices and vectors has products alone. */
    static StepWork of(Stage stage) {
        List<Parameters> trained =
                stage.parameters().stream().map(ParameterGroup::parameters).toList();
        long count = trained.stream().mapToLong(Parameters::count).sum();
        if (count >= LARGE_NETWORK) {
            return LARGE;
        }
        return trained.stream().allMatch(Parameters::areMatrices) ? SMALL_PRODUCTS : SMALL;
    }
}
