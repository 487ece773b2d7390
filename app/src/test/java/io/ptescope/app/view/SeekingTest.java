package io.ptescope.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.app.view.stage.ChartView;
import io.ptescope.app.view.stage.PaintCounts;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import org.junit.jupiter.api.Test;

class SeekingTest extends WindowTest {
    @Test
    void draggingTheTimelineSeeksBothWays() {
        long start = state();
        drag(0.1, 0.8);
        assertThat(frame().position()).isCloseTo(Math.round(frame().end() * 0.8), within(3));
        drag(0.8, 0);
        assertThat(frame().isAtStart()).isTrue();
        assertThat(state()).isEqualTo(start);
    }

    @Test
    void timelineIsASliderForTheKeyboard() {
        fx(() -> window.timeline().requestFocus());
        keys(KeyCode.END);
        assertThat(frame().isAtEnd()).isTrue();
        keys(KeyCode.LEFT);
        assertThat(frame().number()).isEqualTo(frame().count() - 1);
        keys(KeyCode.HOME);
        assertThat(frame().isAtStart()).isTrue();
        keys(KeyCode.RIGHT);
        assertThat(frame().number()).isEqualTo(1);
    }

    @Test
    void manyMovesInOnePulseAreOnePicture() {
        PaintCounts work = window.stage().picture().counts();
        int paints = work.paints();
        int layouts = work.layouts();
        interact(() -> {
            for (long position = 0; position <= frame().end(); position++) {
                session().seek(position);
            }
        });
        settle();
        assertThat(work.layouts()).isLessThanOrEqualTo(layouts + 2);
        assertThat(work.paints()).isLessThanOrEqualTo(paints + 2);
        assertThat(frame().isAtEnd()).isTrue();
    }

    private static org.assertj.core.data.Offset<Long> within(long events) {
        return org.assertj.core.data.Offset.offset(events);
    }

    private void drag(double fromShare, double toShare) {
        ChartView timeline = window.timeline();
        Point2D from = at(timeline, fromShare);
        Point2D to = at(timeline, toShare);
        interact(() -> {
            Robot robot = new Robot();
            robot.mouseMove(from);
            robot.mousePress(MouseButton.PRIMARY);
            robot.mouseMove(from.midpoint(to));
            robot.mouseMove(to);
            robot.mouseRelease(MouseButton.PRIMARY);
        });
        settle();
    }

    private Point2D at(ChartView timeline, double share) {
        double x = timeline.xOf(0) + share * (timeline.xOf(frame().end()) - timeline.xOf(0));
        return timeline.localToScreen(x, 20);
    }
}
