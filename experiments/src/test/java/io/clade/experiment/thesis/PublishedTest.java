package io.clade.experiment.thesis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Figures looked up in the thesis by eye. */
class PublishedTest {

    @Test
    void rows_are_those_of_the_tables() {
        Published dtkc = Published.of("4", "MNIST", "DTKC", "ACC");
        assertThat(dtkc.best()).isEqualTo(0.94);
        assertThat(dtkc.mean()).isEqualTo(0.77);
        assertThat(dtkc.sd()).isEqualTo(0.08);
        assertThat(dtkc.max()).isEqualTo(0.94);
        assertThat(Published.of("5", "COIL-20", "DTKC-SS", "NMI").best()).isEqualTo(0.82);
        assertThat(Published.of("8", "Fashion-MNIST", "DTKC-SM", "ACC").mean()).isEqualTo(0.54);
        assertThat(Published.of("10", "Character Trajectories", "RDTKC", "ACC").best())
                .isEqualTo(0.8);
        assertThat(Published.of("11", "COIL-20", "DTKC", "bootstrap").sd()).isEqualTo(0.01);
    }

    @Test
    void every_recipe_of_the_ablation_is_in_the_table() {
        assertThat(CompanionBlocks.recipes())
                .allMatch(recipe -> Published.models("7", "MNIST").contains(recipe.label()));
    }

    @Test
    void what_was_not_printed_is_not_a_number() {
        assertThat(Published.of("4", "MNIST", "DBC", "ACC").mean()).isNaN();
        assertThat(Published.of("4", "MNIST", "DBC", "ACC").best()).isEqualTo(0.96);
        assertThat(Published.of("4", "digits", "DTKC", "ACC").best()).isNaN();
        assertThat(Published.models("5", "Fashion-MNIST"))
                .containsExactly("k-means", "Hierarchical", "Spectral", "DEC", "DDC", "DDC-SS", "DTKC", "DTKC-SS");
    }
}
