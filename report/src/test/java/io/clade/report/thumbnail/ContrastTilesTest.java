package io.clade.report.thumbnail;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ContrastTilesTest {

    private static BufferedImage sheet(ContrastTiles tiles) throws IOException {
        Matcher uri = Pattern.compile("base64,([^)]*)\\)").matcher(tiles.style(64));
        assertThat(uri.find()).isTrue();
        return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(uri.group(1))));
    }

    @Test
    void the_colour_is_the_sign_and_the_opacity_the_size() throws IOException {
        var tiles = new ContrastTiles(1, 2, List.of(new float[] {2, -1}, new float[] {0, -8}), 2, 4);
        BufferedImage sheet = sheet(tiles);

        assertThat(sheet.getWidth()).isEqualTo(4);
        assertThat(Integer.toHexString(sheet.getRGB(0, 0))).isEqualTo("ff1f86c9");
        assertThat(Integer.toHexString(sheet.getRGB(1, 0))).isEqualTo("80d9660a");
        assertThat(sheet.getRGB(2, 0) >>> 24).as("zero is not seen").isZero();
        assertThat(sheet.getRGB(3, 0) >>> 24).as("beyond the strongest").isEqualTo(255);
        assertThat(tiles.place(1, 64)).isEqualTo("background-position:-64px 0");
        assertThat(tiles.style(64)).contains("width:64px;height:32px;background-size:128px auto");
    }

    @Test
    void large_pictures_are_reduced() throws IOException {
        BufferedImage sheet = sheet(new ContrastTiles(144, 144, List.of(new float[144 * 144]), 0));

        assertThat(sheet.getWidth()).isEqualTo(72);
        assertThat(sheet.getHeight()).isEqualTo(72);
    }
}
