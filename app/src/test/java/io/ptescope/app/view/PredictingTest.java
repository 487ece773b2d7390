package io.ptescope.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.app.panel.Inspection.Item;
import io.ptescope.app.panel.Inspection.Section;
import io.ptescope.app.session.Selection;
import io.ptescope.model.recording.Granularity;
import java.nio.file.Files;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class PredictingTest extends WindowTest {
    @Test
    void learnerSetsBitsGoesOnAndHearsWhatWasRightAndWhy() {
        beforeTheFirstStore();
        keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Q);
        assertThat(text("predict-question")).contains("A[3]");
        press("predict-rw");
        assertThat(node("predict-rw").isFocused()).isTrue();
        press("predict-d");
        press("predict-access-fault");
        keys(KeyCode.F8);
        Section told = window.inspector().shown().sections().getFirst();
        assertThat(told.title()).contains("A[3]");
        assertThat(told.aside()).isEqualTo("All right");
        assertThat(told.items()).anyMatch(item -> item instanceof Item.Jumps jumps
            && jumps.jumps().getFirst().text().equals("do_wp_page"));
        assertThat(text("predict-score")).isEqualTo("1 of 1 right");
        assertThat(window.scene().getFocusOwner()).isSameAs(window.inspector());
    }

    @Test
    void wrongBitIsSaidAndScoreIsKeptAndReset() throws Exception {
        beforeTheFirstStore();
        focusStage();
        keys(KeyCode.Q);
        press("predict-none");
        press("predict-show");
        assertThat(window.inspector().shown().sections().getFirst().items().toString()).contains("you said 1, it is 0");
        fx(() -> window.close());
        assertThat(Files.readString(settings)).contains("predict.score = 0 of 1");
        press("predict-reset");
        assertThat(text("predict-score")).isEqualTo("0 of 0 right");
    }

    @Test
    void skippingGoesOnAndAsksTheNextWithoutCounting() {
        beforeTheFirstStore();
        keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Q);
        long before = frame().position();
        press("predict-skip");
        assertThat(frame().position()).isGreaterThan(before);
        assertThat(text("predict-score")).isEqualTo("0 of 0 right");
        keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Q);
        assertThat(node("predict").isVisible()).isFalse();
    }

    @Test
    void namesOfFunctionsKeepTheirUnderscores() {
        beforeTheFirstStore();
        fx(() -> {
            session().next();
            session().next();
        });
        keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Q);
        assertThat(node("predict").lookupAll(".guess").stream().map(Labeled.class::cast)
            .filter(guess -> guess.getText().contains("_")))
            .isNotEmpty().noneMatch(Labeled::isMnemonicParsing);
    }

    private void beforeTheFirstStore() {
        fx(() -> {
            session().stepBy(Granularity.OPERATION);
            session().select(Selection.NONE);
            session().next();
            session().next();
        });
    }

    private void press(String id) {
        fx(() -> {
            node(id).requestFocus();
            ((ButtonBase) node(id)).fire();
        });
    }
}
