package io.ptescope.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.app.action.ActionId;
import io.ptescope.app.tour.Hint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class TourTest extends WindowTest {
    @Test
    void firstFiveMinutesByKeyboardAlone() throws Exception {
        palette("first tour");
        assertThat(hint()).isEqualTo(Hint.STEP);
        keys(KeyCode.F8);
        keys(KeyCode.F8);
        assertThat(hint()).isEqualTo(Hint.STEP);
        keys(KeyCode.F8);
        assertThat(hint()).isEqualTo(Hint.PREDICT);
        keys(KeyCode.F8);
        keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Q);
        tabTo("predict-rw");
        keys(KeyCode.SPACE);
        keys(KeyCode.F8);
        assertThat(hint()).isEqualTo(Hint.BACK);
        keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F8);
        assertThat(hint()).isEqualTo(Hint.WHY);
        keys(KeyCode.CONTROL, KeyCode.B);
        assertThat(hint()).isEqualTo(Hint.KERNEL);
        keys(KeyCode.CONTROL, KeyCode.K);
        keys(KeyCode.DOWN);
        keys(KeyCode.ENTER);
        assertThat(frame().story().kernelText()).isNotEqualTo("2.6.18");
        assertThat(hint()).as("another kernel than the one that is asked for").isEqualTo(Hint.KERNEL);
        keys(KeyCode.CONTROL, KeyCode.K);
        keys(KeyCode.UP);
        keys(KeyCode.UP);
        keys(KeyCode.ENTER);
        assertThat(frame().story().kernelText()).isEqualTo("2.6.18");
        assertThat(hint()).isEqualTo(Hint.LESSON);
        keys(KeyCode.CONTROL, KeyCode.L);
        keys(KeyCode.DOWN);
        keys(KeyCode.ENTER);
        assertThat(hint()).isEqualTo(Hint.EXPORT);
        Path picture = Files.createTempDirectory("tour").resolve("picture.svg");
        answer.set(Optional.of(picture));
        keys(KeyCode.CONTROL, KeyCode.E);
        assertThat(picture).exists();
        assertThat(hint()).isEqualTo(Hint.ENOUGH);
        keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.H);
        assertThat(window.tour().hint()).isEmpty();
    }

    @Test
    void everyHintCanBeSkippedAndNothingIsBlockedMeanwhile() {
        fx(() -> window.actions().run(ActionId.TOUR));
        keys(KeyCode.CONTROL, KeyCode.END);
        assertThat(frame().isAtEnd()).as("a hint takes no key").isTrue();
        fx(() -> window.actions().run(ActionId.TOUR));
        for (Hint hint : Hint.values()) {
            assertThat(hint()).isEqualTo(hint);
            keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.H);
        }
        assertThat(window.tour().runningProperty().get()).isFalse();
        assertThat(window.actions().action(ActionId.TOUR_SKIP).isDisabled()).isTrue();
    }

    @Test
    void tourBeginsByItselfOnceAndAgainFromHelp() throws Exception {
        fx(() -> window.tour().beginOnce());
        assertThat(hint()).isEqualTo(Hint.STEP);
        fx(() -> window.actions().run(ActionId.TOUR_END));
        fx(() -> window.tour().beginOnce());
        assertThat(window.tour().hint()).as("it was seen").isEmpty();
        palette("first tour");
        assertThat(hint()).isEqualTo(Hint.STEP);
        fx(() -> window.close());
        assertThat(Files.readString(settings)).contains("tour = seen");
    }

    @Test
    void hintAboutAFoldedInspectorStandsBesideItsNameAsLargeAsAllTheRest() {
        fx(() -> window.scale().choose(200));
        fx(() -> window.actions().run(ActionId.TOUR));
        keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.H);
        assertThat(hint()).isEqualTo(Hint.PREDICT);
        Label words = lookup("#tour-words").queryAs(Label.class);
        assertThat(words.getFont().getSize()).isEqualTo(26);
        Bounds name = node("folded-inspector").localToScreen(node("folded-inspector").getLayoutBounds());
        assertThat(words.localToScreen(words.getLayoutBounds()).getMaxX()).isLessThanOrEqualTo(name.getMinX() + 4);
    }

    private Hint hint() {
        settle();
        return window.tour().hint().orElseThrow();
    }

    private void palette(String words) {
        keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
        for (char letter : words.toCharArray()) {
            keys(letter == ' ' ? KeyCode.SPACE : KeyCode.getKeyCode(String.valueOf(letter).toUpperCase(
                Locale.ROOT)));
        }
        keys(KeyCode.ENTER);
    }

    private void tabTo(String id) {
        for (int i = 0; i < 200; i++) {
            Node owner = window.scene().getFocusOwner();
            if (owner != null && id.equals(owner.getId())) {
                return;
            }
            keys(KeyCode.TAB);
        }
        throw new AssertionError("Tab never comes to " + id);
    }
}
