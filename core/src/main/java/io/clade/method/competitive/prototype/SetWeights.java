package io.clade.method.competitive.prototype;

import io.clade.tensor.runtime.Scope;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** The weights of each set of prototypes, the same shapes for each; one set is kept. */
final class SetWeights {

    private final List<List<Tensor>> sets = new ArrayList<>();

    /** Adds a set, whose tensors have the shapes of the others' tensors. */
    void add(Tensor... weights) {
        sets.add(List.of(weights));
    }

    int size() {
        return sets.size();
    }

    /** The tensors of a set, from 0. */
    List<Tensor> get(int set) {
        return sets.get(set);
    }

    /** Makes the numbers of {@code set} those of the first, which is the only one from then on. */
    void keep(int set) {
        Scope.withoutGradients(() -> {
            for (int i = 0; i < sets.get(0).size(); i++) {
                sets.get(0).get(i).copy_(sets.get(set).get(i));
            }
        });
        sets.subList(1, sets.size()).clear();
    }
}
