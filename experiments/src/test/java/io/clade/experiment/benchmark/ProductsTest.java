package io.clade.experiment.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.clade.tensor.Scope;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProductsTest {

    @Test
    void operations_are_those_of_every_product_of_a_step() {
        // Layers 3-2-1-2-3 at batch 5: outputs and weights' gradients 6 + 2 + 2 + 6, inputs' gradients 2 + 2 + 6 (no
        // input
        // gradient for the first layer): (16 + 16 + 10) · 5 multiplications, and as many additions.
        long operations = Scope.run(() -> new Products(5, 3, List.of(2, 1)).operations());
        assertThat(operations).isEqualTo(2 * 5 * (16 + 16 + 10));
    }

    @Test
    void products_can_be_computed_again_and_again() {
        Scope.run(() -> {
            Products products = new Products(5, 3, List.of(2, 1));
            products.multiply();
            products.multiply();
        });
    }
}
