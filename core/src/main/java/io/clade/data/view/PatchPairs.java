package io.clade.data.view;

import io.clade.data.Shape;
import io.clade.input.Require;
import io.clade.tensor.Ops;
import io.clade.tensor.RandomTensors;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Cuts two patches from each image, the second beside the first in one of 8 random directions, and says in which. Draws
 * from libtorch's generator. The first patch lies where all 8 neighbours have room, so that its place does not reveal
 * the direction. A gap between the patches and a jitter of the second keep edges that continue from one to the other
 * from revealing it.
 *
 * <p>Doersch, Gupta and Efros, Unsupervised Visual Representation Learning by Context Prediction, ICCV 2015, section 3.1.
 *
 * @param height of the images
 * @param width of the images
 * @param patch side of a patch, p
 * @param jitter largest shift of the second patch along each axis, and the gap between the patches before it
 */
public record PatchPairs(int height, int width, int patch, int jitter) {

    /** Relative positions: row by row, the neighbours of the centre of a 3×3 grid. */
    public static final int POSITIONS = 8;

    private static final int GRID = 3;

    /** Jitters in the side of an image beside the three patches: two gaps, and one on either side. */
    private static final int JITTERS = 4;

    /** The side of an image over that of a patch and its jitter; Table 2 of the thesis: 16/5, 28/8 and 92/28. */
    private static final double RATIO = 3.2;

    /** The side of a patch over its jitter in the same table: 7/1 and 24/4. */
    private static final int PATCH_PER_JITTER = 6;

    private static final int LEAST_SIDE = 8;

    /**
     * @param first patches, b×c×p×p
     * @param second patches, b×c×p×p
     * @param positions of the second seen from the first, 0…7, b
     */
    public record Pairs(Tensor first, Tensor second, Tensor positions) {}

    /** @throws io.clade.input.InputException where images have no room for nine patches with their gaps and jitter */
    public PatchPairs {
        Require.atLeast("The side of a patch (pretrain_patch)", patch, 1);
        Require.atLeast("The jitter of patches", jitter, 0);
        int needed = GRID * patch + JITTERS * jitter;
        Require.that(
                Math.min(height, width) >= needed,
                "Patches of %d×%d pixels need images of at least %d×%d. Got %d×%d. Set a smaller pretrain_patch, or a larger"
                        + " resize.",
                patch,
                patch,
                needed,
                needed,
                height,
                width);
    }

    /**
     * The patches for {@code image} by the rule of Table 2 of the thesis: the largest for which side and jitter
     * together go 3.2 times into the image's shorter side, with a jitter of a sixth of the patch.
     *
     * @throws io.clade.input.InputException for images under 8 pixels: their patches would be single pixels
     */
    public static PatchPairs fitting(Shape image) {
        int side = Math.min(image.extent(1), image.extent(2));
        Require.that(
                side >= LEAST_SIDE,
                "pretrain=context needs images of at least %d×%d pixels to cut patches from. Got %s. Use --set"
                        + " pretrain=none, or a larger resize.",
                LEAST_SIDE,
                LEAST_SIDE,
                image);
        int patch = 1;
        while (patch + 1 + jitter(patch + 1) <= side / RATIO) {
            patch++;
        }
        return of(image, patch);
    }

    /** Patches of side {@code patch} from {@code image}, with a jitter of a sixth of that. */
    public static PatchPairs of(Shape image, int patch) {
        return new PatchPairs(image.extent(1), image.extent(2), patch, jitter(patch));
    }

    private static int jitter(int patch) {
        return patch / PATCH_PER_JITTER;
    }

    /** A pair from each image of x, b×c×h×w. */
    public Pairs cut(Tensor x) {
        int b = Math.toIntExact(x.size(0));
        int[] positions = drawn(0, POSITIONS, b);
        int[] top = drawn(margin(), height - patch - margin() + 1, b);
        int[] left = drawn(margin(), width - patch - margin() + 1, b);
        Tensor first = cut(x, top, left);
        int[] down = drawn(-jitter, jitter + 1, b);
        int[] right = drawn(-jitter, jitter + 1, b);
        for (int i = 0; i < b; i++) {
            // The centre of the grid is no position.
            int cell = positions[i] < POSITIONS / 2 ? positions[i] : positions[i] + 1;
            top[i] += (cell / GRID - 1) * step() + down[i];
            left[i] += (cell % GRID - 1) * step() + right[i];
        }
        return new Pairs(first, cut(x, top, left), indices(x, positions));
    }

    /** The distance from a patch to its neighbour before jitter. */
    private int step() {
        return patch + jitter;
    }

    /** The distance of the first patch from the border. */
    private int margin() {
        return step() + jitter;
    }

    private static int[] drawn(int from, int to, int count) {
        return RandomTensors.integers(from, to, count);
    }

    private Tensor cut(Tensor x, int[] top, int... left) {
        long b = x.size(0);
        Tensor rows = indices(x, spread(top)).view(b, 1, patch, 1).expand(-1, x.size(1), -1, width);
        Tensor columns = indices(x, spread(left)).view(b, 1, 1, patch).expand(-1, x.size(1), patch, -1);
        return x.gather(2, rows).gather(3, columns);
    }

    /** The p numbers from each start on. */
    private int[] spread(int... starts) {
        int[] all = new int[starts.length * patch];
        for (int i = 0; i < all.length; i++) {
            all[i] = starts[i / patch] + i % patch;
        }
        return all;
    }

    private static Tensor indices(Tensor x, int... values) {
        return Ops.indices(values).to(x.device(), torch.ScalarType.Long);
    }
}
