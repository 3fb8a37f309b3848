package io.clade.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.clade.report.Html;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PackedColumnsTest {

    private static JsonNode json(Map<String, Object> packed) {
        return Html.parsed(Html.written(packed));
    }

    @Test
    void codes_take_as_few_bytes_as_the_largest_needs() {
        for (int most : new int[] {254, 255, 65_534, 65_535, 1_000_000}) {
            JsonNode packed = json(PackedColumns.codes(-1, 0, most));
            assertThat(Html.codes(packed)).containsExactly(-1, 0, most);
            assertThat(packed.get("bytes").asInt()).isEqualTo(most < 255 ? 1 : most < 65_535 ? 2 : 4);
        }
        assertThat(Html.codes(json(PackedColumns.codes()))).isEmpty();
    }

    @Test
    void levels_are_within_a_step_and_keep_what_is_no_number() {
        double[] levels = Html.levels(json(PackedColumns.levels(-3, 5, Float.NaN, 0.1f, Float.POSITIVE_INFINITY)));

        assertThat(levels[0]).isEqualTo(-3);
        assertThat(levels[1]).isCloseTo(5, within(1e-12));
        assertThat(levels[3]).isCloseTo(0.1, within(8.0 / 65_534));
        assertThat(levels[2]).isNaN();
        assertThat(levels[4]).isNaN();
        assertThat(Html.levels(json(PackedColumns.levels(7, 7)))).containsExactly(7, 7);
    }

    /** Both emoji begin with the same half of a pair of characters, which means nothing by itself. */
    @Test
    void texts_leave_out_what_they_share_with_the_one_before() {
        List<String> texts = List.of("photos/cat/01.png", "photos/cat/02.png", "photos/dog/01.png", "😀", "😁", "");
        Map<String, Object> packed = PackedColumns.texts(texts.size(), texts::get);

        assertThat(Base64.getDecoder().decode(packed.get("shared").toString())).containsExactly(0, 12, 7, 0, 0, 0);
        assertThat(packed.get("rests")).isEqualTo(List.of("photos/cat/01.png", "2.png", "dog/01.png", "😀", "😁", ""));
    }
}
