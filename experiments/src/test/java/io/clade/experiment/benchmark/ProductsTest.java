package io.clade.experiment.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Scope;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProductsTest {

    @Test
    void operations_are_those_of_every_product_of_a_step() {
        // Layers 3-2-1-2-3 at batch 5: outputs and weights' gradients 6 + 2 + 2 + 6, inputs' gradients 2 + 2 + 6, as
        // the
        // first layer has none: (16 + 16 + 10) · 5 multiplications, and as many additions.
        long operations = Scope.run(() -> new Products(5, 3, List.of(2, 1)).operations());
        assertThat(operations).isEqualTo(2 * 5 * (16 + 16 + 10));
    }

    @Test
    void every_product_is_that_of_its_operands_however_often_it_is_computed() {
        Scope.run(() -> {
            Products products = new Products(5, 3, List.of(2, 1));
            // Four layers forward, four gradients of weights, three of inputs.
            assertThat(products.inOrder()).hasSize(11);
            for (int time = 0; time < 2; time++) {
                products.multiply();
                products.inOrder().forEach(ProductsTest::requireProduct);
            }
        });
    }

    private static void requireProduct(Products.Product product) {
        int rows = (int) product.left().size(0);
        int inner = (int) product.left().size(1);
        int columns = (int) product.right().size(1);
        float[] left = Ops.toArray(product.left().contiguous());
        float[] right = Ops.toArray(product.right().contiguous());
        float[] expected = new float[rows * columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                for (int c = 0; c < inner; c++) {
                    expected[i * columns + j] += left[i * inner + c] * right[c * columns + j];
                }
            }
        }
        assertThat(Ops.toArray(product.result())).containsExactly(expected, within(1e-5f));
    }
}
