package io.ptescope.app.paint;

import io.ptescope.app.layout.Anchor;
import io.ptescope.app.layout.Point;
import io.ptescope.app.layout.Rect;
import io.ptescope.app.layout.TextStyle;
import java.util.ArrayList;
import java.util.List;

/// A surface that writes down what is drawn on it, so that it can be drawn elsewhere, in parts, and only if it differs
/// from what is there. Groups are left out: nothing of them is seen.
public final class Sketch implements Surface {
    /// Letters reach this many times their size above and below the baseline at most.
    private static final double ABOVE = 1.1;
    private static final double BELOW = 0.4;
    /// What smoothing of edges adds.
    private static final double SOFT = 1;

    private final List<Mark> marks = new ArrayList<>();
    /// Where the marks begin that the clip cuts.
    private int clipFrom;
    private Rect clip = new Rect(0, 0, 0, 0);

    /// One thing drawn.
    private sealed interface Mark {
        Rect reach();

        void draw(Surface surface);
    }

    private record Filled(Rect rect, double radius, Rgb color) implements Mark {
        @Override
        public Rect reach() {
            return rect;
        }

        @Override
        public void draw(Surface surface) {
            surface.fillRect(rect, radius, color);
        }
    }

    private record Outlined(Rect rect, double radius, Stroke stroke) implements Mark {
        @Override
        public Rect reach() {
            return rect.inset(-stroke.width() / 2);
        }

        @Override
        public void draw(Surface surface) {
            surface.strokeRect(rect, radius, stroke);
        }
    }

    private record Line(List<Point> points, Stroke stroke) implements Mark {
        @Override
        public Rect reach() {
            return around(points).inset(-stroke.width());
        }

        @Override
        public void draw(Surface surface) {
            surface.polyline(points, stroke);
        }
    }

    private record Polygon(List<Point> points, Rgb color) implements Mark {
        @Override
        public Rect reach() {
            return around(points);
        }

        @Override
        public void draw(Surface surface) {
            surface.fillPolygon(points, color);
        }
    }

    private record Words(Point at, Anchor anchor, TextStyle style, Rgb color, String text) implements Mark {
        @Override
        public Rect reach() {
            double width = style.width(text);
            double left = switch (anchor) {
                case START -> at.x();
                case MIDDLE -> at.x() - width / 2;
                case END -> at.x() - width;
            };
            return new Rect(left - style.size() * BELOW, at.y() - style.size() * ABOVE,
                width + 2 * style.size() * BELOW, style.size() * (ABOVE + BELOW));
        }

        @Override
        public void draw(Surface surface) {
            surface.text(at, anchor, style, color, text);
        }
    }

    /// Two are the same only if they are of the same array.
    private record Pixels(Rect rect, int width, int height, int[] argb) implements Mark {
        @Override
        public Rect reach() {
            return rect;
        }

        @Override
        public void draw(Surface surface) {
            surface.pixels(rect, width, height, argb);
        }
    }

    private record Clipped(Rect rect, List<Mark> marks) implements Mark {
        @Override
        public Rect reach() {
            Rect all = marks.stream().map(Mark::reach).reduce(Rect::and).orElse(new Rect(0, 0, 0, 0));
            double left = Math.max(all.x(), rect.x());
            double top = Math.max(all.y(), rect.y());
            return new Rect(left, top, Math.max(0, Math.min(all.right(), rect.right()) - left),
                Math.max(0, Math.min(all.bottom(), rect.bottom()) - top));
        }

        @Override
        public void draw(Surface surface) {
            surface.clip(rect);
            marks.forEach(mark -> mark.draw(surface));
            surface.unclip();
        }
    }

    /// Nothing drawn yet.
    public Sketch() {}

    /// What of it reaches into `part`.
    public Sketch in(Rect part) {
        Sketch some = new Sketch();
        marks.stream().filter(mark -> mark.reach().inset(-SOFT).overlaps(part)).forEach(some.marks::add);
        return some;
    }

    /// Whether nothing is drawn.
    public boolean isEmpty() {
        return marks.isEmpty();
    }

    /// Draws it again.
    public void draw(Surface surface) {
        marks.forEach(mark -> mark.draw(surface));
    }

    /// Whether the same is drawn in the same order.
    @Override
    public boolean equals(Object other) {
        return other instanceof Sketch sketch && marks.equals(sketch.marks);
    }

    @Override
    public int hashCode() {
        return marks.hashCode();
    }

    @Override
    public void fillRect(Rect rect, double radius, Rgb color) {
        marks.add(new Filled(rect, radius, color));
    }

    @Override
    public void strokeRect(Rect rect, double radius, Stroke stroke) {
        marks.add(new Outlined(rect, radius, stroke));
    }

    @Override
    public void line(Point from, Point to, Stroke stroke) {
        marks.add(new Line(List.of(from, to), stroke));
    }

    @Override
    public void polyline(List<Point> points, Stroke stroke) {
        marks.add(new Line(List.copyOf(points), stroke));
    }

    @Override
    public void fillPolygon(List<Point> points, Rgb color) {
        marks.add(new Polygon(List.copyOf(points), color));
    }

    @Override
    public void text(Point at, Anchor anchor, TextStyle style, Rgb color, String text) {
        marks.add(new Words(at, anchor, style, color, text));
    }

    @Override
    public void pixels(Rect rect, int width, int height, int[] argb) {
        marks.add(new Pixels(rect, width, height, argb));
    }

    @Override
    public void clip(Rect rect) {
        clipFrom = marks.size();
        clip = rect;
    }

    @Override
    public void unclip() {
        List<Mark> within = marks.subList(clipFrom, marks.size());
        if (!within.isEmpty()) {
            Mark clipped = new Clipped(clip, List.copyOf(within));
            within.clear();
            marks.add(clipped);
        }
    }

    @Override
    public void open(String id, String says) {
        // Groups draw nothing.
    }

    @Override
    public void close() {
        // Groups draw nothing.
    }

    private static Rect around(List<Point> points) {
        return points.stream().map(point -> new Rect(point.x(), point.y(), 0, 0)).reduce(Rect::and)
            .orElse(new Rect(0, 0, 0, 0));
    }
}
