package io.ptescope.app.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class NewFileTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void fileTakesThePlaceOfTheOldAndLeavesNothingBehind() throws IOException {
        Path file = folder.resolve("a.svg");
        new NewFile(file).write(new byte[] {1});
        new NewFile(file).write(new byte[] {2});
        assertThat(Files.readAllBytes(file)).containsExactly(2);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void missingFolderIsNamed() {
        assertThatThrownBy(() -> new NewFile(folder.resolve("no/a.svg")).write(new byte[0]))
            .isInstanceOf(IOException.class).hasMessageContaining("there is no folder");
    }

    @Test
    void folderIsNotOverwritten() {
        assertThatThrownBy(() -> new NewFile(folder).check()).isInstanceOf(IOException.class)
            .hasMessageContaining("it is a folder");
    }

    /// Asks only, writes nothing: a regression must not replace the device.
    @Test
    @EnabledOnOs(OS.LINUX)
    void deviceIsNotReplacedByAFile() {
        assertThatThrownBy(() -> new NewFile(Path.of("/dev/null")).check()).isInstanceOf(IOException.class)
            .hasMessageContaining("device");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void folderInWhichNothingCanBeMadeIsNamed() {
        assertThatThrownBy(() -> new NewFile(Path.of("/proc/a.svg")).write(new byte[0]))
            .isInstanceOf(IOException.class).hasMessageStartingWith("cannot write /proc/a.svg: ");
    }
}
