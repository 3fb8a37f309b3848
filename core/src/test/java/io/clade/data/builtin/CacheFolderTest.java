package io.clade.data.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CacheFolderTest {

    private static final Path HOME = Path.of("home");

    @Test
    void the_users_own_setting_wins_everywhere() {
        Map<String, String> own = Map.of("CLADE_CACHE", "mine", "XDG_CACHE_HOME", "xdg", "LOCALAPPDATA", "local");
        for (String system : new String[] {"Linux", "Mac OS X", "Windows 11"}) {
            assertThat(CacheFolder.path(own, system, HOME)).isEqualTo(Path.of("mine"));
        }
    }

    @Test
    void each_system_has_its_usual_place() {
        assertThat(CacheFolder.path(Map.of(), "Linux", HOME)).isEqualTo(Path.of("home/.cache/clade"));
        assertThat(CacheFolder.path(Map.of("XDG_CACHE_HOME", "xdg", "CLADE_CACHE", ""), "Linux", HOME))
                .isEqualTo(Path.of("xdg/clade"));
        assertThat(CacheFolder.path(Map.of(), "Mac OS X", HOME)).isEqualTo(Path.of("home/Library/Caches/clade"));
        assertThat(CacheFolder.path(Map.of("LOCALAPPDATA", "local"), "Windows 11", HOME))
                .isEqualTo(Path.of("local/clade/cache"));
        assertThat(CacheFolder.path(Map.of(), "Windows 11", HOME)).isEqualTo(Path.of("home/AppData/Local/clade/cache"));
    }
}
