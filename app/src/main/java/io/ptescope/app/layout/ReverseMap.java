package io.ptescope.app.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What joins the boxes that show one page: lines down a column, and arrows from the page in the cache to entries that
/// map it from another column, because they lie elsewhere in their area.
///
/// @param lines  down the gaps of a column; a cell between two boxes that shows something else is left out
/// @param arrows from the page to an entry
public record ReverseMap(List<Line> lines, List<Line> arrows) {
    private static final double GAP = 5;
    /// No line is shorter.
    private static final double SHORTEST = 3;
    /// From here on a line is long enough for a head.
    private static final double HEADED = 9;
    private static final double SAME = 2;
    /// Height of a line of text, in ems, and the space that lines leave around it.
    private static final double LINE_HEIGHT = 1.2;
    private static final double CLEAR = 1;

    /// Copies the lists.
    public ReverseMap {
        lines = List.copyOf(lines);
        arrows = List.copyOf(arrows);
    }

    /// From one point to another.
    ///
    /// @param head whether it has a head at its end, because what is there maps the page
    public record Line(Point from, Point to, boolean head) {
        /// What is left of it outside `rect`.
        private List<Line> around(Rect rect) {
            double enters = Math.max(0, Math.max(first(from.x(), to.x(), rect.x(), rect.right()),
                first(from.y(), to.y(), rect.y(), rect.bottom())));
            double leaves = Math.min(1, Math.min(1 - first(to.x(), from.x(), rect.x(), rect.right()),
                1 - first(to.y(), from.y(), rect.y(), rect.bottom())));
            if (enters >= leaves) {
                return List.of(this);
            }
            double length = Math.hypot(to.x() - from.x(), to.y() - from.y());
            List<Line> parts = new ArrayList<>();
            if (enters * length >= SHORTEST) {
                parts.add(new Line(from, at(enters), false));
            }
            if ((1 - leaves) * length >= SHORTEST) {
                parts.add(new Line(at(leaves), to, head && (1 - leaves) * length >= HEADED));
            }
            return parts;
        }

        /// At which part of the way from `begin` to `end` it first is between `low` and `high`; 2 if never.
        private static double first(double begin, double end, double low, double high) {
            if (begin > low && begin < high) {
                return 0;
            }
            double edge = begin <= low ? low : high;
            double part = (edge - begin) / (end - begin);
            return begin == end || part < 0 || part > 1 ? 2 : part;
        }

        private Point at(double part) {
            return new Point(from.x() + (to.x() - from.x()) * part, from.y() + (to.y() - from.y()) * part);
        }
    }

    /// What joins `same`, boxes of `figure` from its top downwards.
    public static ReverseMap of(Figure figure, List<Box> same) {
        List<Line> lines = new ArrayList<>();
        for (int i = 1; i < same.size(); i++) {
            Box lower = same.get(i);
            for (int k = i - 1; k >= 0; k--) {
                if (areInLine(same.get(k), lower)) {
                    lines.addAll(gaps(figure, same.get(k), lower.bounds()));
                    break;
                }
            }
        }
        List<Line> arrows = new ArrayList<>();
        same.stream().filter(box -> box.id() instanceof BoxId.CachePage).findFirst().ifPresent(page ->
            same.stream().filter(box -> box.id() instanceof BoxId.Pte)
                .filter(box -> !isSameColumn(box.bounds(), page.bounds()))
                .forEach(box -> arrows.add(arrow(page.bounds(), box.bounds()))));
        List<Rect> texts = texts(figure);
        return new ReverseMap(broken(lines, texts), broken(arrows, texts));
    }

    /// Where texts stand that are no part of a cell.
    private static List<Rect> texts(Figure figure) {
        List<Rect> texts = new ArrayList<>();
        for (Box box : figure.boxes()) {
            if (box.look() instanceof Look.Text(String text, TextStyle style, Tone _, Anchor anchor)) {
                double width = style.width(text);
                double left = switch (anchor) {
                    case START -> box.bounds().x();
                    case MIDDLE -> box.bounds().centerX() - width / 2;
                    case END -> box.bounds().right() - width;
                };
                double high = style.size() * LINE_HEIGHT;
                texts.add(new Rect(left, box.bounds().centerY() - high / 2, width, high).inset(-CLEAR));
            }
        }
        return texts;
    }

    /// The lines without the parts that would strike out a text.
    private static List<Line> broken(List<Line> lines, List<Rect> texts) {
        List<Line> whole = lines;
        for (Rect text : texts) {
            List<Line> parts = new ArrayList<>();
            whole.forEach(line -> parts.addAll(line.around(text)));
            whole = parts;
        }
        return whole;
    }

    private static boolean areInLine(Box upper, Box lower) {
        return isSameColumn(upper.bounds(), lower.bounds()) && lower.bounds().y() > upper.bounds().bottom();
    }

    private static boolean isSameColumn(Rect one, Rect other) {
        return Math.abs(one.centerX() - other.centerX()) < SAME;
    }

    /// The lines up to `upper` from what stands below it, without the parts that other cells cover. The last leads to
    /// `upper`, and has a head if that is an entry.
    private static List<Line> gaps(Figure figure, Box upper, Rect lower) {
        double x = lower.centerX();
        Rect above = upper.bounds();
        List<Rect> covers = figure.cells().stream().map(Box::bounds)
            .filter(cell -> cell.x() < x && cell.right() > x && cell.y() >= above.bottom()
                && cell.bottom() <= lower.y()).sorted(Comparator.comparingDouble(Rect::y).reversed()).toList();
        List<Line> lines = new ArrayList<>();
        double y = lower.y();
        for (Rect cover : covers) {
            add(lines, x, y, cover.bottom(), false);
            y = Math.min(y, cover.y());
        }
        add(lines, x, y, above.bottom(), upper.id() instanceof BoxId.Pte);
        return lines;
    }

    private static void add(List<Line> lines, double x, double from, double to, boolean entry) {
        double length = from - to - 2 * GAP;
        if (length >= SHORTEST) {
            lines.add(new Line(new Point(x, from - GAP), new Point(x, to + GAP), entry && length >= HEADED));
        }
    }

    private static Line arrow(Rect from, Rect to) {
        boolean up = to.bottom() <= from.y();
        return new Line(new Point(from.centerX(), up ? from.y() - GAP : from.bottom() + GAP),
            new Point(to.centerX(), up ? to.bottom() + GAP : to.y() - GAP), true);
    }
}
