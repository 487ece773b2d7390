package io.ptescope.app.view.presenter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;

class ScreensTest {
    private static final Rectangle2D LEFT = new Rectangle2D(0, 0, 1280, 800);
    private static final Rectangle2D RIGHT = new Rectangle2D(1280, 0, 1280, 800);

    @Test
    void windowWhoseBorderReachesOverIsStillOnItsOwnScreen() {
        assertThat(Screens.other(new Rectangle2D(0, 0, 1290, 800), List.of(LEFT, RIGHT))).contains(RIGHT);
        assertThat(Screens.other(new Rectangle2D(1270, 0, 1280, 800), List.of(LEFT, RIGHT))).contains(LEFT);
        assertThat(Screens.other(LEFT, List.of(LEFT))).isEmpty();
    }

    @Test
    void windowOnAScreenThatIsGoneIsNotSeen() {
        assertThat(Screens.isSeen(RIGHT, List.of(LEFT, RIGHT))).isTrue();
        assertThat(Screens.isSeen(RIGHT, List.of(LEFT))).isFalse();
        assertThat(Screens.isSeen(new Rectangle2D(1100, 0, 400, 300), List.of(LEFT))).isFalse();
        assertThat(Screens.isSeen(new Rectangle2D(900, 0, 400, 300), List.of(LEFT))).isTrue();
    }
}
