package io.ptescope.app.paint;

import io.ptescope.app.layout.Detail;
import io.ptescope.app.layout.Fill;
import io.ptescope.app.layout.Form;
import io.ptescope.app.layout.Glyph;
import io.ptescope.app.layout.Look;
import io.ptescope.app.layout.Point;
import io.ptescope.app.layout.Rect;
import java.util.ArrayList;
import java.util.List;

/// Draws cells: fill, form and glyphs, each a channel of its own.
final class CellPainter {
    private static final double SQUARE = 3;
    private static final double HATCH = 9;

    private final Palette palette;
    private final GlyphPainter glyphs;

    CellPainter(Palette palette) {
        this.palette = palette;
        this.glyphs = new GlyphPainter(palette);
    }

    void paint(Look.Cell cell, Rect bounds, double intensity, Surface surface) {
        double radius = radius(cell, bounds);
        Rgb fill = palette.of(ink(cell.fill()));
        Fill before = cell.before();
        Rgb shown = before == null ? fill : palette.of(ink(before)).mix(fill, intensity);
        surface.fillRect(bounds, radius, shown);
        if (cell.form() == Form.SPECIAL) {
            hatch(cell, bounds, surface);
            plates(cell, bounds, shown, surface);
        }
        outline(cell, bounds, radius, surface);
        Rgb text = palette.of(on(cell.fill()));
        for (Look.Note note : cell.notes()) {
            note(note, bounds, text, surface);
        }
        for (Look.Sign sign : cell.signs()) {
            glyphs.paint(sign.glyph(), sign.at().moved(bounds.x(), bounds.y()), text, surface);
        }
    }

    static double radius(Look.Cell cell, Rect bounds) {
        double shorter = Math.min(bounds.width(), bounds.height());
        return cell.form() == Form.ANON ? shorter * 0.28 : Math.min(SQUARE, shorter * 0.12);
    }

    private void outline(Look.Cell cell, Rect bounds, double radius, Surface surface) {
        boolean small = cell.detail() != Detail.TEXT;
        double width = small ? 1 : 1.5;
        boolean stale = cell.signs().stream().anyMatch(sign -> sign.glyph() == Glyph.STALE);
        if (cell.fill() == Fill.NONE) {
            surface.strokeRect(bounds, radius, new Stroke(palette.of(Ink.OUTLINE_EMPTY), 1, small ? 2 : 4));
        } else if (cell.fill() == Fill.PLAIN) {
            surface.strokeRect(bounds, radius, Stroke.solid(palette.of(Ink.OUTLINE_EMPTY), 1));
        } else {
            surface.strokeRect(bounds, radius, new Stroke(palette.of(Ink.OUTLINE), width,
                cell.form() == Form.ZERO ? 2 : 0));
        }
        if (cell.form() == Form.DEVMAP) {
            double in = small ? 2.5 : 4;
            surface.strokeRect(bounds.inset(in), Math.max(0, radius - in / 2),
                Stroke.solid(palette.of(on(cell.fill())), width));
        }
        if (stale) {
            surface.strokeRect(bounds.inset(2), Math.max(0, radius - 1), Stroke.solid(palette.of(Ink.STALE), 3));
        }
    }

    /// Lines at 45 degrees, cut at the edges by arithmetic so that no surface has to clip.
    private void hatch(Look.Cell cell, Rect bounds, Surface surface) {
        Stroke stroke = Stroke.solid(palette.of(ink(cell.fill())).mix(palette.of(on(cell.fill())), 0.62),
            cell.detail() == Detail.TEXT ? 2 : 1);
        double step = cell.detail() == Detail.TEXT ? HATCH : HATCH / 2;
        Rect r = bounds.inset(1);
        for (double c = step; c < r.width() + r.height(); c += step) {
            double x1 = Math.min(c, r.width());
            double x2 = Math.max(0, c - r.height());
            surface.line(new Point(r.x() + x1, r.y() + c - x1), new Point(r.x() + x2, r.y() + c - x2), stroke);
        }
    }

    /// Ground under the texts of a hatched cell.
    private static void plates(Look.Cell cell, Rect bounds, Rgb color, Surface surface) {
        List<Rect> plates = new ArrayList<>();
        for (Look.Note note : cell.notes()) {
            plates.add(note.bounds());
        }
        for (Look.Sign sign : cell.signs()) {
            plates.add(sign.at());
        }
        for (Rect plate : plates) {
            surface.fillRect(plate.moved(bounds.x(), bounds.y()).inset(-2), 2, color);
        }
    }

    private static void note(Look.Note note, Rect bounds, Rgb color, Surface surface) {
        Point at = note.at().plus(bounds.x(), bounds.y());
        surface.text(at, note.anchor(), note.style(), color, note.text());
        if (note.struck()) {
            Rect box = note.bounds().moved(bounds.x(), bounds.y());
            double y = at.y() - note.style().middle() * 0.9;
            surface.line(new Point(box.x() - 2, y), new Point(box.right() + 2, y),
                Stroke.solid(color, Math.max(1.2, note.style().size() / 12)));
        }
    }

    /// The ink of texts and glyphs on `fill`.
    static Ink on(Fill fill) {
        return switch (fill) {
            case NONE, PLAIN -> Ink.TEXT;
            case READ_CLEAN, WRITE_CLEAN, WRITE_DIRTY, FORBIDDEN -> Ink.ON_LIGHT;
            case READ_DIRTY, SWAP -> Ink.ON_DARK;
        };
    }

    static Ink ink(Fill fill) {
        return switch (fill) {
            case NONE -> Ink.FILL_NONE;
            case READ_CLEAN -> Ink.FILL_READ_CLEAN;
            case WRITE_CLEAN -> Ink.FILL_WRITE_CLEAN;
            case WRITE_DIRTY -> Ink.FILL_WRITE_DIRTY;
            case READ_DIRTY -> Ink.FILL_READ_DIRTY;
            case FORBIDDEN -> Ink.FILL_FORBIDDEN;
            case SWAP -> Ink.FILL_SWAP;
            case PLAIN -> Ink.FILL_PLAIN;
        };
    }
}
