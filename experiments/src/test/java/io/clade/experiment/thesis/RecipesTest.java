package io.clade.experiment.thesis;

import static org.assertj.core.api.Assertions.assertThat;

import io.clade.experiment.study.Recipe;
import io.clade.method.Descriptor;
import io.clade.method.Methods;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The thesis compares itself with methods that this version does not have; all others must be there. */
class RecipesTest {

    private static final Set<String> NOT_HERE_YET = Set.of("dec");

    static Stream<Recipe> recipes() {
        return Stream.concat(
                        Arrays.stream(Recipes.class.getDeclaredFields())
                                .filter(field -> field.getType() == Recipe.class)
                                .map(RecipesTest::value),
                        CompanionBlocks.recipes().stream())
                .flatMap(recipe -> Stream.of(recipe, Recipes.raw(recipe), Recipes.recommended(recipe)));
    }

    private static Recipe value(Field field) {
        try {
            return (Recipe) field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void a_recipe_names_a_method_and_settings_that_exist(Recipe recipe) {
        Optional<Descriptor<?>> method = Methods.all().stream()
                .filter(known -> known.name().equals(recipe.method()))
                .findFirst();
        if (method.isPresent()) {
            assertThat(method.get().create(10, recipe.settings()))
                    .isInstanceOf(method.get().type());
        } else {
            assertThat(NOT_HERE_YET).contains(recipe.method());
        }
    }
}
