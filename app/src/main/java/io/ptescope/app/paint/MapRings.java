package io.ptescope.app.paint;

import io.ptescope.app.layout.CellMap;
import io.ptescope.app.layout.Point;
import io.ptescope.app.layout.Rect;
import java.util.BitSet;

/// Draws what a step changed on a map: a line around each group of neighbouring cells, so that an entry for 2 MiB has
/// one ring and not 512, and a thousand changed cells do not hide what they show.
final class MapRings {
    /// How thick the line is, in pixels.
    static final double WIDTH = 2;
    /// From the edge of a cell to the middle of the line.
    private static final double OUT = 2;

    private final CellMap map;
    private final Point corner;
    private final Rect part;
    private final Surface surface;
    private final Stroke stroke;

    MapRings(CellMap map, Point corner, Rect part, Surface surface, Stroke stroke) {
        this.map = map;
        this.corner = corner;
        this.part = part;
        this.surface = surface;
        this.stroke = stroke;
    }

    /// Draws what reaches into the part.
    void draw() {
        BitSet changed = map.changed();
        for (int cell = changed.nextSetBit(0); cell >= 0; cell = changed.nextSetBit(cell + 1)) {
            int line = map.line(cell);
            int column = map.column(cell);
            for (int way = -1; way <= 1; way += 2) {
                if (isEdge(line, column, way, 0) && !isEdge(line, column - 1, way, 0)) {
                    across(line, column, way);
                }
                if (isEdge(line, column, 0, way) && !isEdge(line - 1, column, 0, way)) {
                    down(line, column, way);
                }
            }
        }
    }

    /// Whether the cell is changed and its neighbour, `down` lines below and `right` columns beside it, is not.
    private boolean isEdge(int line, int column, int down, int right) {
        return map.isChanged(line, column) && !map.isChanged(line + down, column + right);
    }

    /// The upper or lower edge of a row of cells that begins at `column`.
    private void across(int line, int column, int way) {
        int last = column;
        while (isEdge(line, last + 1, way, 0)) {
            last++;
        }
        Rect from = bounds(line, column);
        Rect to = bounds(line, last);
        double y = way < 0 ? from.y() - OUT : from.bottom() + OUT;
        double left = map.isChanged(line, column - 1) ? bounds(line, column - 1).right() + OUT : from.x() - OUT;
        double right = map.isChanged(line, last + 1) ? bounds(line, last + 1).x() - OUT : to.right() + OUT;
        line(new Point(left - WIDTH / 2, y), new Point(right + WIDTH / 2, y));
    }

    /// The left or right edge of a column of cells that begins at `line`.
    private void down(int line, int column, int way) {
        int last = line;
        while (isEdge(last + 1, column, 0, way)) {
            last++;
        }
        Rect from = bounds(line, column);
        Rect to = bounds(last, column);
        double x = way < 0 ? from.x() - OUT : from.right() + OUT;
        double top = map.isChanged(line - 1, column) ? bounds(line - 1, column).bottom() + OUT : from.y() - OUT;
        double bottom = map.isChanged(last + 1, column) ? bounds(last + 1, column).y() - OUT : to.bottom() + OUT;
        line(new Point(x, top - WIDTH / 2), new Point(x, bottom + WIDTH / 2));
    }

    private Rect bounds(int line, int column) {
        return map.bounds(map.cellAt(line, column), corner);
    }

    private void line(Point from, Point to) {
        Rect reach = new Rect(from.x(), from.y(), to.x() - from.x(), to.y() - from.y()).inset(-WIDTH);
        if (reach.overlaps(part)) {
            surface.line(from, to, stroke);
        }
    }
}
