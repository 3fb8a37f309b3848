package io.clade.experiment.benchmark;

import io.clade.tensor.Ops;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The matrix products of one training step of a fully connected autoencoder, and nothing else: for every layer the
 * output, the gradient of the weights and, except for the first layer, the gradient of the input. Operands have the
 * shapes and the memory layouts of the step; results go to allocated memory.
 */
final class Products {

    /** One product, left · right, written to {@code result}. */
    record Product(Tensor left, Tensor right, Tensor result) {

        void multiply() {
            torch.mm_out(result, left, right);
        }

        /** The number of multiplications and additions. */
        long operations() {
            return 2 * left.size(0) * left.size(1) * right.size(1);
        }
    }

    private final List<Product> inOrder = new ArrayList<>();

    /**
     * @param widths units of the encoder's layers; the decoder mirrors them
     */
    Products(int batch, int features, List<Integer> widths) {
        List<Integer> units = new ArrayList<>(widths);
        units.add(0, features);
        for (int i = widths.size() - 1; i >= 0; i--) {
            units.add(units.get(i));
        }
        List<Tensor> outputs = new ArrayList<>();
        List<Tensor> weights = new ArrayList<>();
        outputs.add(torch.rand(batch, features));
        for (int i = 1; i < units.size(); i++) {
            weights.add(torch.rand(units.get(i), units.get(i - 1)));
            outputs.add(torch.rand(batch, units.get(i)));
            // y = x Wᵀ
            inOrder.add(new Product(outputs.get(i - 1), Ops.transposed(weights.get(i - 1)), outputs.get(i)));
        }
        Tensor gradient = torch.rand(batch, features);
        for (int i = weights.size(); i >= 1; i--) {
            Tensor x = outputs.get(i - 1);
            Tensor weight = weights.get(i - 1);
            // dL/dW = (dL/dy)ᵀ x
            inOrder.add(new Product(Ops.transposed(gradient), x, torch.empty_like(weight)));
            if (i > 1) {
                Tensor before = torch.rand_like(x);
                // dL/dx = dL/dy W
                inOrder.add(new Product(gradient, weight, before));
                gradient = before;
            }
        }
    }

    List<Product> inOrder() {
        return List.copyOf(inOrder);
    }

    /** Computes all products once, in the order of the step. */
    void multiply() {
        inOrder.forEach(Product::multiply);
    }

    /** The number of additions and multiplications in {@link #multiply}. */
    long operations() {
        return inOrder.stream().mapToLong(Product::operations).sum();
    }
}
