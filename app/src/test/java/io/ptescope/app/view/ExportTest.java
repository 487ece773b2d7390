package io.ptescope.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportTest extends WindowTest {
    @TempDir
    Path folder;

    @Test
    void savesSvgUnderTheChosenNameAndSaysWhere() throws IOException {
        Path file = folder.resolve("figure.svg");
        answer.set(Optional.of(file));
        keys(KeyCode.F8);
        keys(KeyCode.CONTROL, KeyCode.E);
        assertThat(Files.readString(file)).contains("<svg").contains("<title>");
        assertThat(text("notice")).contains(file.toString());
        assertThat(asked.get()).startsWith("first-store-2.6.19-step-");
    }

    @Test
    void savesPng() throws IOException {
        Path file = folder.resolve("figure.png");
        answer.set(Optional.of(file));
        keys(KeyCode.CONTROL, KeyCode.E);
        assertThat(Files.readAllBytes(file)).startsWith(0x89, 'P', 'N', 'G');
    }

    @Test
    void savesTheRunAsFilm() throws IOException {
        Path file = folder.resolve("film.gif");
        answer.set(Optional.of(file));
        keys(KeyCode.CONTROL, KeyCode.E);
        assertThat(Files.readAllBytes(file)).startsWith('G', 'I', 'F', '8', '9', 'a');
        assertThat(text("notice")).contains(file.toString());
    }

    @Test
    void samePictureHasTheSameBytes() throws IOException {
        Path first = folder.resolve("first.svg");
        Path second = folder.resolve("second.svg");
        answer.set(Optional.of(first));
        keys(KeyCode.CONTROL, KeyCode.E);
        answer.set(Optional.of(second));
        keys(KeyCode.CONTROL, KeyCode.E);
        assertThat(first).hasSameBinaryContentAs(second);
    }

    @Test
    void failureIsSaidAndTheWindowGoesOn() {
        answer.set(Optional.of(folder.resolve("missing").resolve("figure.svg")));
        keys(KeyCode.CONTROL, KeyCode.E);
        assertThat(text("notice")).contains("could not be saved").contains("missing");
        keys(KeyCode.F8);
        assertThat(frame().isAtStart()).isFalse();
    }

    @Test
    void cancellingSaysNothing() {
        keys(KeyCode.CONTROL, KeyCode.E);
        assertThat(window.notices().isShowing()).isFalse();
    }

    @Test
    void pictureGoesToTheClipboard() {
        keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C);
        assertThat(text("notice")).contains("clipboard");
        boolean[] there = new boolean[1];
        interact(() -> there[0] = Clipboard.getSystemClipboard().hasImage());
        assertThat(there[0]).isTrue();
    }
}
