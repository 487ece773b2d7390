package io.ptescope.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.app.session.Selection;
import io.ptescope.app.view.dock.PanelId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a new user does first, without a pointing device: nothing here but keys.
class FirstFiveMinutesTest extends WindowTest {
    @TempDir
    Path folder;

    @Test
    void stepSelectAskSwitchTheKernelAndTakeAPictureHome() throws Exception {
        assertThat(focused()).isEqualTo(node("next"));
        keys(KeyCode.SPACE);
        keys(KeyCode.F8);
        keys(KeyCode.F8);
        assertThat(frame().number()).isEqualTo(3);
        keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F8);
        assertThat(frame().number()).isEqualTo(2);
        keys(KeyCode.F8);

        roundTo(window.stage());
        keys(KeyCode.RIGHT);
        assertThat(frame().selection()).isInstanceOf(Selection.Pte.class);
        assertThat(window.stage().cursorWords()).contains("page 3", "dirty");
        keys(KeyCode.PERIOD);
        keys(KeyCode.COMMA);
        assertThat(frame().number()).isEqualTo(3);

        followALinkOfTheInspector();
        keys(KeyCode.CONTROL, KeyCode.B);

        String before = window.desk().story().kernelText();
        keys(KeyCode.CONTROL, KeyCode.K);
        keys(KeyCode.DOWN);
        keys(KeyCode.ENTER);
        assertThat(window.desk().story().kernelText()).isNotEqualTo(before);

        palette("counters");
        assertThat(window.dock().layout().isSeen(PanelId.COUNTERS)).isTrue();

        Path file = folder.resolve("figure.svg");
        answer.set(Optional.of(file));
        keys(KeyCode.CONTROL, KeyCode.E);
        assertThat(file).exists();
        assertThat(Files.readString(file)).contains("<svg");

        keys(KeyCode.CONTROL, KeyCode.F5);
        assertThat(window.teaching().presenter().isVisible()).isTrue();
        keys(KeyCode.RIGHT);
        keys(KeyCode.ESCAPE);
        assertThat(window.teaching().presenter().isVisible()).isFalse();
    }

    @Test
    void f6GoesRoundAllPanelsAndComesBack() {
        Node begin = focused();
        int panels = window.dock().layout().seen().size();
        for (int i = 0; i < panels + 2; i++) {
            keys(KeyCode.F6);
            assertThat(focused().isFocused()).isTrue();
        }
        assertThat(focused()).isEqualTo(begin);
        keys(KeyCode.F6);
        keys(KeyCode.SHIFT, KeyCode.F6);
        assertThat(focused()).isEqualTo(begin);
    }

    private Node focused() {
        return window.scene().getFocusOwner();
    }

    private void roundTo(Node wanted) {
        for (int i = 0; i < 12 && focused() != wanted; i++) {
            keys(KeyCode.F6);
        }
        assertThat(focused()).isEqualTo(wanted);
    }

    /// From the inspector, Tab goes from link to link; Enter goes where one leads.
    private void followALinkOfTheInspector() {
        roundTo(window.inspector());
        for (int i = 0; i < 30 && !isLinkTo("do_no_page"); i++) {
            keys(KeyCode.TAB);
            assertThat(focused()).isInstanceOfAny(Button.class, Hyperlink.class);
        }
        long here = frame().position();
        keys(KeyCode.ENTER);
        assertThat(frame().position()).isLessThan(here);
    }

    private boolean isLinkTo(String function) {
        return focused() instanceof Hyperlink link && link.getText().contains(function);
    }

    private void palette(String words) {
        keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.A);
        fx(() -> write(words));
        keys(KeyCode.ENTER);
    }
}
