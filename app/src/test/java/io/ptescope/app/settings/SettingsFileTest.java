package io.ptescope.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenIsRead() throws IOException {
        SettingsFile file = file();
        Settings settings = Settings.empty().with("theme", "dark").with("layout", "left 0 = 1");
        file.write(settings);
        assertThat(file.read()).isEqualTo(new SettingsFile.Read(settings, Optional.empty()));
    }

    @Test
    void withoutAFileNothingIsRememberedAndNothingIsWrong() {
        assertThat(file().read().settings()).isEqualTo(Settings.empty());
        assertThat(file().read().problem()).isEmpty();
    }

    @Test
    void brokenFileIsReportedWithItsLineAndKept() throws IOException {
        file().write(Settings.empty().with("theme", "dark"));
        Path path = folder.resolve("ptescope/settings");
        Files.writeString(path, "ptescope-settings 1\ntheme = dark\nrubbish\n");
        assertThat(file().read().problem().orElseThrow()).contains("line 3").contains("expected \"key = value\"")
            .contains("rubbish");
        assertThat(path.resolveSibling("settings.broken")).exists();
        Files.writeString(path, "ptescope-settings 7\n");
        assertThat(file().read().problem().orElseThrow()).contains("line 1").contains("ptescope-settings 7");
        Files.write(path, new byte[] {(byte) 0xff, (byte) 0xfe});
        assertThat(file().read().problem()).isPresent();
    }

    @Test
    void folderFollowsTheEnvironment() throws IOException {
        SettingsFile.of(Map.of("XDG_CONFIG_HOME", "relative"), folder).write(Settings.empty());
        assertThat(folder.resolve(".config/ptescope/settings")).exists();
    }

    @Test
    void valuesAreOneLine() {
        assertThatThrownBy(() -> Settings.empty().with("theme", "a\nb")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Settings.empty().with("The me", "a")).isInstanceOf(IllegalArgumentException.class);
    }

    private SettingsFile file() {
        return SettingsFile.of(Map.of("XDG_CONFIG_HOME", folder.toString()), folder);
    }
}
