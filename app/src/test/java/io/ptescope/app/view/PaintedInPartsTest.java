package io.ptescope.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.app.editor.Draft;
import io.ptescope.app.layout.Figure;
import io.ptescope.app.paint.Emphasis;
import io.ptescope.app.paint.FigurePainter;
import io.ptescope.app.paint.Palette;
import io.ptescope.app.session.Selection;
import io.ptescope.app.surface.CanvasSurface;
import io.ptescope.app.view.stage.PictureView;
import io.ptescope.model.recording.Granularity;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import org.junit.jupiter.api.Test;

/// What a step changed is painted alone: on the screen stands the same as if everything had been painted.
class PaintedInPartsTest extends WindowTest {
    private static final int STEPS = 12;

    @Test
    void afterEachStepThePixelsAreThoseOfTheFigurePaintedAtOnce() {
        play("write B %d 65\n", 20_000);
        for (int n = 0; n < STEPS; n++) {
            fx(() -> session().next());
            assertAsIfPaintedAtOnce();
        }
        for (int n = 0; n < STEPS; n++) {
            fx(() -> session().back());
            assertAsIfPaintedAtOnce();
        }
    }

    @Test
    void soTheyAreWhereCellsHaveWordsAndRowsComeAndGo() {
        play("write B %d 65\nmunmap B 0 2\nmsync A sync\n", 8);
        fx(() -> session().stepBy(Granularity.EVENT));
        for (int n = 0; n < 4 * STEPS; n++) {
            fx(() -> session().next());
            assertAsIfPaintedAtOnce();
        }
    }

    @Test
    void soTheyAreWhereALargeAreaComesToBe() {
        fx(() -> {
            window.desk().open(Draft.untitled("""
                kernel  4.14
                file    F dax pages=262144 hole
                mmap    A F shared r pages=262144
                read    A 0
                """));
            session().toStart();
        });
        for (int n = 0; n < STEPS; n++) {
            fx(() -> session().next());
            assertAsIfPaintedAtOnce();
        }
    }

    @Test
    void soTheyAreWhenTheWindowIsLargerOrSmallerThanBefore() {
        play("write B %d 65\n", 20_000);
        for (double width : List.of(960.0, 700.0, 940.0)) {
            fx(() -> stage.setWidth(width));
            fx(() -> session().next());
            assertAsIfPaintedAtOnce();
        }
    }

    @Test
    void whatIsSelectedLeavesNothingBehind() {
        play("write B %d 65\n", 8);
        fx(() -> session().next());
        int[] bare = pixels(window.stage().picture());
        fx(() -> session().select(new Selection.CachePage(1, 5)));
        assertThat(pixels(window.stage().picture())).isNotEqualTo(bare);
        fx(() -> session().select(Selection.NONE));
        assertThat(pixels(window.stage().picture())).isEqualTo(bare);
    }

    /// A run that has stored to no page yet, of a file with that many.
    private void play(String line, int pages) {
        StringBuilder text = new StringBuilder("kernel 4.14\nfile F dax pages=" + pages
            + " hole\nmmap A F shared r pages=" + pages + " populate\nmmap B F shared rw pages=" + pages + "\n");
        for (int i = 0; i < STEPS + 2; i++) {
            text.append(line.formatted((long) i * 7919 % pages));
        }
        fx(() -> {
            window.desk().open(Draft.untitled(text.toString()));
            session().stepBy(Granularity.OPERATION);
            session().toStep(2);
        });
    }

    private void assertAsIfPaintedAtOnce() {
        PictureView picture = window.stage().picture();
        int[] parts = pixels(picture);
        int[] atOnce = pixels(atOnce(picture.figure()));
        assertThat(parts).hasSameSizeAs(atOnce);
        int width = (int) picture.figure().size().width();
        int other = Arrays.mismatch(parts, atOnce);
        assertThat(other).as("other than at once at %d, %d", other % width, other / width).isNegative();
    }

    private Canvas atOnce(Figure figure) {
        Canvas canvas = new Canvas(figure.size().width(), figure.size().height());
        interact(() -> new FigurePainter(Palette.LIGHT).paint(figure, Emphasis.SETTLED,
            new CanvasSurface(canvas.getGraphicsContext2D())));
        return canvas;
    }

    private int[] pixels(Node node) {
        AtomicReference<int[]> pixels = new AtomicReference<>();
        interact(() -> {
            Image image = node.snapshot(null, null);
            int width = (int) image.getWidth();
            int height = (int) image.getHeight();
            int[] argb = new int[width * height];
            image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
            pixels.set(argb);
        });
        return pixels.get();
    }
}
