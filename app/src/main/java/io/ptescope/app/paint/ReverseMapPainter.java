package io.ptescope.app.paint;

import io.ptescope.app.layout.Point;
import io.ptescope.app.layout.ReverseMap;
import java.util.List;

/// Draws what joins the boxes that show one page. Every line has a seam in the colour of the cards, so that it is seen
/// on cells of any fill.
public final class ReverseMapPainter {
    private static final double WIDTH = 2;
    private static final double SEAM = 1.5;
    private static final double HEAD = 9;
    private static final double HALF_HEAD = 4.5;

    private final Palette palette;

    /// A painter with the colours of `palette`.
    public ReverseMapPainter(Palette palette) {
        this.palette = palette;
    }

    /// Draws all lines and arrows of `map`.
    public void paint(ReverseMap map, Surface surface) {
        map.lines().forEach(line -> paint(line, surface));
        map.arrows().forEach(line -> paint(line, surface));
    }

    private void paint(ReverseMap.Line line, Surface surface) {
        Point end = line.to();
        double length = Math.hypot(end.x() - line.from().x(), end.y() - line.from().y());
        double dx = (end.x() - line.from().x()) / length;
        double dy = (end.y() - line.from().y()) / length;
        double head = line.head() ? HEAD : 0;
        Point shaft = new Point(end.x() - dx * head * 0.8, end.y() - dy * head * 0.8);
        surface.line(line.from(), shaft, Stroke.solid(palette.of(Ink.CARD), WIDTH + 2 * SEAM));
        if (line.head()) {
            surface.fillPolygon(head(end, dx, dy, SEAM), palette.of(Ink.CARD));
        }
        surface.line(line.from(), shaft, Stroke.solid(palette.of(Ink.ACCENT), WIDTH));
        if (line.head()) {
            surface.fillPolygon(head(end, dx, dy, 0), palette.of(Ink.ACCENT));
        }
    }

    /// A triangle with its tip at `end`, larger by `more` on every side.
    private static List<Point> head(Point end, double dx, double dy, double more) {
        Point tip = new Point(end.x() + dx * more * 2, end.y() + dy * more * 2);
        double back = HEAD + more * 3;
        double half = HALF_HEAD + more * 1.6;
        return List.of(tip, new Point(tip.x() - dx * back + dy * half, tip.y() - dy * back - dx * half),
            new Point(tip.x() - dx * back - dy * half, tip.y() - dy * back + dx * half));
    }
}
