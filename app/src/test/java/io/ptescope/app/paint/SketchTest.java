package io.ptescope.app.paint;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.app.layout.Anchor;
import io.ptescope.app.layout.Face;
import io.ptescope.app.layout.Point;
import io.ptescope.app.layout.Rect;
import io.ptescope.app.layout.TextStyle;
import java.util.List;
import org.junit.jupiter.api.Test;

class SketchTest {
    private static final Rgb INK = new Rgb(1, 2, 3);
    private static final int[] PIXELS = {1, 2};
    private static final Stroke STROKE = Stroke.solid(INK, 2);

    @Test
    void whatIsDrawnAgainIsTheSame() {
        Tracing once = new Tracing();
        draw(once);
        Tracing again = new Tracing();
        sketch().draw(again);
        assertThat(again.marks()).isEqualTo(once.marks());
        assertThat(again.texts()).isEqualTo(once.texts());
    }

    @Test
    void sketchesOfTheSameAreEqual() {
        assertThat(sketch()).isEqualTo(sketch()).hasSameHashCodeAs(sketch()).isNotEqualTo(new Sketch());
    }

    @Test
    void aPartHoldsOnlyWhatReachesIntoIt() {
        Tracing part = new Tracing();
        sketch().in(new Rect(0, 0, 25, 25)).draw(part);
        assertThat(part.marks()).hasSize(1).first().asString().startsWith("fill");
        assertThat(sketch().in(new Rect(1000, 1000, 10, 10)).isEmpty()).isTrue();
        assertThat(sketch().in(new Rect(300, 300, 10, 10)).isEmpty()).as("beyond the clip").isTrue();
    }

    @Test
    void aClipAroundNothingIsNothing() {
        Sketch sketch = new Sketch();
        sketch.clip(new Rect(0, 0, 10, 10));
        sketch.unclip();
        assertThat(sketch.isEmpty()).isTrue();
        assertThat(sketch).isEqualTo(new Sketch());
    }

    private static Sketch sketch() {
        Sketch sketch = new Sketch();
        draw(sketch);
        return sketch;
    }

    private static void draw(Surface surface) {
        surface.fillRect(new Rect(10, 10, 10, 10), 2, INK);
        surface.strokeRect(new Rect(50, 10, 10, 10), 0, STROKE);
        surface.polyline(List.of(new Point(90, 10), new Point(95, 20), new Point(99, 10)), STROKE);
        surface.fillPolygon(List.of(new Point(120, 10), new Point(125, 20), new Point(129, 10)), INK);
        surface.clip(new Rect(50, 50, 200, 200));
        surface.text(new Point(150, 100), Anchor.MIDDLE, new TextStyle(Face.values()[0], 12), INK, "entry");
        surface.strokeRect(new Rect(100, 100, 400, 400), 0, STROKE);
        surface.unclip();
        surface.pixels(new Rect(60, 120, 2, 1), 2, 1, PIXELS);
    }
}
