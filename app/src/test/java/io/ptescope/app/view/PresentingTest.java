package io.ptescope.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.app.action.ActionId;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class PresentingTest extends WindowTest {
    @Test
    void presentationHidesThePanesAndEscapeGivesThemBack() {
        start();
        assertThat(window.teaching().presenter().isOpen()).isTrue();
        assertThat(lookup(".window").query().isVisible()).isFalse();
        assertThat(stage.isFullScreen()).isTrue();
        assertThat(window.actions().action(ActionId.PRESENTER).isSelected()).isTrue();
        keys(KeyCode.ESCAPE);
        assertThat(lookup(".window").query().isVisible()).isTrue();
        assertThat(window.scene().getFocusOwner()).isSameAs(node("next"));
    }

    @Test
    void clickerGoesFromMomentToMomentAndBack() {
        start();
        List<Long> forward = new ArrayList<>();
        while (!frame().isAtEnd() && forward.size() < 50) {
            forward.add(frame().position());
            keys(KeyCode.PAGE_DOWN);
        }
        assertThat(forward).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo((int) frame().count());
        for (Long position : forward.reversed()) {
            keys(KeyCode.PAGE_UP);
            assertThat(frame().position()).isEqualTo(position);
        }
    }

    @Test
    void sentenceStandsInTheLowerThirdAndCellsAreLarge() {
        start();
        keys(KeyCode.RIGHT, KeyCode.RIGHT);
        keys(KeyCode.SPACE);
        double height = window.teaching().presenter().getHeight();
        assertThat(text("presenter-sentence")).isEqualTo(window.views().sentence(frame()));
        assertThat(node("presenter-sentence").localToScene(0, 0).getY()).isGreaterThan(height * 0.6);
        assertThat(window.teaching().presenter().leastCell()).isGreaterThanOrEqualTo(56);
    }

    @Test
    void screenGoesBlackAndAnyStepBringsItBack() {
        start();
        keys(KeyCode.B);
        assertThat(node("presenter-black").isVisible()).isTrue();
        keys(KeyCode.PERIOD);
        assertThat(node("presenter-black").isVisible()).isFalse();
        keys(KeyCode.PERIOD);
        keys(KeyCode.RIGHT);
        assertThat(node("presenter-black").isVisible()).isFalse();
    }

    @Test
    void handsAreCountedWhileAQuestionStandsAndTheAnswerIsTold() {
        start();
        for (int i = 0; i < 10 && lookup("#presenter-question").tryQuery().isEmpty(); i++) {
            keys(KeyCode.RIGHT);
        }
        assertThat(text("presenter-question")).contains("A[3]");
        keys(KeyCode.DIGIT2);
        keys(KeyCode.DIGIT2);
        keys(KeyCode.SHIFT, KeyCode.DIGIT2);
        fx(() -> ((Button) node("vote-3")).fire());
        assertThat(((Button) node("vote-1")).getText()).endsWith(" 1");
        keys(KeyCode.RIGHT);
        assertThat(text("presenter-answer")).contains("writable and dirty").contains("of 2");
        keys(KeyCode.LEFT);
        assertThat(((Button) node("vote-1")).getText()).as("hands stay").endsWith(" 1");
    }

    @Test
    void latecomersSeeTheLastKeysAndTheStep() {
        start();
        keys(KeyCode.RIGHT);
        keys(KeyCode.DOWN);
        assertThat(text("presenter-where")).contains("keys → ↓").contains("step " + frame().number());
    }

    @Test
    void notesTellWhatComesNextAndTheAnswer() {
        start();
        keys(KeyCode.S);
        assertThat(window.teaching().notes()).isNotNull();
        nanos.addAndGet(65_000_000_000L);
        keys(KeyCode.RIGHT);
        var scene = window.teaching().notes().scene();
        assertThat(((Label) scene.lookup("#notes-next")).getText()).isNotEmpty();
        assertThat(((Label) scene.lookup("#notes-answer")).getText()).contains("writable");
        fx(() -> window.actions().run(ActionId.PRESENTER));
        assertThat(window.teaching().notes().isOpen()).isFalse();
    }

    @Test
    void clockGoesOnWhenTheNotesAreClosedByHandAndBeginsAnewWithThePresentation() {
        start();
        keys(KeyCode.S);
        var scene = window.teaching().notes().scene();
        nanos.addAndGet(65_000_000_000L);
        fx(() -> scene.getWindow().hide());
        assertThat(window.teaching().notes().isOpen()).isFalse();
        keys(KeyCode.S);
        assertThat(((Label) scene.lookup("#notes-clock")).getText()).startsWith("01:05");
        keys(KeyCode.ESCAPE);
        assertThat(window.teaching().notes().isOpen()).isFalse();
        start();
        keys(KeyCode.S);
        assertThat(((Label) scene.lookup("#notes-clock")).getText()).startsWith("00:00");
    }

    private void start() {
        keys(KeyCode.CONTROL, KeyCode.F5);
    }
}
