package io.clade.tensor.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.tensor.Ops;
import io.clade.testing.NativeMemory;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NativeMemory.class)
class WorkersTest {

    private final int before = NativeRuntime.threads();

    @AfterEach
    void restore() {
        NativeRuntime.threads(before);
    }

    @Test
    void every_piece_runs_once_whatever_the_number_of_threads() {
        for (int threads : new int[] {1, 2, 5}) {
            NativeRuntime.threads(threads);
            AtomicIntegerArray runs = new AtomicIntegerArray(100);
            Set<Integer> workers = ConcurrentHashMap.newKeySet();
            Workers.run(all -> {
                all.forEach(100, (piece, worker) -> {
                    runs.incrementAndGet(piece);
                    workers.add(worker);
                });
                all.forEach(0, (piece, worker) -> runs.incrementAndGet(piece));
                return null;
            });
            for (int i = 0; i < 100; i++) {
                assertThat(runs.get(i)).isEqualTo(1);
            }
            assertThat(workers).allSatisfy(worker -> assertThat(worker).isBetween(0, threads - 1));
        }
    }

    @Test
    void pieces_run_at_the_same_time() {
        NativeRuntime.threads(3);
        Meeting met = new Meeting(3);
        Workers.run(all -> {
            all.forEach(3, (piece, worker) -> {
                assertThat(met.complete()).as("all three pieces had started").isTrue();
            });
            return null;
        });
    }

    @Test
    void operations_use_one_thread_inside_and_as_many_as_before_outside() {
        NativeRuntime.threads(3);
        int[] inside = new int[4];
        Workers.run(all -> {
            inside[0] = NativeRuntime.threads();
            all.forEach(3, (piece, worker) -> inside[1 + piece] = NativeRuntime.threads());
            return null;
        });
        assertThat(inside).containsOnly(1);
        assertThat(NativeRuntime.threads()).isEqualTo(3);
        int[] fresh = new int[1];
        Thread later = new Thread(() -> fresh[0] = NativeRuntime.threads());
        later.start();
        assertThat(join(later)).isTrue();
        assertThat(fresh[0]).as("threads of an operation on a new thread").isEqualTo(3);
    }

    private static boolean join(Thread thread) {
        try {
            thread.join();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    void a_run_inside_a_run_restores_what_was_outside_both() {
        NativeRuntime.threads(2);
        Workers.run(outer -> {
            assertThat(Workers.run(Workers::count)).isEqualTo(2);
            assertThat(NativeRuntime.threads()).isEqualTo(1);
            return null;
        });
        assertThat(NativeRuntime.threads()).isEqualTo(2);
    }

    @Test
    void a_result_has_the_same_bits_for_any_number_of_threads() {
        assertThat(rowSums(4)).isEqualTo(rowSums(1));
    }

    private static float[] rowSums(int threads) {
        NativeRuntime.threads(threads);
        return Scope.run(() -> {
            torch.manual_seed(3);
            Tensor x = torch.rand(64, 1000);
            Tensor sums = torch.empty(64);
            Workers.run(all -> {
                all.forEach(
                        16,
                        (piece, worker) -> sums.narrow(0, piece * 4L, 4).copy_(Ops.sum(x.narrow(0, piece * 4L, 4), 1)));
                return null;
            });
            return Ops.toArray(sums);
        });
    }

    @Test
    void a_failure_is_thrown_and_leaves_nothing_changed() {
        NativeRuntime.threads(2);
        assertThatThrownBy(() -> Workers.run(all -> {
                    all.forEach(50, (piece, worker) -> {
                        if (piece == 7) {
                            throw new IllegalArgumentException("piece 7");
                        }
                    });
                    return null;
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("piece 7");
        assertThat(NativeRuntime.threads()).isEqualTo(2);
    }

    @Test
    void pieces_record_no_gradients() {
        NativeRuntime.threads(2);
        boolean[] recorded = new boolean[8];
        Scope.run((Runnable) () -> {
            Tensor x = torch.ones(3).set_requires_grad(true);
            Workers.run(all -> {
                all.forEach(8, (piece, worker) -> recorded[piece] = x.exp().requires_grad());
                return null;
            });
        });
        assertThat(recorded).containsOnly(false);
    }
}
