package io.ptescope.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.app.view.pane.Thumbnails;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Here a picture is drawn when the test says so.
class ThumbnailsTest extends WindowTest {
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final Thumbnails thumbnails = new Thumbnails(waiting::add, () -> { });

    @Test
    void pictureStaysUntilItsBranchIsGone() {
        want(1);
        want(2);
        draw();
        fx(() -> thumbnails.retain(Set.of(1), Set.of()));
        assertThat(thumbnails.of(1)).as("its run can be made again").isPresent();
        assertThat(thumbnails.of(2)).isEmpty();
    }

    @Test
    void runThatIsNotKeptIsLetGo() {
        want(1);
        want(2);
        fx(() -> thumbnails.retain(Set.of(1, 2), Set.of(2)));
        draw();
        assertThat(thumbnails.of(1)).as("nothing is left to draw").isEmpty();
        assertThat(thumbnails.of(2)).isPresent();
        want(1);
        assertThat(waiting).as("once it is made again it is drawn again").hasSize(1);
    }

    @Test
    void otherWorkloadShowsNoPictureOfTheOneBefore() {
        want(1);
        draw();
        want(1, 2);
        fx(thumbnails::clear);
        draw();
        assertThat(thumbnails.of(1)).isEmpty();
    }

    private void want(int number) {
        want(number, 0);
    }

    private void want(int number, long position) {
        fx(() -> thumbnails.want(number, frame().story(), position));
    }

    private void draw() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
        settle();
    }
}
