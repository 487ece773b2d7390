package io.ptescope.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.app.action.ActionId;
import io.ptescope.app.view.dock.PanelId;
import java.nio.file.Files;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;

class LabsPanelTest extends WindowTest {
    @Test
    void studentOpensTheWorkloadAnswersAndHearsWhatIsRight() {
        open();
        press("labs-open");
        assertThat(frame().story().title()).isEqualTo("A store for which there is no room");
        fx(() -> ((RadioButton) node("lab-choice-0-1")).setSelected(true));
        fx(() -> ((RadioButton) node("lab-choice-1-1")).setSelected(true));
        fx(() -> ((TextField) node("lab-answer-3")).setText("enospc"));
        press("labs-check");
        assertThat(text("lab-verdict-0")).contains("Right");
        assertThat(text("lab-verdict-1")).contains("Not so");
        assertThat(text("lab-verdict-3")).contains("Right");
        assertThat(text("labs-score")).isEqualTo("2 of 6 right");
        assertThat(lookup("#lab-verdict-2").tryQuery()).as("nothing was said to it").isEmpty();
    }

    @Test
    void wrongAnswerLeadsToTheMomentOnItsKernel() {
        open();
        fx(() -> ((RadioButton) node("lab-choice-0-0")).setSelected(true));
        press("labs-check");
        fx(((Hyperlink) node("lab-look-0"))::fire);
        assertThat(frame().story().kernelText()).isEqualTo("2.6.18");
        assertThat(frame().marks()).containsExactly("the store");
        assertThat(text("lab-verdict-0")).as("the sheet stays as it was").contains("Not so");
    }

    @Test
    void keyIsShownWhenAskedFor() {
        open();
        assertThat(lookup("#lab-key-0").tryQuery()).isEmpty();
        press("labs-key");
        assertThat(text("lab-key-0")).contains("SIGBUS");
    }

    @Test
    void otherSeedIsAnotherSheetAndTheChoiceIsRemembered() throws Exception {
        open();
        fx(() -> ((TextField) node("labs-seed")).setText("x"));
        assertThat(text("labs-problem")).contains("number");
        fx(() -> ((TextField) node("labs-seed")).setText("7"));
        assertThat(text("labs-problem")).isEmpty();
        fx(() -> ((ComboBox<?>) node("labs-choose")).getSelectionModel().select(3));
        fx(() -> window.close());
        assertThat(Files.readString(settings)).contains("lab = msync-range 7");
    }

    private void open() {
        fx(() -> window.actions().run(ActionId.LABS));
        assertThat(window.dock().layout().isSeen(PanelId.LABS)).isTrue();
    }

    private void press(String id) {
        fx(() -> ((ButtonBase) node(id)).fire());
    }
}
