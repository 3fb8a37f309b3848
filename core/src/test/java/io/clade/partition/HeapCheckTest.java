package io.clade.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.input.InputException;
import org.junit.jupiter.api.Test;

class HeapCheckTest {

    private static void require(double bytes) {
        HeapCheck.require(bytes, "This needs %s", "or take less");
    }

    @Test
    void what_fits_into_the_heap_is_let_through_and_what_does_not_is_refused() {
        assertThatCode(() -> require(1 << 20)).doesNotThrowAnyException();
        double tooMuch = 2.0 * Runtime.getRuntime().maxMemory();
        assertThatThrownBy(() -> require(tooMuch))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(
                        "This needs %.0f MB, but the Java heap has only ".formatted(tooMuch / (1 << 20)))
                .hasMessageEndingWith(" MB left. Enlarge it with JAVA_TOOL_OPTIONS=-Xmx…, or take less.");
    }

    @Test
    void what_is_taken_already_does_not_count_as_room() {
        byte[] taken = new byte[64 << 20];
        Runtime runtime = Runtime.getRuntime();
        assertThatThrownBy(() -> require(runtime.maxMemory() - taken.length / 2.0))
                .isInstanceOf(InputException.class);
    }

    @Test
    void as_many_computations_fit_as_their_bytes_into_what_is_left_and_one_always() {
        Runtime runtime = Runtime.getRuntime();
        double megabyte = 1 << 20;
        double most = runtime.maxMemory() / megabyte;
        // Two megabytes for what is allocated meanwhile.
        double least = (runtime.maxMemory() - runtime.totalMemory()) / megabyte - 2;
        assertThat((double) HeapCheck.fitting(megabyte)).isBetween(Math.max(1, least), most);
        assertThat(HeapCheck.fitting(10.0 * runtime.maxMemory())).isOne();
        assertThat(HeapCheck.fitting(1e-9)).isEqualTo(Integer.MAX_VALUE);
        assertThatCode(() -> require((least - 2) * megabyte)).doesNotThrowAnyException();
    }

    @Test
    void what_is_left_is_told_in_megabytes() {
        assertThatThrownBy(() -> require(Double.MAX_VALUE)).hasMessageMatching("(?s).*has only \\d{1,6} MB left.*");
    }
}
