package io.clade.report.thumbnail;

import static org.assertj.core.api.Assertions.assertThat;

import io.clade.data.Shape;
import io.clade.report.page.ValueRange;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class SpriteTest {

    private static final ValueRange FULL = new ValueRange(0, 255);

    private static BufferedImage decoded(Sprite sprite) throws IOException {
        String base64 = sprite.dataUri().substring("data:image/png;base64,".length());
        return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(base64)));
    }

    @Test
    void grey_tiles_lie_row_by_row_without_loss() throws IOException {
        float[][] pictures = {{0, 50, 100, 150}, {255, 1, 2, 3}, {9, 8, 7, 6}};
        Sprite sprite = Sprite.pack(Shape.image(1, 2, 2), 3, i -> pictures[i], FULL, 96, 1_000);
        BufferedImage sheet = decoded(sprite);

        assertThat(sprite.columns()).isEqualTo(2);
        assertThat(sheet.getWidth()).isEqualTo(4);
        assertThat(sheet.getHeight()).isEqualTo(4);
        for (int i = 0; i < 3; i++) {
            for (int p = 0; p < 4; p++) {
                assertThat(sheet.getRaster().getSample(i % 2 * 2 + p % 2, i / 2 * 2 + p / 2, 0))
                        .isEqualTo((int) pictures[i][p]);
            }
        }
    }

    @Test
    void three_channels_are_red_green_and_blue() throws IOException {
        float[] picture = {255, 0, 0, 128, 10, 20};
        Sprite sprite = Sprite.pack(Shape.image(3, 1, 2), 1, i -> picture, FULL, 96, 1_000);

        assertThat(decoded(sprite).getRGB(0, 0) & 0xFFFFFF).isEqualTo(0xFF000A);
        assertThat(decoded(sprite).getRGB(1, 0) & 0xFFFFFF).isEqualTo(0x008014);
    }

    @Test
    void large_pictures_are_reduced_by_averaging() throws IOException {
        float[] picture = {0, 100, 40, 40, 100, 200, 40, 40};
        Sprite sprite = Sprite.pack(Shape.image(1, 2, 4), 1, i -> picture, FULL, 2, 1_000);
        BufferedImage sheet = decoded(sprite);

        assertThat(sheet.getWidth()).isEqualTo(2);
        assertThat(sheet.getHeight()).isEqualTo(1);
        assertThat(sheet.getRaster().getSample(0, 0, 0)).isEqualTo(100);
        assertThat(sheet.getRaster().getSample(1, 0, 0)).isEqualTo(40);
    }

    @Test
    void a_pixel_cut_by_the_reduction_counts_by_its_part() throws IOException {
        float[] picture = {0, 90, 240};
        Sprite sprite = Sprite.pack(Shape.image(1, 1, 3), 1, i -> picture, FULL, 2, 1_000);
        BufferedImage sheet = decoded(sprite);

        // Each half covers one pixel and a half: (0 + 90/2) / 1.5 = 30 and (90/2 + 240) / 1.5 = 190.
        assertThat(sheet.getRaster().getSample(0, 0, 0)).isEqualTo(30);
        assertThat(sheet.getRaster().getSample(1, 0, 0)).isEqualTo(190);
    }

    @Test
    void many_pictures_are_reduced_until_they_fit() {
        Sprite sprite = Sprite.pack(Shape.image(3, 20, 20), 100, i -> new float[1200], FULL, 96, 30_000);

        assertThat(sprite.tileWidth()).isEqualTo(10);
        assertThat(sprite.enlargement(64)).isEqualTo(6);
    }

    @Test
    void numbers_outside_the_span_are_drawn_at_its_ends_and_what_is_no_number_black() throws IOException {
        float[] picture = {-5, 300, Float.NaN, 255};
        Sprite sprite = Sprite.pack(Shape.image(1, 2, 2), 1, i -> picture, FULL, 96, 1_000);
        BufferedImage sheet = decoded(sprite);

        assertThat(sheet.getRaster().getSample(0, 0, 0)).isZero();
        assertThat(sheet.getRaster().getSample(1, 0, 0)).isEqualTo(255);
        assertThat(sheet.getRaster().getSample(0, 1, 0)).isZero();
        assertThat(sheet.getRaster().getSample(1, 1, 0)).isEqualTo(255);
    }
}
