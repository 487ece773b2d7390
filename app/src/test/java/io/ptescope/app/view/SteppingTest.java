package io.ptescope.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.app.action.ActionId;
import io.ptescope.model.recording.Granularity;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class SteppingTest extends WindowTest {
    @Test
    void mouseGoesForwardAndBackToTheSameState() {
        fx(() -> session().stepBy(Granularity.OPERATION));
        long start = state();
        clickOn("#next").clickOn("#next").clickOn("#next");
        assertThat(text("position")).isEqualTo("3 / " + frame().count());
        assertThat(state()).isNotEqualTo(start);
        clickOn("#back").clickOn("#back").clickOn("#back");
        assertThat(frame().isAtStart()).isTrue();
        assertThat(state()).isEqualTo(start);
        assertThat(node("back").isDisabled()).isTrue();
    }

    @Test
    void wholeLessonGoesByKeyboardAloneAndBack() {
        for (Granularity granularity : List.of(Granularity.OPERATION, Granularity.PATH)) {
            fx(() -> session().stepBy(granularity));
            List<Long> states = new ArrayList<>();
            states.add(state());
            while (!frame().isAtEnd()) {
                keys(KeyCode.F8);
                states.add(state());
            }
            assertThat(states).hasSize((int) frame().count() + 1);
            while (!frame().isAtStart()) {
                states.removeLast();
                keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F8);
                assertThat(state()).isEqualTo(states.getLast());
            }
        }
    }

    @Test
    void shortKeysStepWhileTheStageHasTheFocus() {
        fx(() -> session().stepBy(Granularity.OPERATION));
        focusStage();
        keys(KeyCode.PERIOD);
        keys(KeyCode.N);
        keys(KeyCode.PAGE_DOWN);
        assertThat(frame().number()).isEqualTo(3);
        keys(KeyCode.COMMA);
        keys(KeyCode.P);
        keys(KeyCode.PAGE_UP);
        assertThat(frame().number()).isZero();
        keys(KeyCode.DIGIT4);
        assertThat(frame().granularity()).isEqualTo(Granularity.EVENT);
    }

    @Test
    void shortKeysDoNothingElsewhere() {
        keys(KeyCode.PERIOD);
        keys(KeyCode.N);
        assertThat(frame().isAtStart()).isTrue();
    }

    @Test
    void undoGoesBack() {
        keys(KeyCode.F8);
        keys(KeyCode.CONTROL, KeyCode.Z);
        assertThat(frame().isAtStart()).isTrue();
    }

    @Test
    void intoOverOutAndRunMoveOn() {
        for (KeyCode[] keys : List.of(new KeyCode[] {KeyCode.F7}, new KeyCode[] {KeyCode.SHIFT, KeyCode.F7},
            new KeyCode[] {KeyCode.SHIFT, KeyCode.F8}, new KeyCode[] {KeyCode.F9})) {
            long before = frame().position();
            keys(keys);
            assertThat(frame().position()).isGreaterThan(before);
        }
        keys(KeyCode.CONTROL, KeyCode.END);
        assertThat(frame().isAtEnd()).isTrue();
        keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F9);
        assertThat(frame().isAtEnd()).isFalse();
        keys(KeyCode.CONTROL, KeyCode.HOME);
        assertThat(frame().isAtStart()).isTrue();
    }

    @Test
    void backIntoAndBackOutGoAgainstTime() {
        keys(KeyCode.F7);
        long entered = frame().position();
        keys(KeyCode.F7);
        keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F7);
        assertThat(frame().position()).isEqualTo(entered);
        long call = frame().recording().paths().begin(0);
        fx(() -> session().seek(call + 1));
        focusStage();
        keys(KeyCode.SHIFT, KeyCode.COMMA);
        assertThat(frame().position()).isEqualTo(call);
    }

    @Test
    void granularityFollowsButtonAndKeyAndCannotBeSwitchedOff() {
        clickOn("#by-event");
        assertThat(frame().granularity()).isEqualTo(Granularity.EVENT);
        clickOn("#by-event");
        settle();
        assertThat(((ToggleButton) node("by-event")).isSelected()).isTrue();
        keys(KeyCode.ALT, KeyCode.DIGIT1);
        settle();
        assertThat(((ToggleButton) node("by-operation")).isSelected()).isTrue();
        assertThat(((ToggleButton) node("by-event")).isSelected()).isFalse();
    }

    @Test
    void playerStepsUntilTheUserDoes() {
        fx(() -> session().stepBy(Granularity.OPERATION));
        fx(() -> window.actions().run(ActionId.PLAY));
        assertThat(frame().number()).isEqualTo(1);
        fx(pauses::elapse);
        assertThat(frame().number()).isEqualTo(2);
        keys(KeyCode.F8);
        fx(pauses::elapse);
        assertThat(frame().number()).isEqualTo(3);
    }

    @Test
    void playerStopsWhereThereIsNothingLeft() {
        fx(() -> session().stepBy(Granularity.OPERATION));
        fx(() -> window.actions().run(ActionId.PLAY));
        fx(() -> window.actions().run(ActionId.FASTER));
        for (long step = 2; step <= frame().count(); step++) {
            assertThat(window.player().playingProperty().get()).isTrue();
            fx(pauses::elapse);
            assertThat(frame().number()).isEqualTo(step);
        }
        assertThat(window.player().playingProperty().get()).isFalse();
        fx(() -> window.actions().run(ActionId.PLAY));
        assertThat(window.player().playingProperty().get()).isFalse();
    }

    @Test
    void clickOnALineOfTheWorkloadGoesThere() {
        clickOn("#workload");
        fx(() -> session().toStart());
        keys(KeyCode.HOME);
        keys(KeyCode.DOWN);
        keys(KeyCode.ENTER);
        assertThat(frame().operation()).isEqualTo(1);
    }
}
