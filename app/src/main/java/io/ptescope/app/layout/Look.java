package io.ptescope.app.layout;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a box appears, in terms of what it means; colours are the painter's.
public sealed interface Look {
    /// A PTE, a page, a block, or a sample of one in the legend.
    ///
    /// @param fill   the first channel
    /// @param before the fill of one step ago if it was another, else null
    /// @param form   the second channel
    /// @param signs  the third channel, each glyph with its place
    /// @param notes  texts, already cut to what fits
    /// @param detail how much fits
    record Cell(Fill fill, @Nullable Fill before, Form form, List<Sign> signs, List<Note> notes, Detail detail)
        implements Look {
        /// Copies both lists.
        public Cell {
            signs = List.copyOf(signs);
            notes = List.copyOf(notes);
        }
    }

    /// A glyph in a cell.
    ///
    /// @param at from the cell's upper left corner
    record Sign(Glyph glyph, Rect at) {}

    /// A text in a cell.
    ///
    /// @param at     baseline point, from the cell's upper left corner
    /// @param struck an old value: crossed out
    record Note(String text, TextStyle style, Anchor anchor, Point at, boolean struck) {
        /// Where its letters are, from the cell's upper left corner; without what hangs below the baseline.
        public Rect bounds() {
            double width = style.width(text);
            double left = switch (anchor) {
                case START -> at.x();
                case MIDDLE -> at.x() - width / 2;
                case END -> at.x() - width;
            };
            double height = style.size() * Face.CAP_HEIGHT;
            return new Rect(left, at.y() - height, width, height);
        }
    }

    /// A line of text on the background; `anchor` says at which end of the bounds it stands.
    record Text(String text, TextStyle style, Tone tone, Anchor anchor) implements Look {}

    /// A text in a frame of its own.
    record Chip(String text, TextStyle style, Tone tone) implements Look {}

    /// A card that others stand on.
    record Card() implements Look {}

    /// A hair-line along the upper edge of the bounds.
    record Rule() implements Look {}

    /// Many cells, painted from an array.
    record Cells(CellMap map) implements Look {}

    /// One cell of a map, by itself: what pointing at it finds. Maps paint their cells themselves.
    record Spot() implements Look {}

    /// Ground that covers what has been scrolled below it.
    record Cover() implements Look {}

    /// A line through `points`, which are points of the figure.
    record Plot(List<Point> points) implements Look {
        /// Copies the list.
        public Plot {
            points = List.copyOf(points);
        }
    }

    /// The ground of a lane of the timeline.
    record Lane() implements Look {}

    /// A path through the kernel on its lane; `text` is cut to fit and may be empty.
    record Bar(SpanKind kind, String text, TextStyle style) implements Look {}

    /// A moment at which entries changed.
    ///
    /// @param strength 0 to 1: how many compared with the busiest moment
    record Tick(double strength) implements Look {}

    /// The border between two operations of the workload.
    record Border() implements Look {}

    /// A triangle below the lanes.
    record Marker() implements Look {}

    /// The line that says "now".
    record Needle() implements Look {}
}
