package io.clade.tensor.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SideBySideTest {

    private final int before = NativeRuntime.threads();

    @AfterEach
    void restore() {
        NativeRuntime.threads(before);
    }

    private static List<Supplier<Integer>> tasks(int count, Supplier<Integer> task) {
        return IntStream.range(0, count).<Supplier<Integer>>mapToObj(i -> task).toList();
    }

    @Test
    void results_come_in_the_order_of_the_tasks() {
        NativeRuntime.threads(3);
        List<Supplier<Integer>> tasks = new ArrayList<>();
        IntStream.range(0, 20).forEach(i -> tasks.add(() -> i));
        assertThat(SideBySide.run(tasks, 3))
                .isEqualTo(IntStream.range(0, 20).boxed().toList());
    }

    @Test
    void tasks_run_at_the_same_time_and_share_the_threads() {
        NativeRuntime.threads(5);
        Meeting met = new Meeting(2);
        List<Integer> threads = SideBySide.run(
                tasks(2, () -> {
                    assertThat(met.complete()).as("both tasks had started").isTrue();
                    return NativeRuntime.threads();
                }),
                9);
        assertThat(threads).containsExactly(2, 3);
        assertThat(NativeRuntime.threads()).isEqualTo(5);
    }

    @Test
    void workers_in_a_task_are_as_many_as_its_threads() {
        NativeRuntime.threads(4);
        assertThat(SideBySide.run(tasks(2, () -> Workers.run(Workers::count)), 9))
                .containsExactly(2, 2);
        assertThat(SideBySide.run(tasks(2, () -> Workers.run(Workers::count)), 1))
                .containsExactly(4, 4);
    }

    @Test
    void the_first_failure_is_thrown_as_it_is_and_no_further_task_begins() {
        NativeRuntime.threads(2);
        for (Throwable fault :
                List.of(new IllegalStateException("a mistake"), new OutOfMemoryError("Java heap space"))) {
            AtomicInteger begun = new AtomicInteger();
            Supplier<Integer> failing = () -> {
                begun.incrementAndGet();
                if (fault instanceof Error error) {
                    throw error;
                }
                throw (RuntimeException) fault;
            };
            assertThatThrownBy(() -> SideBySide.run(tasks(50, failing), 2)).isSameAs(fault);
            assertThat(begun.get()).isLessThanOrEqualTo(2);
            assertThat(NativeRuntime.threads()).isEqualTo(2);
        }
    }
}
