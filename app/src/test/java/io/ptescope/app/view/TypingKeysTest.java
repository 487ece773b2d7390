package io.ptescope.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.app.layout.Box;
import io.ptescope.app.layout.BoxId;
import io.ptescope.app.session.Selection;
import io.ptescope.app.view.dock.PanelId;
import io.ptescope.app.view.stage.Boxes;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Test;

/// Keys that are pressed in the whole window.
class TypingKeysTest extends WindowTest {
    @Test
    void questionMarkShowsTheKeysOnlyWhereNothingIsWritten() {
        focusStage();
        keys(KeyCode.SHIFT, KeyCode.SLASH);
        assertThat(lookup("#keys-close").tryQuery()).isPresent();
        keys(KeyCode.ESCAPE);
        fx(() -> node("next").requestFocus());
        keys(KeyCode.SHIFT, KeyCode.SLASH);
        assertThat(lookup("#keys-close").tryQuery()).isEmpty();
    }

    @Test
    void shortKeysCanBeTurnedOff() {
        focusStage();
        keys(KeyCode.N);
        assertThat(frame().number()).isEqualTo(1);
        fx(() -> window.keyboard().useShortKeys(false));
        keys(KeyCode.N);
        assertThat(frame().number()).isEqualTo(1);
        keys(KeyCode.F8);
        assertThat(frame().number()).isEqualTo(2);
        fx(() -> window.keyboard().useShortKeys(true));
        keys(KeyCode.P);
        assertThat(frame().number()).isEqualTo(1);
    }

    @Test
    void stepAndWhatIsSelectedAreCopiedAsText() {
        fx(() -> session().next());
        fx(() -> session().next());
        fx(() -> session().next());
        focusStage();
        keys(KeyCode.CONTROL, KeyCode.C);
        assertThat(clipboard()).startsWith(frame().story().title() + " · Linux " + frame().story().kernelText())
            .contains("step 3 of ", frame().story().operations().get(frame().operation()),
                text("sentence"), "Net effect of this step", "A[3]  R → W").doesNotContain("Entry A[3]");
        fx(() -> session().select(new Selection.CachePage(1, 5)));
        keys(KeyCode.CONTROL, KeyCode.C);
        assertThat(clipboard()).contains("Page 5 of data.db");
    }

    @Test
    void textFieldKeepsCopyForItself() {
        fx(() -> window.actions().run(PanelId.BREAKPOINTS.action()));
        TextField query = (TextField) node("break-query");
        fx(() -> {
            query.requestFocus();
            query.setText("call do_wp_page");
            query.selectAll();
        });
        keys(KeyCode.CONTROL, KeyCode.C);
        assertThat(clipboard()).isEqualTo("call do_wp_page");
    }

    @Test
    void homeAndEndGoToTheEndsOfALineOfTheGrid() {
        fx(() -> session().toStep(3));
        List<Box> all = window.stage().picture().figure().boxes().stream()
            .filter(box -> box.id() instanceof BoxId.Pte).toList();
        List<Box> entries = all.stream().filter(box -> box.bounds().y() == all.getFirst().bounds().y()).toList();
        fx(() -> session().select(Boxes.selection(entries.get(2).id())));
        focusStage();
        keys(KeyCode.END);
        assertThat(frame().selection()).isEqualTo(Boxes.selection(entries.getLast().id()));
        keys(KeyCode.HOME);
        assertThat(frame().selection()).isEqualTo(Boxes.selection(entries.getFirst().id()));
    }

    @Test
    void doubleClickOnTheTimelineAndRunToCursorLeadToTheSameMoment() {
        double x = window.timeline().getWidth() * 0.7;
        Point2D there = window.timeline().localToScreen(x, window.timeline().getHeight() / 2);
        moveTo(there).clickOn(MouseButton.PRIMARY).clickOn(MouseButton.PRIMARY);
        settle();
        long position = frame().position();
        assertThat(position).isPositive();
        fx(() -> session().toStart());
        keys(KeyCode.R);
        assertThat(frame().position()).isEqualTo(position);
    }

    @Test
    void bookmarksAreSetAndFoundOnAFrenchKeyboard() {
        fx(() -> session().next());
        long here = frame().position();
        focusStage();
        press(KeyCode.AMPERSAND, "1", true);
        assertThat(frame().pins().bookmarks()).containsEntry(1, here);
        fx(() -> session().toEnd());
        press(KeyCode.AMPERSAND, "&", false);
        assertThat(frame().position()).isEqualTo(here);
    }

    @Test
    void detailIsChosenByChord() {
        keys(KeyCode.ALT, KeyCode.SHIFT, KeyCode.DIGIT1);
        assertThat(window.dock().layout().seen()).containsExactly(PanelId.STAGE, PanelId.TIMELINE);
        keys(KeyCode.ALT, KeyCode.SHIFT, KeyCode.DIGIT3);
        assertThat(window.dock().layout().seen()).contains(PanelId.EVENTS, PanelId.PROCESSES, PanelId.INSPECTOR);
        keys(KeyCode.ALT, KeyCode.SHIFT, KeyCode.DIGIT2);
        assertThat(window.dock().layout().seen()).containsExactly(PanelId.WORKLOAD, PanelId.PATH, PanelId.STAGE,
            PanelId.INSPECTOR, PanelId.TIMELINE);
    }

    private void press(KeyCode code, String text, boolean shift) {
        fx(() -> window.stage().fireEvent(new javafx.scene.input.KeyEvent(javafx.scene.input.KeyEvent.KEY_PRESSED,
            "", text, code, shift, true, false, false)));
    }

    private String clipboard() {
        String[] held = new String[1];
        fx(() -> {
            held[0] = Clipboard.getSystemClipboard().getString();
            ClipboardContent empty = new ClipboardContent();
            empty.putString("");
            Clipboard.getSystemClipboard().setContent(empty);
        });
        return held[0];
    }
}
