package io.ptescope.app.layout;

import java.util.List;

/// Lays out a [Biography]: a row for each life, filled as cells are, above an even scale of time with the needle that
/// says "now". A pure function; what is narrower than a pixel is left out.
public final class BiographyLayout {
    private static final TextStyle NAME = new TextStyle(Face.MONO, 11.5);
    /// Of the height of a row, and within these bounds.
    private static final double LETTERS = 0.28;
    private static final double LEAST_LETTERS = 11;
    private static final double MOST_LETTERS = 18;
    private static final double TOP = 14;
    private static final double GUTTER = 132;
    private static final double MARGIN = 16;
    private static final double GAP = 4;
    private static final double HIGHEST = 76;
    private static final double LOWEST = 16;
    private static final double KNOB = 11;

    private BiographyLayout() {}

    /// The scale of time in a pane of `size`.
    public static TimeScale scale(long to, Size size) {
        return new TimeScale(GUTTER, Math.max(GUTTER + 1, size.width() - MARGIN), 0, Math.max(1, to));
    }

    /// The figure in a pane of `size`; higher than the pane where the lowest rows do not fit.
    public static Figure layout(Biography biography, Vocabulary words, Size size) {
        Sheet sheet = new Sheet();
        TimeScale scale = scale(biography.to(), size);
        int rows = Math.max(1, biography.rows().size());
        double row = Math.clamp((size.height() - TOP - GAP) / rows, LOWEST, HIGHEST);
        double foot = TOP + rows * row;
        for (int i = 0; i < biography.rows().size(); i++) {
            life(biography.rows().get(i), i, new Rect(0, TOP + i * row, size.width(), row - GAP), scale, words,
                sheet);
        }
        double x = scale.x(biography.position());
        sheet.add(new Box(new BoxId.Playhead(), new Rect(x - KNOB / 2, 1, KNOB, foot - 1), new Look.Needle(),
            words.of(Word.POSITION, biography.position(), biography.to()), false));
        return new Figure(new Size(size.width(), Math.max(size.height(), foot)), sheet.boxes());
    }

    private static void life(Biography.Life life, int number, Rect row, TimeScale scale, Vocabulary words,
        Sheet sheet) {
        sheet.text("life-" + number, life.name(), NAME, Tone.STRONG, new Rect(12, row.y(), GUTTER - 20, row.height()),
            Anchor.START);
        double end = Double.NEGATIVE_INFINITY;
        for (Biography.Span span : life.spans()) {
            double left = Math.max(scale.x(span.begin()), end);
            double right = scale.x(span.end());
            if (right - left >= 1) {
                Rect bounds = new Rect(left, row.y(), right - left, row.height());
                String by = span.by().isEmpty() ? "" : ", " + span.by();
                sheet.add(new Box(new BoxId.TimeMark(span.begin(), life.name()), bounds, look(span, bounds),
                    words.of(Word.LIFE, life.name(), span.text() + by, span.begin()), false));
                end = right;
            }
        }
    }

    private static Look look(Biography.Span span, Rect bounds) {
        TextStyle large = letters(bounds.height());
        TextStyle letters = large.width(span.text()) + 6 <= bounds.width() ? large : letters(0);
        boolean room = letters.width(span.text()) + 6 <= bounds.width();
        List<Look.Note> notes = room ? List.of(new Look.Note(span.text(), letters, Anchor.START,
            new Point(4, bounds.height() / 2 + letters.middle()), false)) : List.of();
        return new Look.Cell(span.fill(), null, span.fill() == Fill.NONE ? Form.EMPTY : Form.FILE, List.of(), notes,
            Detail.BITS);
    }

    private static TextStyle letters(double height) {
        return new TextStyle(Face.MONO, Math.floor(Math.clamp(height * LETTERS, LEAST_LETTERS, MOST_LETTERS)));
    }
}
