package io.ptescope.app.layout;

import java.util.ArrayList;
import java.util.List;

/// Lays out the timeline: a lane for each task with its paths as bars and a tick for every entry that changed, marks
/// below, and the needle that says "now".
///
/// A pure function. What is narrower than a pixel is merged, so the figure's size does not grow with the run's length.
public final class TimelineLayout {
    private static final TextStyle NAME = new TextStyle(Face.SANS, 11.5);
    private static final TextStyle BAR = new TextStyle(Face.SANS, 11.5);
    private static final TextStyle NARROW_BAR = new TextStyle(Face.SANS, 9.5);
    private static final TextStyle MARK = new TextStyle(Face.SANS, 11);
    private static final double TOP = 12;
    private static final double MARKS = 20;
    private static final double LANE_GAP = 5;
    private static final double TICKS = 6;
    private static final double HIGHEST_LANE = 30;
    private static final double LOWEST_LANE = 9;
    private static final double TRIANGLE = 9;
    private static final double KNOB = 11;
    private static final int SHORTEST_TEXT = 3;
    /// Less room than this is not worth a cut name.
    private static final double SHORTEST_NAME = 60;

    private final Timeline timeline;
    private final Vocabulary words;
    private final Size size;
    private final TimeScale scale;
    private final int markLines;
    private final double lane;
    private final Sheet sheet = new Sheet();

    private TimelineLayout(Timeline timeline, Vocabulary words, Size size) {
        this.timeline = timeline;
        this.words = words;
        this.size = size;
        this.scale = TimeScale.of(timeline, size);
        int lanes = Math.max(1, timeline.lanes().size());
        double oneMarkLine = (size.height() - TOP - MARKS) / lanes - LANE_GAP;
        this.markLines = timeline.marks().isEmpty() ? 0 : oneMarkLine >= HIGHEST_LANE ? 2 : 1;
        this.lane = Math.clamp((size.height() - TOP - markLines * MARKS) / lanes - LANE_GAP, LOWEST_LANE, HIGHEST_LANE);
    }

    /// The figure of `timeline` in a pane of `size`; higher than the pane where the lowest lanes do not fit.
    public static Figure layout(Timeline timeline, Vocabulary words, Size size) {
        return new TimelineLayout(timeline, words, size).figure();
    }

    /// What [#layout] makes of `timeline`, if `figure` is what it made of the same timeline with its needle elsewhere:
    /// only the needle is laid out, whatever the length of the run.
    public static Figure moved(Figure figure, Timeline timeline, Vocabulary words) {
        List<Box> boxes = new ArrayList<>(figure.boxes());
        Rect needle = boxes.removeLast().bounds();
        boxes.add(needle(timeline, TimeScale.of(timeline, figure.size()), needle.bottom(), words));
        return new Figure(figure.size(), boxes);
    }

    private static Box needle(Timeline timeline, TimeScale scale, double bottom, Vocabulary words) {
        double x = scale.x(timeline.position());
        return new Box(new BoxId.Playhead(), new Rect(x - KNOB / 2, 1, KNOB, bottom - 1), new Look.Needle(),
            words.of(Word.POSITION, timeline.position(), timeline.to()), false);
    }

    private Figure figure() {
        int lanes = timeline.lanes().size();
        double foot = TOP + lanes * (lane + LANE_GAP);
        for (int i = 0; i < lanes; i++) {
            ground(i);
        }
        borders(foot);
        for (int i = 0; i < lanes; i++) {
            bars(i);
        }
        ticks();
        marks(foot);
        sheet.add(needle(timeline, scale, foot, words));
        return new Figure(new Size(size.width(), Math.max(size.height(), foot + markLines * MARKS)), sheet.boxes());
    }

    private double top(int lane) {
        return TOP + lane * (this.lane + LANE_GAP);
    }

    private void ground(int i) {
        sheet.add(Box.adornment("lane-" + i, new Rect(scale.left(), top(i), scale.right() - scale.left(), lane),
            new Look.Lane()));
        sheet.text("lane-name-" + i, timeline.lanes().get(i).name(), NAME, Tone.MUTED,
            new Rect(12, top(i), scale.left() - 20, lane), Anchor.START);
    }

    /// Borders of operations, as long as they do not crowd.
    private void borders(double foot) {
        double last = Double.NEGATIVE_INFINITY;
        for (long border : timeline.borders()) {
            double x = Math.rint(scale.x(border)) + 0.5;
            if (border >= timeline.from() && border <= timeline.to() && x - last >= 4) {
                sheet.add(Box.adornment("border-" + border, new Rect(x, TOP - 3, 0, foot - TOP), new Look.Border()));
                last = x;
            }
        }
    }

    private void bars(int i) {
        double end = Double.NEGATIVE_INFINITY;
        double height = lane > 2 * TICKS ? lane - TICKS - 1 : lane;
        for (Timeline.Span span : timeline.lanes().get(i).spans()) {
            double left = Math.max(scale.x(span.begin()), end);
            double right = Math.max(scale.x(span.end()), left + 1.5);
            boolean shown = span.end() > timeline.from() && span.begin() < timeline.to();
            if (shown && scale.x(span.end()) > end + 0.5) {
                Rect bounds = new Rect(left, top(i), right - left, height);
                sheet.add(new Box(new BoxId.PathSpan(i, span.begin()), bounds, bar(span, bounds),
                    words.of(Word.SPAN, span.text(), span.begin(), span.end()), false));
                end = right;
            }
        }
    }

    /// The whole name if it fits, smaller if need be; else what fits of it.
    private static Look.Bar bar(Timeline.Span span, Rect bounds) {
        double room = bounds.width() - 4;
        if (BAR.size() > bounds.height() - 2) {
            return new Look.Bar(span.kind(), "", BAR);
        }
        if (BAR.width(span.text()) > room && NARROW_BAR.width(span.text()) <= room) {
            return new Look.Bar(span.kind(), span.text(), NARROW_BAR);
        }
        return new Look.Bar(span.kind(), firstWords(BAR, span.text(), room), BAR);
    }

    /// As much of `text` as fits: its first words, else a part of the first one.
    private static String firstWords(TextStyle style, String text, double room) {
        String words = text;
        while (style.width(words) > room && words.indexOf(' ') > 0) {
            words = words.substring(0, words.lastIndexOf(' '));
        }
        return style.width(words) <= room ? words : label(style, text, room);
    }

    private static String label(TextStyle style, String text, double room) {
        String cut = style.face().cut(text, room / style.size());
        return cut.length() < Math.min(SHORTEST_TEXT, text.length()) ? "" : cut;
    }

    /// One tick a pixel at most, the higher the more entries changed there.
    private void ticks() {
        int pixels = (int) (scale.right() - scale.left()) / 2 + 1;
        int[][] counts = new int[timeline.lanes().size()][pixels];
        int most = 1;
        for (Timeline.Change change : timeline.changes()) {
            boolean shown = change.position() >= timeline.from() && change.position() <= timeline.to();
            if (shown && change.lane() < counts.length) {
                int pixel = (int) ((scale.x(change.position()) - scale.left()) / 2);
                most = Math.max(most, ++counts[change.lane()][pixel]);
            }
        }
        for (int i = 0; i < counts.length; i++) {
            for (int pixel = 0; pixel < pixels; pixel++) {
                if (counts[i][pixel] > 0) {
                    double strength = 0.5 + 0.5 * counts[i][pixel] / most;
                    sheet.add(Box.adornment("tick-" + i + "-" + pixel, new Rect(scale.left() + 2 * pixel,
                        top(i) + lane - TICKS, 1.5, TICKS), new Look.Tick(strength)));
                }
            }
        }
    }

    /// Triangles with names. A name stands beside its triangle if it ends before the next one; otherwise a line below;
    /// otherwise it is cut.
    private void marks(double foot) {
        List<Timeline.Mark> shown = timeline.marks().stream()
            .filter(mark -> mark.position() >= timeline.from() && mark.position() <= timeline.to()).toList();
        double below = Double.NEGATIVE_INFINITY;
        double before = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < shown.size(); i++) {
            Timeline.Mark mark = shown.get(i);
            double x = scale.x(mark.position());
            Rect triangle = new Rect(x - TRIANGLE / 2, foot + 1, TRIANGLE, TRIANGLE - 1);
            sheet.add(new Box(new BoxId.TimeMark(mark.position(), mark.name()), triangle, new Look.Marker(),
                words.of(Word.MARK, mark.name(), mark.position()), false));
            double next = i + 1 < shown.size() ? scale.x(shown.get(i + 1).position()) - TRIANGLE : size.width();
            double left = triangle.right() + 4;
            double width = MARK.width(mark.name()) + 1;
            Rect beside = new Rect(left, triangle.y() - 3, Math.min(width, Math.max(0, next - left)), 15);
            double under = Math.min(x - TRIANGLE / 2, size.width() - width);
            if (width > beside.width() && markLines > 1 && under > below + 8) {
                name(i, mark, new Rect(under, beside.y() + MARKS - 5, width, 15));
                below = under + width;
                before = triangle.right();
            } else if (left + width > size.width() && triangle.x() - before > SHORTEST_NAME) {
                double end = triangle.x() - 4;
                double start = Math.max(before + 8, end - width);
                name(i, mark, new Rect(start, beside.y(), end - start, 15));
            } else {
                name(i, mark, beside);
                before = beside.right();
            }
        }
    }

    private void name(int i, Timeline.Mark mark, Rect bounds) {
        String text = label(MARK, mark.name(), bounds.width());
        sheet.text("mark-name-" + i, text, MARK, Tone.MUTED, bounds, Anchor.START);
    }
}
