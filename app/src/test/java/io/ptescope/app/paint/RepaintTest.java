package io.ptescope.app.paint;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.app.layout.Box;
import io.ptescope.app.layout.BoxId;
import io.ptescope.app.layout.Figure;
import io.ptescope.app.layout.Look;
import io.ptescope.app.layout.Rect;
import io.ptescope.app.layout.Size;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RepaintTest {
    private static final Size SIZE = new Size(400, 300);

    @Test
    void nothingIsPaintedWhereNothingDiffers() {
        assertThat(Repaint.parts(figure(row(9)), figure(row(9)))).contains(List.of());
    }

    @Test
    void whereABoxChangesOrComesOrGoesIsPaintedAndNothingElse() {
        List<Box> all = row(9);
        List<Box> changed = row(9);
        changed.set(4, new Box(new BoxId.Adornment("4"), at(4), new Look.Lane(), "", false));
        List<Box> less = row(9);
        less.remove(0);

        assertThat(parts(all, changed)).singleElement().satisfies(part -> covers(part, 4));
        assertThat(parts(all, less)).singleElement().satisfies(part -> covers(part, 0));
        assertThat(parts(less, all)).singleElement().satisfies(part -> covers(part, 0));
        assertThat(parts(all, row(8))).singleElement().satisfies(part -> covers(part, 8));
        assertThat(parts(row(0), all)).hasSize(9);
    }

    @Test
    void boxesThatAreInAnotherOrderAreStillTheSame() {
        List<Box> turned = row(9);
        turned.add(turned.remove(0));

        assertThat(parts(row(9), turned)).isEmpty();
    }

    @Test
    void anotherSizeIsPaintedWhole() {
        assertThat(Repaint.parts(figure(row(2)), new Figure(new Size(401, 300), row(2)))).isEmpty();
    }

    private static void covers(Rect part, int box) {
        assertThat(part.encloses(at(box))).isTrue();
        assertThat(part.overlaps(at(box - 1))).isFalse();
        assertThat(part.overlaps(at(box + 1))).isFalse();
    }

    private static List<Rect> parts(List<Box> before, List<Box> now) {
        return Repaint.parts(figure(before), figure(now)).orElseThrow();
    }

    private static Figure figure(List<Box> boxes) {
        return new Figure(SIZE, boxes);
    }

    private static List<Box> row(int count) {
        List<Box> boxes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boxes.add(new Box(new BoxId.Adornment("" + i), at(i), new Look.Card(), "", false));
        }
        return boxes;
    }

    private static Rect at(int i) {
        return new Rect(40 * i, 20, 20, 20);
    }
}
