package io.clade.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.input.InputException;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class UnreadableImagesTest {

    private static UnreadableImages broken(int count, int images) {
        UnreadableImages unreadable = new UnreadableImages("photos", images);
        for (int i = count; i > 0; i--) {
            ImageFile file = new ImageFile(Path.of(i + ".png"), i + ".png", i);
            assertThat(unreadable.attempt(file, () -> {
                        throw new IOException("it is empty");
                    }))
                    .isEmpty();
        }
        return unreadable;
    }

    @Test
    void a_tenth_is_left_out_and_named_in_order() {
        UnreadableImages unreadable = broken(2, 20);
        assertThatCode(unreadable::requireFew).doesNotThrowAnyException();
        assertThat(unreadable.notice())
                .contains(
                        "Left out: 2 of 20 images of photos cannot be read: 1.png (it is empty), 2.png (it is empty).");
        assertThat(broken(0, 20).notice()).isEmpty();
    }

    @Test
    void more_are_refused_all_in_one_line() {
        assertThatThrownBy(() -> broken(2, 19).requireFew())
                .isInstanceOf(InputException.class)
                .hasMessage("2 of 19 images of photos cannot be read: 1.png (it is empty), 2.png (it is empty)."
                        + " Remove them, or save them again; Clade leaves out one image in 10 at most.");
        assertThatThrownBy(() -> broken(1, 1).requireFew()).hasMessageContaining("Remove it, or save it again");
    }

    @Test
    void of_very_many_the_first_are_named_and_the_rest_counted() {
        assertThat(broken(25, 1000).notice().orElseThrow())
                .contains(", 20.png (it is empty) and 5 more.")
                .doesNotContain("21.png");
    }
}
