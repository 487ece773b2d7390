package io.ptescope.app.paint;

import io.ptescope.app.layout.CellMap;
import io.ptescope.app.layout.Fill;
import io.ptescope.app.layout.Point;
import io.ptescope.app.layout.Rect;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/// Draws maps: each cell as a block of pixels, written line by line, so that the costs are those of the pixels however
/// many cells there are.
final class MapPainter {
    /// Cells at least this large, in pixels, have room for a dot, hatch lines and a flag.
    private static final int MARKED = 6;
    private static final int HATCH = 4;

    private final Palette palette;
    private final Map<Fill, Integer> fills = new EnumMap<>(Fill.class);
    private final Map<Fill, Integer> marks = new EnumMap<>(Fill.class);

    MapPainter(Palette palette) {
        this.palette = palette;
        for (Fill fill : Fill.values()) {
            Rgb color = palette.of(CellPainter.ink(fill));
            boolean faint = fill == Fill.NONE || fill == Fill.PLAIN;
            fills.put(fill, (faint ? color.mix(palette.of(Ink.OUTLINE_EMPTY), 0.22) : color).argb());
            marks.put(fill, color.mix(palette.of(CellPainter.on(fill)), 0.75).argb());
        }
    }

    /// Draws the cells that reach into `part`, and the rest of the rectangle around them.
    void paint(CellMap map, Rect bounds, Rect part, Surface surface) {
        int pitchX = (int) map.pitchX();
        int pitchY = (int) map.pitchY();
        int left = first(part.x() - bounds.x(), pitchX, map.perLine());
        int right = end(part.right() - bounds.x(), pitchX, map.perLine());
        int upper = first(part.y() - bounds.y(), pitchY, map.lines());
        int lower = end(part.bottom() - bounds.y(), pitchY, map.lines());
        if (left >= right || upper >= lower) {
            return;
        }
        int width = (right - left) * pitchX;
        int height = (lower - upper) * pitchY;
        int[] pixels = new int[width * height];
        for (int line = upper; line < lower; line++) {
            for (int column = left; column < right; column++) {
                int cell = map.cellAt(line, column);
                if (cell >= 0) {
                    block(map, cell, pixels, (line - upper) * pitchY * width + (column - left) * pitchX, width);
                }
            }
        }
        surface.pixels(new Rect(bounds.x() + left * pitchX, bounds.y() + upper * pitchY, width, height), width, height,
            pixels);
    }

    /// The first of `count` places that reaches beyond `pixel`.
    private static int first(double pixel, int pitch, int count) {
        return Math.clamp((int) Math.floor(pixel / pitch), 0, count);
    }

    /// The first of `count` places that begins behind `pixel`.
    private static int end(double pixel, int pitch, int count) {
        return Math.clamp((int) Math.ceil(pixel / pitch), 0, count);
    }

    /// Outlines what the step changed: neighbours together.
    void rings(CellMap map, Rect bounds, Rect part, Surface surface) {
        new MapRings(map, new Point(bounds.x(), bounds.y()), part, surface,
            Stroke.solid(palette.of(Ink.CHANGED), MapRings.WIDTH)).draw();
    }

    private void block(CellMap map, int cell, int[] pixels, int corner, int stride) {
        int width = (int) map.cellWidth();
        int height = (int) map.cellHeight();
        int top = color(fills, map.top(cell));
        int rest = color(fills, map.rest(cell));
        int alarmed = (int) Math.clamp(Math.ceil(map.ratio(cell) * height), 1, height);
        for (int y = 0; y < height; y++) {
            int begin = corner + y * stride;
            Arrays.fill(pixels, begin, begin + width, y < height - alarmed ? rest : top);
        }
        if (width >= MARKED) {
            marks(map, cell, pixels, corner, stride);
        }
        if (map.isStale(cell)) {
            flag(pixels, corner, stride, width);
        }
    }

    private void marks(CellMap map, int cell, int[] pixels, int corner, int stride) {
        int width = (int) map.cellWidth();
        int height = (int) map.cellHeight();
        int mark = color(marks, map.top(cell));
        if (map.isHatched(cell)) {
            for (int y = 0; y < height; y++) {
                for (int x = (HATCH - 1 - y % HATCH) % HATCH; x < width; x += HATCH) {
                    pixels[corner + y * stride + x] = mark;
                }
            }
        }
        if (map.top(cell).isDirty()) {
            int side = width / 3;
            for (int y = 0; y < side; y++) {
                int begin = corner + ((height - side) / 2 + y) * stride + (width - side) / 2;
                Arrays.fill(pixels, begin, begin + side, mark);
            }
        }
    }

    /// The upper right corner.
    private void flag(int[] pixels, int corner, int stride, int width) {
        int color = palette.of(Ink.STALE).argb();
        int side = Math.max(1, width / 2);
        for (int y = 0; y < side; y++) {
            int begin = corner + y * stride + width - side + y;
            Arrays.fill(pixels, begin, corner + y * stride + width, color);
        }
    }

    private static int color(Map<Fill, Integer> colors, Fill fill) {
        Integer color = colors.get(fill);
        return color == null ? 0 : color;
    }
}
