package io.ptescope.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.app.view.work.Remembered;
import io.ptescope.app.settings.SettingsFile;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RememberedTest {
    @TempDir
    private Path folder;
    private Remembered remembered;

    @BeforeEach
    void read() {
        remembered = again();
    }

    @Test
    void whatWasNeverTurnedIsAsUsual() {
        assertThat(remembered.isOn("motion", true)).isTrue();
        assertThat(remembered.isOn("predict", false)).isFalse();
    }

    @Test
    void whatIsTurnedStaysSo() {
        remembered.turn("motion", true, false);
        remembered.turn("predict", false, true);
        remembered.write();
        assertThat(again().isOn("motion", true)).isFalse();
        assertThat(again().isOn("predict", false)).isTrue();
    }

    @Test
    void whatIsAsUsualAgainIsNotRemembered() {
        remembered.turn("motion", true, false);
        remembered.turn("motion", true, true);
        assertThat(remembered.get("motion")).isEmpty();
    }

    private Remembered again() {
        return new Remembered(new SettingsFile(folder.resolve("settings")), new SteppedPauses(), failure -> {
            throw new AssertionError(failure);
        });
    }
}
