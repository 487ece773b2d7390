package io.ptescope.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.app.paint.Emphasis;
import io.ptescope.app.session.Selection;
import io.ptescope.app.view.stage.PaintCounts;
import io.ptescope.model.recording.Granularity;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class MotionTest extends WindowTest {
    private static final double TALL = 960;
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
        int paints = window.stage().picture().counts().paints();
        int above = window.stage().picture().counts().abovePaints();
        settle();
        settle();
        assertThat(window.stage().picture().counts().paints()).isEqualTo(paints);
        assertThat(window.stage().picture().counts().abovePaints()).isEqualTo(above);
    }

    @Test
    void pageInFlightPaintsTheOverlayOnly() {
        fly();
        PaintCounts work = window.stage().picture().counts();
        int paints = work.paints();
        int layouts = work.layouts();
        long boxes = work.boxesPainted();
        int above = work.abovePaints();
        nanos.addAndGet(DURATION / 2);
        fx(() -> window.motion().advance());
        assertThat(window.stage().flight().isUnderway()).isTrue();
        nanos.addAndGet(DURATION);
        fx(() -> window.motion().advance());
        assertThat(window.stage().flight().isUnderway()).isFalse();
        assertThat(window.motion().isRunning()).isFalse();
        assertThat(work.abovePaints()).isGreaterThanOrEqualTo(above + 2);
        assertThat(work.paints()).isEqualTo(paints);
        assertThat(work.layouts()).isEqualTo(layouts);
        assertThat(work.boxesPainted()).isEqualTo(boxes);
    }

    @Test
    void motionToldTwiceThatItIsOverPaintsThePictureNoMore() {
        fly();
        PaintCounts work = window.stage().picture().counts();
        int paints = work.paints();
        nanos.addAndGet(2 * DURATION);
        fx(() -> window.motion().advance());
        fx(() -> window.motion().advance());
        assertThat(work.paints()).isEqualTo(paints);
    }

    @Test
    void ringsRestWhileAPageIsInFlight() {
        fly();
        assertThat(emphasis()).isEqualTo(1);
    }

    @Test
    void pageFliesBackWithAStepBack() {
        fly();
        keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F8);
        assertThat(window.stage().flight().isUnderway()).isTrue();
    }

    @Test
    void nextFrameEndsAFlightAtOnce() {
        fly();
        fx(() -> session().select(new Selection.Page(1)));
        assertThat(window.stage().flight().isUnderway()).isFalse();
        assertThat(window.motion().isRunning()).isFalse();
    }

    @Test
    void noPageFliesOnAJump() {
        fly();
        long there = frame().position();
        fx(() -> session().seek(0));
        assertThat(window.stage().flight().isUnderway()).isFalse();
        fx(() -> session().seek(there));
        assertThat(window.stage().flight().isUnderway()).isFalse();
    }

    @Test
    void noPageFliesWithReducedMotion() {
        fx(() -> session().stepBy(Granularity.OPERATION));
        while (!frame().isAtEnd()) {
            keys(KeyCode.F8);
            assertThat(window.stage().flight().isUnderway()).isFalse();
        }
    }

    /// Goes on, by operations, until a page is in flight that at least one step led to, in a window in which the lists
    /// have room to show their pages.
    private void fly() {
        fx(() -> stage.setHeight(TALL));
        reducedMotion.set(false);
        fx(() -> session().stepBy(Granularity.OPERATION));
        do {
            keys(KeyCode.F8);
        } while (!frame().isAtEnd() && (frame().number() < 2 || !window.stage().flight().isUnderway()));
        assertThat(window.stage().flight().isUnderway()).isTrue();
    }

    private double emphasis() {
        return window.stage().picture().emphasis().progress();
    }
}
