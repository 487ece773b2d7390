package io.ptescope.app.paint;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.app.layout.Point;
import io.ptescope.app.layout.ReverseMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReverseMapPainterTest {
    @Test
    void lineIsAtLeastTwoPixelsWideAndHasASeam() {
        assertThat(marks(false)).containsExactly("line 0.0 -40.0 5.0", "line 0.0 -40.0 2.0");
    }

    @Test
    void arrowEndsInATriangle() {
        assertThat(marks(true)).filteredOn(mark -> mark.startsWith("polygon 3")).hasSize(2);
    }

    private static List<String> marks(boolean head) {
        Tracing surface = new Tracing();
        new ReverseMapPainter(Palette.LIGHT).paint(new ReverseMap(List.of(
            new ReverseMap.Line(new Point(50, 90), new Point(50, 50), head)), List.of()), surface);
        return surface.marks();
    }
}
