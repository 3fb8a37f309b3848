package io.clade.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.input.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkLockTest {

    @TempDir
    Path folder;

    private WorkLock take() throws IOException {
        return WorkLock.take(folder.resolve("work/lock"), folder);
    }

    @Test
    void one_at_a_time_holds_it() throws IOException {
        WorkLock first = take();
        assertThatThrownBy(this::take)
                .isInstanceOf(InputException.class)
                .message()
                .contains("Another fit is running", "another folder with -o")
                .hasLineCount(1);
        assertThat(first.isHeld()).isTrue();
        first.close();
        assertThat(first.isHeld()).isFalse();
        take().close();
    }

    @Test
    void deleting_it_lets_go() throws IOException {
        WorkLock first = take();
        first.delete();
        assertThat(folder.resolve("work")).isEmptyDirectory();
        take().close();
    }

    @Test
    void a_link_is_not_followed() throws IOException {
        Path victim = Files.writeString(folder.resolve("victim"), "precious");
        Files.createSymbolicLink(Files.createDirectories(folder.resolve("work")).resolve("lock"), victim);
        assertThatThrownBy(this::take).isInstanceOf(IOException.class);
        assertThat(victim).hasContent("precious");
    }
}
