package io.clade.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.data.Dataset;
import io.clade.data.format.ReadOptions;
import io.clade.data.reader.Datasets;
import io.clade.input.InputException;
import io.clade.method.Methods;
import io.clade.testing.NativeMemory;
import io.clade.training.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The features of a model of a table, in other tables. */
@ExtendWith(NativeMemory.class)
class ModelFeaturesTest {

    @TempDir
    Path folder;

    /** Two groups of ages and incomes, with a plan that says nothing; columns in this order. */
    private Dataset table(String name, ReadOptions options, String... columns) throws IOException {
        StringBuilder text = new StringBuilder(String.join(",", columns)).append('\n');
        for (int i = 0; i < 30; i++) {
            for (int c = 0; c < columns.length; c++) {
                text.append(c == 0 ? "" : ",").append(value(columns[c], i));
            }
            text.append('\n');
        }
        return Datasets.read(Files.writeString(folder.resolve(name), text), options);
    }

    private static String value(String column, int i) {
        return switch (column) {
            case "age" -> Integer.toString((i % 2 == 0 ? 30 : 60) + i % 5);
            case "income" -> Double.toString((i % 2 == 0 ? 60.5 : 30.5) + i % 3);
            case "plan" -> i % 3 == 0 ? "basic" : "pro";
            case "day" -> "2024-03-" + (10 + i % 15);
            default -> Integer.toString(i % 4);
        };
    }

    private static Model fit(Dataset data) {
        return Methods.named("kmeans").create(2, Map.of()).fit(data, Session.seeded(1));
    }

    @Test
    void other_tables_are_matched_by_name_whatever_their_order() throws IOException {
        Dataset data = table("train.csv", ReadOptions.DEFAULT, "age", "income");
        Model model = fit(data);
        Dataset turned = table("new.csv", ReadOptions.DEFAULT, "income", "more", "age");
        int[] clusters = model.assign(data).clusters().codes();
        assertThat(model.assign(turned).clusters().codes()).isEqualTo(clusters);
        assertThat(model.embed(turned)).isEqualTo(model.embed(data));
        assertThat(model.matched(turned).notices()).hasSize(1);
        assertThatThrownBy(() -> model.assign(table("less.csv", ReadOptions.DEFAULT, "income", "more")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("lacks columns that the model was fitted on: age.")
                .hasMessageContaining("It has: income, more.");
    }

    @Test
    void a_saved_model_remembers_and_one_saved_before_goes_by_position() throws IOException {
        Dataset data = table("train.csv", ReadOptions.DEFAULT, "age", "income");
        Model model = fit(data);
        model.save(folder.resolve("model"));
        Dataset turned = table("new.csv", ReadOptions.DEFAULT, "income", "age");
        int[] clusters = model.assign(data).clusters().codes();
        assertThat(Model.load(folder.resolve("model")).assign(turned).clusters().codes())
                .isEqualTo(clusters);
        Path config = folder.resolve("model/config.json");
        String old = Files.readString(config).replaceAll(",\\s*\"features\" : \\[[^]]*]", "");
        assertThat(old).doesNotContain("features");
        Files.writeString(config, old);
        Model before = Model.load(folder.resolve("model"));
        assertThat(before.assign(data).clusters().codes()).isEqualTo(clusters);
        assertThat(before.assign(turned).clusters().codes()).as("by position").isNotEqualTo(clusters);
    }

    @Test
    void what_the_model_saw_as_categories_and_dates_is_read_so_again() throws IOException {
        Dataset data = table(
                "train.csv",
                ReadOptions.DEFAULT.withColumns(ReadOptions.DEFAULT.columns().withOnly(List.of("day", "plan", "age"))),
                "age",
                "plan",
                "day");
        Model model = fit(data);
        assertThat(data.featureNames()).containsExactly("day", "plan=basic", "plan=pro", "age");
        Path one = Files.writeString(folder.resolve("one.csv"), "plan,id,age,day\npro,k1,31,2024-03-11\n");
        Dataset read = Datasets.read(one, model.reading(ReadOptions.DEFAULT));
        assertThat(read.sample(0)).containsExactly(data.sample(1)[0], 0, 1, 31);
        assertThat(read.id(0)).isEqualTo("k1");
        assertThat(read.notices()).isEmpty();
        assertThat(model.assign(read).size()).isEqualTo(1);
    }
}
