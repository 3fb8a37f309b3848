package io.clade.data.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderClassesTest {

    @Test
    void the_first_folder_that_is_not_shared_is_the_class() {
        FolderClasses classes = FolderClasses.of(List.of("all/cat/1.png", "all/dog/deep/2.png", "all/cat/3.png"));
        assertThat(classes.labels().orElseThrow().names()).containsExactly("cat", "dog");
        assertThat(classes.labels().orElseThrow().codes()).containsExactly(0, 1, 0);
        assertThat(classes.notice()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.png", "all/1.png"})
    void a_stray_image_has_no_class_and_leaves_the_others_theirs(String stray) {
        FolderClasses classes =
                FolderClasses.of(List.of(stray, "all/cat/1.png", "all/cat/2.png", "all/dog/1.png", "all/dog/2.png"));
        assertThat(classes.labels().orElseThrow().names()).containsExactly("cat", "dog");
        assertThat(classes.labels().orElseThrow().codes()).containsExactly(-1, 0, 0, 1, 1);
        assertThat(classes.notice())
                .contains("1 of 5 images lie beside the class folders and have no class: " + stray + ".");
    }

    @Test
    void where_half_of_the_images_lie_beside_the_sub_folders_there_are_no_classes() {
        FolderClasses classes = FolderClasses.of(List.of("1.png", "2.png", "cat/1.png", "dog/1.png"));
        assertThat(classes.labels()).isEmpty();
        assertThat(classes.notice())
                .contains("The sub-folders were not taken for classes, since 2 of 4 images lie beside them.");
    }

    @Test
    void one_sub_folder_is_no_class() {
        assertThat(FolderClasses.of(List.of("1.png", "more/2.png", "more/3.png")))
                .isEqualTo(FolderClasses.of(List.of("1.png", "2.png")));
    }
}
