package io.ptescope.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.app.paint.Emphasis;
import io.ptescope.model.recording.Granularity;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class MotionTest extends WindowTest {
    private static final long DURATION = (long) (Emphasis.DURATION * 1e6);

    @Test
    void stepMovesForAQuarterOfASecondAndNoLonger() {
        reducedMotion.set(false);
        keys(KeyCode.F8);
        assertThat(window.motion().isRunning()).isTrue();
        nanos.addAndGet(DURATION / 2);
        fx(() -> window.motion().advance());
        assertThat(emphasis()).isStrictlyBetween(0.1, 0.99);
        nanos.addAndGet(DURATION);
        fx(() -> window.motion().advance());
        assertThat(emphasis()).isEqualTo(1);
        assertThat(window.motion().isRunning()).isFalse();
    }

    @Test
    void quicklyRepeatedKeysLoseNoStepAndEndAtRest() {
        reducedMotion.set(false);
        fx(() -> session().stepBy(Granularity.FUNCTION));
        for (int i = 0; i < 12; i++) {
            keys(KeyCode.F8);
            nanos.addAndGet(DURATION / 10);
        }
        assertThat(frame().number()).isEqualTo(12);
        nanos.addAndGet(DURATION);
        fx(() -> window.motion().advance());
        assertThat(window.motion().isRunning()).isFalse();
    }

    @Test
    void nothingMovesWithReducedMotion() {
        keys(KeyCode.F8);
        assertThat(window.motion().isRunning()).isFalse();
        assertThat(emphasis()).isEqualTo(1);
    }

    @Test
    void restingWindowPaintsNothing() {
        keys(KeyCode.F8);
        int paints = window.stage().picture().work().paints();
        int above = window.stage().picture().work().abovePaints();
        settle();
        settle();
        assertThat(window.stage().picture().work().paints()).isEqualTo(paints);
        assertThat(window.stage().picture().work().abovePaints()).isEqualTo(above);
    }

    private double emphasis() {
        return window.stage().picture().emphasis().progress();
    }
}
