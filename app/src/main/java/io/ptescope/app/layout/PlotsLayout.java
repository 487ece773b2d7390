package io.ptescope.app.layout;

import java.util.ArrayList;
import java.util.List;

/// Lays out [Plots]: each counter as a line of steps with its name, its value now and its largest value. A pure
/// function; at most two points a pixel.
public final class PlotsLayout {
    private static final TextStyle NAME = new TextStyle(Face.MONO, 11.5);
    private static final TextStyle SCALE = new TextStyle(Face.MONO, 9.5);
    private static final double TOP = 14;
    private static final double GAP = 8;
    private static final double HIGHEST = 64;
    private static final double LOWEST = 26;
    private static final double KNOB = 11;
    private static final double NAMES = 128;
    private static final double VALUES = 34;

    private PlotsLayout() {}

    /// The scale of time in a pane of `size`.
    public static TimeScale scale(long to, Size size) {
        double left = NAMES + 2 * VALUES;
        return new TimeScale(left, Math.max(left + 1, size.width() - 16), 0, Math.max(1, to));
    }

    /// The figure in a pane of `size`; higher than the pane where the lowest rows do not fit.
    public static Figure layout(Plots plots, Vocabulary words, Size size) {
        Sheet sheet = new Sheet();
        TimeScale scale = scale(plots.to(), size);
        int rows = Math.max(1, plots.rows().size());
        double row = Math.clamp((size.height() - TOP - GAP) / rows, LOWEST, HIGHEST);
        double foot = TOP + rows * row;
        for (int i = 0; i < plots.rows().size(); i++) {
            row(plots.rows().get(i), new Rect(0, TOP + i * row, size.width(), row - GAP), scale, plots.to(), words,
                sheet);
        }
        double x = scale.x(plots.position());
        sheet.add(new Box(new BoxId.Playhead(), new Rect(x - KNOB / 2, 1, KNOB, foot - 1), new Look.Needle(),
            words.of(Word.POSITION, plots.position(), plots.to()), false));
        return new Figure(new Size(size.width(), Math.max(size.height(), foot)), sheet.boxes());
    }

    private static void row(Plots.Row row, Rect bounds, TimeScale scale, long to, Vocabulary words,
        Sheet sheet) {
        long most = Math.max(1, row.steps().stream().mapToLong(Plots.Step::value).max().orElse(1));
        double left = scale.left();
        sheet.text("plot-name-" + row.name(), row.name(), NAME, Tone.STRONG,
            new Rect(12, bounds.y(), NAMES - 14, bounds.height()), Anchor.START);
        sheet.text("plot-now-" + row.name(), Long.toString(row.now()), NAME, Tone.ACCENT,
            new Rect(NAMES, bounds.y(), VALUES, bounds.height()), Anchor.END);
        sheet.text("plot-most-" + row.name(), Long.toString(most), SCALE, Tone.MUTED,
            new Rect(NAMES + VALUES, bounds.y() - 3, VALUES - 5, 12), Anchor.END);
        sheet.text("plot-least-" + row.name(), "0", SCALE, Tone.MUTED,
            new Rect(NAMES + VALUES, bounds.bottom() - 9, VALUES - 5, 12), Anchor.END);
        Rect field = new Rect(left, bounds.y(), scale.right() - left, bounds.height());
        sheet.add(Box.adornment("plot-field-" + row.name(), field, new Look.Lane()));
        List<Point> points = new ArrayList<>();
        double y = bounds.bottom();
        double last = left;
        for (Plots.Step step : row.steps()) {
            double x = scale.x(step.position());
            double next = bounds.bottom() - bounds.height() * step.value() / most;
            if (points.isEmpty() || x - last >= 0.5 || Math.abs(next - y) >= bounds.height() / 2) {
                if (!points.isEmpty()) {
                    points.add(new Point(x, y));
                }
                points.add(new Point(x, next));
                last = x;
                y = next;
            }
        }
        points.add(new Point(scale.x(to), y));
        sheet.add(new Box(new BoxId.Adornment("plot-" + row.name()), field, new Look.Plot(points),
            words.of(Word.PLOT, row.name(), row.now(), most), false));
    }
}
