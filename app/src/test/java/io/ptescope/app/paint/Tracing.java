package io.ptescope.app.paint;

import io.ptescope.app.layout.Anchor;
import io.ptescope.app.layout.Point;
import io.ptescope.app.layout.Rect;
import io.ptescope.app.layout.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A surface that writes down what is drawn on it, without colours, and where texts are.
class Tracing implements Surface {
    private final List<String> marks = new ArrayList<>();
    private final List<Written> texts = new ArrayList<>();

    /// A text and the rectangle of its letters, without what hangs below the baseline.
    record Written(String text, Rect bounds) {}

    List<String> marks() {
        return marks;
    }

    List<Written> texts() {
        return texts;
    }

    @Override
    public void fillRect(Rect rect, double radius, Rgb color) {
        mark("fill", rect.width(), rect.height(), radius);
    }

    @Override
    public void strokeRect(Rect rect, double radius, Stroke stroke) {
        mark("stroke", rect.width(), rect.height(), radius, stroke.width(), stroke.dash());
    }

    @Override
    public void line(Point from, Point to, Stroke stroke) {
        mark("line", to.x() - from.x(), to.y() - from.y(), stroke.width());
    }

    @Override
    public void polyline(List<Point> points, Stroke stroke) {
        mark("polyline", points.size(), stroke.width());
    }

    @Override
    public void fillPolygon(List<Point> points, Rgb color) {
        mark("polygon", points.size());
    }

    @Override
    public void text(Point at, Anchor anchor, TextStyle style, Rgb color, String text) {
        marks.add("text " + text);
        double width = style.width(text);
        double left = switch (anchor) {
            case START -> at.x();
            case MIDDLE -> at.x() - width / 2;
            case END -> at.x() - width;
        };
        double height = style.middle() * 2;
        texts.add(new Written(text, new Rect(left, at.y() - height, width, height)));
    }

    @Override
    public void pixels(Rect rect, int width, int height, int[] argb) {
        marks.add("pixels " + width + "x" + height);
    }

    @Override
    public void clip(Rect rect) {
        marks.add("clip");
    }

    @Override
    public void unclip() {
        marks.add("unclip");
    }

    @Override
    public void open(String id, String says) {
        // Groups draw nothing.
    }

    @Override
    public void close() {
        // Groups draw nothing.
    }

    private void mark(String what, double... numbers) {
        StringBuilder text = new StringBuilder(what);
        for (double number : numbers) {
            text.append(String.format(Locale.ROOT, " %.1f", number));
        }
        marks.add(text.toString());
    }
}
