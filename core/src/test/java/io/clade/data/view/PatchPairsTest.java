package io.clade.data.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.data.Shape;
import io.clade.input.InputException;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Scope;
import io.clade.testing.NativeMemory;
import java.util.HashSet;
import java.util.Set;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(NativeMemory.class)
class PatchPairsTest {

    private static final int IMAGES = 600;

    /** Where a patch of one pair lies. */
    private record Place(int top, int left) {}

    /** Images whose first channel is the row of a pixel and whose second its column. */
    private static Tensor coordinates(int height, int width) {
        Tensor rows = torch.arange(new Scalar(height)).view(1, 1, height, 1).expand(IMAGES, 1, height, width);
        Tensor columns = torch.arange(new Scalar(width)).view(1, 1, 1, width).expand(IMAGES, 1, height, width);
        return torch.cat(new TensorVector(rows, columns), 1).to(torch.ScalarType.Float);
    }

    /** The places of patches cut from {@link #coordinates}; fails where one is not p×p neighbouring pixels. */
    private static Place[] places(Tensor patches, int p) {
        float[] values = Ops.toArray(patches);
        Place[] places = new Place[IMAGES];
        for (int i = 0; i < IMAGES; i++) {
            int at = i * 2 * p * p;
            places[i] = new Place((int) values[at], (int) values[at + p * p]);
            for (int pixel = 0; pixel < p * p; pixel++) {
                assertThat(values[at + pixel]).isEqualTo(places[i].top() + pixel / p);
                assertThat(values[at + p * p + pixel]).isEqualTo(places[i].left() + pixel % p);
            }
        }
        return places;
    }

    @ParameterizedTest
    @CsvSource({"8, 8", "9, 30", "16, 16", "28, 28", "32, 32", "40, 12", "64, 48", "92, 112"})
    void both_patches_lie_inside_the_image_and_the_second_in_its_direction(int height, int width) {
        PatchPairs pairs = PatchPairs.fitting(Shape.image(2, height, width));
        int p = pairs.patch();
        int j = pairs.jitter();
        Scope.run(() -> {
            torch.manual_seed(3);
            PatchPairs.Pairs drawn = pairs.cut(coordinates(height, width));
            Place[] first = places(drawn.first(), p);
            Place[] second = places(drawn.second(), p);
            int[] positions = Ops.toInts(drawn.positions());
            Set<Integer> seen = new HashSet<>();
            Set<Integer> jitters = new HashSet<>();
            // Row by row around the centre, as a reader would number them.
            int[] down = {-1, -1, -1, 0, 0, 1, 1, 1};
            int[] right = {-1, 0, 1, -1, 1, -1, 0, 1};
            for (int i = 0; i < IMAGES; i++) {
                seen.add(positions[i]);
                int moved = second[i].top() - first[i].top() - down[positions[i]] * (p + j);
                jitters.add(moved);
                jitters.add(second[i].left() - first[i].left() - right[positions[i]] * (p + j));
                // All 8 neighbours have room at the first place: it tells nothing of the direction.
                assertThat(first[i].top()).isBetween(p + 2 * j, height - 2 * p - 2 * j);
                assertThat(first[i].left()).isBetween(p + 2 * j, width - 2 * p - 2 * j);
                assertThat(second[i].top()).isBetween(0, height - p);
                assertThat(second[i].left()).isBetween(0, width - p);
            }
            assertThat(seen).hasSize(PatchPairs.POSITIONS);
            assertThat(jitters).hasSize(2 * j + 1).allMatch(jitter -> Math.abs(jitter) <= j);
        });
    }

    @ParameterizedTest
    @CsvSource({"28, 28, 7, 1", "16, 16, 5, 0", "112, 92, 24, 4"})
    void the_rule_gives_table_2_of_the_thesis(int height, int width, int patch, int jitter) {
        assertThat(PatchPairs.fitting(Shape.image(1, height, width)))
                .isEqualTo(new PatchPairs(height, width, patch, jitter));
    }

    @Test
    void the_other_rows_of_table_2_are_had_by_their_patch() {
        assertThat(PatchPairs.of(Shape.image(3, 32, 32), 7).jitter()).isEqualTo(1);
        assertThat(PatchPairs.of(Shape.image(1, 128, 128), 24).jitter()).isEqualTo(4);
    }

    @Test
    void every_size_from_8_pixels_on_has_patches_of_two_pixels_or_more() {
        for (int side = 8; side <= 300; side++) {
            assertThat(PatchPairs.fitting(Shape.image(1, side, side)).patch()).isGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void images_without_room_are_refused() {
        assertThatThrownBy(() -> PatchPairs.fitting(Shape.image(1, 30, 7)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("at least 8×8")
                .hasMessageContaining("1×30×7");
        assertThatThrownBy(() -> PatchPairs.of(Shape.image(1, 28, 28), 9))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("at least 31×31");
    }

    @Test
    void the_generator_decides_what_is_cut() {
        PatchPairs pairs = PatchPairs.fitting(Shape.image(2, 28, 28));
        Scope.run(() -> {
            Tensor x = coordinates(28, 28);
            float[] once = seeded(pairs, x, 1);
            assertThat(seeded(pairs, x, 1)).isEqualTo(once);
            assertThat(seeded(pairs, x, 2)).isNotEqualTo(once);
        });
    }

    private static float[] seeded(PatchPairs pairs, Tensor x, long seed) {
        torch.manual_seed(seed);
        return Ops.toArray(pairs.cut(x).second());
    }
}
