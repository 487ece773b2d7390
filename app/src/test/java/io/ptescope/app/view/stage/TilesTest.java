package io.ptescope.app.view.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.app.layout.Rect;
import io.ptescope.app.paint.Rgb;
import io.ptescope.app.paint.Sketch;
import java.util.ArrayList;
import java.util.List;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;

class TilesTest extends ApplicationTest {
    private static final Rgb INK = new Rgb(10, 20, 30);
    private static final Rect ALL = new Rect(0, 0, 600, 500);

    private final List<Rect> asked = new ArrayList<>();
    private Tiles tiles;

    @Override
    public void start(Stage stage) {
        tiles = new Tiles();
        tiles.look(600, 500, 1, 0);
    }

    @BeforeEach
    void paintAll() {
        paint(ALL);
        asked.clear();
    }

    @Test
    void everythingIsPaintedOnEveryTile() {
        paint(ALL);
        assertThat(asked).hasSize(6);
        assertThat(asked.stream().reduce(Rect::and)).contains(ALL);
    }

    @Test
    void aSmallPartIsPaintedOnOneTile() {
        paint(new Rect(20.5, 30.5, 10, 10));
        assertThat(asked).containsExactly(new Rect(20, 30, 11, 11));
    }

    @Test
    void aPartOnAnEdgeIsPaintedOnTheTilesOnBothSides() {
        paint(new Rect(250, 30, 10, 10));
        assertThat(asked).containsExactly(new Rect(250, 30, 6, 10), new Rect(254, 30, 6, 10));
    }

    @Test
    void aPartIsPaintedWhereItIsWhenTheFigureIsScrolledAndScaled() {
        interact(() -> tiles.look(600, 500, 2, 100));
        paint(new Rect(0, 100, 10, 10));
        paint(new Rect(0, 0, 10, 10));
        assertThat(asked).as("what has been scrolled away is not painted").containsExactly(new Rect(0, 100, 10, 10));
    }

    @Test
    void aSketchIsPaintedOnlyWhereItDiffersFromTheOneBefore() {
        assertThat(shown(sketch(20))).isEqualTo(1);
        assertThat(shown(sketch(20))).as("the same").isZero();
        assertThat(shown(sketch(40))).as("within the tile").isEqualTo(1);
        assertThat(shown(sketch(300))).as("to another tile").isEqualTo(2);
        assertThat(shown(new Sketch())).isEqualTo(1);
        assertThat(shown(new Sketch())).isZero();
    }

    @Test
    void aSketchIsPaintedAgainAtAnotherScale() {
        shown(sketch(20));
        interact(() -> tiles.look(600, 500, 1.25, 0));
        assertThat(shown(sketch(20))).isEqualTo(1);
    }

    private static Sketch sketch(double x) {
        Sketch sketch = new Sketch();
        sketch.fillRect(new Rect(x, 20, 10, 10), 0, INK);
        return sketch;
    }

    private void paint(Rect part) {
        interact(() -> tiles.paint(part, (shown, surface) -> {
            asked.add(shown);
            surface.fillRect(shown, 0, INK);
            return 1;
        }));
    }

    /// Shows it; on how many tiles that was painted.
    private long shown(Sketch sketch) {
        long before = tiles.painted();
        interact(() -> assertThat(tiles.show(sketch)).isEqualTo(tiles.painted() > before));
        return tiles.painted() - before;
    }
}
