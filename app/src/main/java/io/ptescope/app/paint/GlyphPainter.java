package io.ptescope.app.paint;

import io.ptescope.app.layout.Glyph;
import io.ptescope.app.layout.Point;
import io.ptescope.app.layout.Rect;
import java.util.ArrayList;
import java.util.List;

/// Draws glyphs from lines and discs, so that they look the same wherever fonts differ.
final class GlyphPainter {
    private final Palette palette;

    GlyphPainter(Palette palette) {
        this.palette = palette;
    }

    /// Draws `glyph` so that it fills `r`, which is square, in `color`.
    void paint(Glyph glyph, Rect r, Rgb color, Surface surface) {
        switch (glyph) {
            case DIRTY -> surface.fillRect(r, r.width() / 2, color);
            case YOUNG -> young(r, color, surface);
            case STALE -> flag(r, color, surface);
            case WRITEBACK -> turning(r, color, surface);
            case LOCKED -> padlock(r, color, surface);
            case DIFFERS -> differs(r, color, surface);
        }
    }

    /// An eye: the CPU has looked through the entry.
    private static void young(Rect r, Rgb color, Surface surface) {
        List<Point> lid = new ArrayList<>();
        double half = r.width() / 2;
        for (int i = 0; i <= 12; i++) {
            double x = -1 + i / 6.0;
            lid.add(new Point(r.centerX() + x * half, r.centerY() - (1 - x * x) * half * 0.68));
        }
        for (int i = 11; i >= 0; i--) {
            Point up = lid.get(i);
            lid.add(new Point(up.x(), 2 * r.centerY() - up.y()));
        }
        surface.polyline(lid, Stroke.solid(color, Math.max(1, r.width() / 11)));
        double pupil = r.width() * 0.3;
        surface.fillRect(new Rect(r.centerX() - pupil / 2, r.centerY() - pupil / 2, pupil, pupil), pupil / 2, color);
    }

    private void flag(Rect r, Rgb color, Surface surface) {
        double x = r.x() + r.width() * 0.2;
        List<Point> cloth = List.of(new Point(x, r.y()), new Point(r.right(), r.y() + r.height() * 0.28),
            new Point(x, r.y() + r.height() * 0.58));
        surface.fillPolygon(cloth, palette.of(Ink.STALE));
        List<Point> edge = new ArrayList<>(cloth);
        edge.add(cloth.getFirst());
        surface.polyline(edge, Stroke.solid(color, 1));
        surface.line(new Point(x, r.y()), new Point(x, r.bottom()), Stroke.solid(color, 1.8));
    }

    /// Most of a circle, ending in an arrow head.
    private static void turning(Rect r, Rgb color, Surface surface) {
        double radius = r.width() * 0.38;
        List<Point> arc = new ArrayList<>();
        for (int degrees = -30; degrees <= 240; degrees += 18) {
            arc.add(around(r, radius, degrees));
        }
        surface.polyline(arc, Stroke.solid(color, Math.max(1.3, r.width() / 9)));
        surface.fillPolygon(List.of(around(r, radius * 0.3, 262), around(r, radius * 1.75, 251),
            around(r, radius * 1.15, 297)), color);
    }

    private static Point around(Rect r, double radius, double degrees) {
        double angle = StrictMath.toRadians(degrees);
        return new Point(r.centerX() + radius * StrictMath.cos(angle), r.centerY() + radius * StrictMath.sin(angle));
    }

    private static void padlock(Rect r, Rgb color, Surface surface) {
        double w = r.width() * 0.8;
        double h = r.height() * 0.52;
        double x = r.centerX() - w / 2;
        double y = r.bottom() - h;
        surface.fillRect(new Rect(x, y, w, h), 1.5, color);
        double bow = w * 0.3;
        List<Point> shackle = new ArrayList<>();
        shackle.add(new Point(r.centerX() - bow, y));
        for (int degrees = 180; degrees <= 360; degrees += 30) {
            double angle = StrictMath.toRadians(degrees);
            shackle.add(new Point(r.centerX() + bow * StrictMath.cos(angle),
                y - r.height() * 0.16 + bow * StrictMath.sin(angle)));
        }
        shackle.add(new Point(r.centerX() + bow, y));
        surface.polyline(shackle, Stroke.solid(color, Math.max(1.4, r.width() / 8)));
    }

    /// An unequal sign.
    private static void differs(Rect r, Rgb color, Surface surface) {
        Stroke stroke = Stroke.solid(color, Math.max(1.5, r.width() / 7));
        for (double part : new double[] {0.36, 0.64}) {
            double y = r.y() + r.height() * part;
            surface.line(new Point(r.x(), y), new Point(r.right(), y), stroke);
        }
        surface.line(new Point(r.x() + r.width() * 0.28, r.bottom()), new Point(r.x() + r.width() * 0.72, r.y()),
            stroke);
    }
}
