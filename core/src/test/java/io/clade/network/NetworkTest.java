package io.clade.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Shape;
import io.clade.input.InputException;
import io.clade.network.backbone.Activations;
import io.clade.network.backbone.Architecture;
import io.clade.network.backbone.Cnn;
import io.clade.network.backbone.Mlp;
import io.clade.network.backbone.SeriesCnn;
import io.clade.network.backbone.Spherical;
import io.clade.network.cluster.SoftmaxHead;
import io.clade.network.cluster.prototype.NearestPrototypeHead;
import io.clade.network.weight.Initialisation;
import io.clade.network.weight.Weights;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Device;
import io.clade.tensor.runtime.Scope;
import io.clade.testing.NativeMemory;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NativeMemory.class)
class NetworkTest {

    @Test
    void the_thesis_network_on_mnist_has_the_blocks_of_table_3() {
        // 28 → 24 → 20 → 10 and 10 → 8 → 6 → 3
        Shape mnist = Shape.image(1, 28, 28);
        Scope.run(() -> {
            SoftmaxHeads softmax = new SoftmaxHeads(10, 1);
            Network network = network(mnist, Cnn.fitting(mnist, 100), softmax);
            Activations output = network.forward(torch.randn(6, 1, 28, 28));
            assertThat(output.blocks().get(0).sizes().vec().get()).containsExactly(6, 32, 10, 10);
            assertThat(output.blocks().get(1).sizes().vec().get()).containsExactly(6, 32, 3, 3);
            assertThat(output.embedding().sizes().vec().get()).containsExactly(6, 100);
            assertThat(softmax.memberships(0, output.embedding()).sizes().vec().get())
                    .containsExactly(6, 10);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "1, 8, 8",
        "3, 8, 8",
        "1, 5, 7",
        "3, 32, 32",
        "1, 16, 16",
        "3, 33, 47",
        "1, 64, 64",
        "1, 2, 2",
        "1, 1, 9"
    })
    void images_of_any_size_and_colour_go_through(int channels, int height, int width) {
        Shape shape = Shape.image(channels, height, width);
        Scope.run(() -> {
            SoftmaxHeads softmax = new SoftmaxHeads(4, 1);
            Network network = network(shape, Cnn.fitting(shape, 20), softmax);
            Tensor u = softmax.memberships(
                    0, network.forward(torch.randn(5, channels, height, width)).embedding());
            assertThat(Ops.toArray(Ops.sum(u, 1))).containsExactly(new float[] {1, 1, 1, 1, 1}, within(1e-5f));
        });
    }

    @Test
    void an_mlp_takes_any_kind_of_sample() {
        for (Shape shape : List.of(Shape.table(7), Shape.series(5, 2), Shape.image(3, 4, 4))) {
            Scope.run(() -> {
                Network network = network(shape, new Mlp(List.of(9, 6)));
                Activations output = network.forward(torch.randn(shape.batch(4)));
                assertThat(output.blocks()).hasSize(1);
                assertThat(output.embedding().sizes().vec().get()).containsExactly(4, 6);
            });
        }
    }

    @Test
    void a_cnn_refuses_tables() {
        assertThatThrownBy(() -> Scope.run(() -> {
                    network(Shape.table(5), new Cnn(4, 3, 3, true, 5));
                }))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("network=mlp");
    }

    @Test
    void after_training_a_sample_is_embedded_alike_in_any_batch() {
        Shape shape = Shape.image(1, 8, 8);
        Scope.run(() -> {
            Network network = network(shape, Cnn.fitting(shape, 20));
            Tensor x = torch.randn(8, 1, 8, 8);
            float[] whole = Ops.toArray(network.embed(x));
            float[] alone = Ops.toArray(network.embed(x.narrow(0, 3, 1)));
            for (int i = 0; i < 20; i++) {
                assertThat(alone[i]).isCloseTo(whole[3 * 20 + i], within(1e-5f));
            }
        });
    }

    @Test
    void a_spherical_backbone_is_another_with_embeddings_of_length_one() {
        Scope.run(() -> {
            Network network = network(Shape.table(2), new Spherical(new Architecture.Identity()));
            Tensor x = Ops.tensor(new float[] {3, -4, 0, 0, 0, 7}, 3, 2);
            assertThat(Ops.toArray(network.embed(x)))
                    .containsExactly(new float[] {0.6f, -0.8f, 0, 0, 0, 1}, within(1e-6f));
            assertThat(network(Shape.table(7), new Spherical(new Mlp(List.of(9, 2))))
                            .blockSizes())
                    .containsExactly(9);
        });
        assertThat(new Spherical(SeriesCnn.standard(3)).takesAnyLength()).isTrue();
        assertThat(new Spherical(new Mlp(List.of(2))).takesAnyLength()).isFalse();
    }

    @Test
    void hard_prototypes_assign_to_the_nearest_with_the_margin_as_confidence() {
        Scope.run(() -> {
            FittedNetwork network = new FittedNetwork(
                    new NetworkConfig(Shape.table(1), new Architecture.Identity(), new NearestPrototypeHead(), 3),
                    Weights.builder()
                            .put("prototypes", new long[] {3, 1}, new float[] {0, 4, 100})
                            .build(),
                    Device.CPU);
            Tensor z = Ops.tensor(new float[] {1, 4, 90}, 3, 1);
            // distances 1 and 3: (3 − 1)/3; 0 and 4: 1; 10 and 86: 76/86
            assertThat(Ops.toArray(network.clusterLayer().confidence(z)))
                    .containsExactly(new float[] {2 / 3f, 1, 76 / 86f}, within(1e-5f));
            assertThat(Ops.toArray(network.clusterLayer().memberships(z))).containsExactly(1, 0, 0, 0, 1, 0, 0, 0, 1);
        });
    }

    @Test
    void softmax_layers_on_blocks_are_there_for_each_head_and_only_while_training() {
        Shape shape = Shape.image(1, 8, 8);
        Scope.run(() -> {
            BlockClassifiers classifiers = new BlockClassifiers(BlockChoice.of(2), 4, 3);
            Network network = network(shape, Cnn.fitting(shape, 20), new SoftmaxHeads(4, 3), classifiers);
            Network plain = network(shape, Cnn.fitting(shape, 20), new SoftmaxHeads(4, 1));
            assertThat(network.weights().names()).isEqualTo(plain.weights().names());
            List<Tensor> blocks = network.forward(torch.randn(5, 1, 8, 8)).blocks();
            for (int head = 0; head < 3; head++) {
                assertThat(classifiers.logits(head, blocks))
                        .singleElement()
                        .satisfies(one -> assertThat(one.sizes().vec().get()).containsExactly(5, 4));
            }
            float[] last = Ops.toArray(classifiers.logits(2, blocks).get(0));
            assertThat(Ops.toArray(classifiers.logits(0, blocks).get(0))).isNotEqualTo(last);
            network.keep(2);
            assertThat(Ops.toArray(classifiers.logits(0, blocks).get(0))).isEqualTo(last);
            assertThatThrownBy(() -> classifiers.logits(1, blocks)).isInstanceOf(IndexOutOfBoundsException.class);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void the_head_that_is_kept_gives_the_memberships_it_gave_before(int kept) {
        Mlp backbone = new Mlp(List.of(9, 6));
        Scope.run(() -> {
            SoftmaxHeads softmax = new SoftmaxHeads(4, 3);
            Network network = network(Shape.table(7), backbone, softmax);
            Tensor z = network.embed(torch.randn(5, 7)).detach();
            List<float[]> heads = IntStream.range(0, 3)
                    .mapToObj(head -> Ops.toArray(softmax.memberships(head, z)))
                    .toList();
            assertThat(heads).doesNotHaveDuplicates();
            assertThat(network.parameters().export().names()).contains("training.head1.weight", "training.head2.bias");
            assertThat(network.weights().names())
                    .noneMatch(name -> name.startsWith("training."))
                    .contains("cluster.weight", "cluster.bias");

            network.keep(kept);
            assertThat(softmax.count()).isEqualTo(1);
            assertThat(Ops.toArray(softmax.memberships(0, z))).isEqualTo(heads.get(kept));
            FittedNetwork saved = new FittedNetwork(
                    new NetworkConfig(Shape.table(7), backbone, new SoftmaxHead(), 4), network.weights(), Device.CPU);
            assertThat(Ops.toArray(saved.clusterLayer().memberships(z))).isEqualTo(heads.get(kept));
        });
    }

    @Test
    void blocks_have_the_sizes_they_put_out() {
        Shape mnist = Shape.image(1, 28, 28);
        Scope.run(() -> {
            assertThat(network(mnist, Cnn.fitting(mnist, 100)).blockSizes()).containsExactly(3200, 288);
            assertThat(network(Shape.table(7), new Mlp(List.of(9, 8, 6))).blockSizes())
                    .containsExactly(9, 8);
            assertThat(network(Shape.table(7), new Mlp(List.of(6))).blockSizes())
                    .isEmpty();
        });
    }

    @Test
    void initial_weights_keep_their_bounds() {
        Scope.run(() -> {
            Tensor he = Initialisation.HE.weights(32, 16, 3, 3);
            double bound = Math.sqrt(6.0 / (16 * 9));
            assertThat(he.abs().max().item_double()).isBetween(0.95 * bound, bound);
            Tensor glorot = Initialisation.GLOROT.weights(30, 70);
            assertThat(glorot.abs().max().item_double()).isBetween(0.95 * Math.sqrt(0.06), Math.sqrt(0.06));
        });
    }

    private static Network network(Shape shape, Architecture backbone, TrainingPart... parts) {
        torch.manual_seed(5);
        return new Network(shape, backbone, Device.CPU, parts);
    }
}
