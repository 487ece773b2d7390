package io.ptescope.app.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What joins the boxes that show one page: dashed lines down a column, and arrows from the page in the cache to
/// entries that map it from another column, because they lie elsewhere in their area.
///
/// @param lines  down the gaps of a column; a cell between two boxes that shows something else is left out
/// @param arrows from the page to an entry
public record ReverseMap(List<Line> lines, List<Line> arrows) {
    private static final double GAP = 3;
    private static final double SAME = 2;

    /// Copies the lists.
    public ReverseMap {
        lines = List.copyOf(lines);
        arrows = List.copyOf(arrows);
    }

    /// From one point to another.
    public record Line(Point from, Point to) {}

    /// What joins `same`, boxes of `figure` from its top downwards.
    public static ReverseMap of(Figure figure, List<Box> same) {
        List<Line> lines = new ArrayList<>();
        for (int i = 1; i < same.size(); i++) {
            Box lower = same.get(i);
            for (int k = i - 1; k >= 0; k--) {
                if (areInLine(same.get(k), lower)) {
                    lines.addAll(gaps(figure, same.get(k).bounds(), lower.bounds()));
                    break;
                }
            }
        }
        List<Line> arrows = new ArrayList<>();
        same.stream().filter(box -> box.id() instanceof BoxId.CachePage).findFirst().ifPresent(page ->
            same.stream().filter(box -> box.id() instanceof BoxId.Pte)
                .filter(box -> !isSameColumn(box.bounds(), page.bounds()))
                .forEach(box -> arrows.add(arrow(page.bounds(), box.bounds()))));
        return new ReverseMap(lines, arrows);
    }

    private static boolean areInLine(Box upper, Box lower) {
        return isSameColumn(upper.bounds(), lower.bounds()) && lower.bounds().y() > upper.bounds().bottom();
    }

    private static boolean isSameColumn(Rect one, Rect other) {
        return Math.abs(one.centerX() - other.centerX()) < SAME;
    }

    /// The line between two boxes, without the parts that other cells cover.
    private static List<Line> gaps(Figure figure, Rect upper, Rect lower) {
        double x = upper.centerX();
        List<Rect> covers = figure.cells().stream().map(Box::bounds)
            .filter(cell -> cell.x() < x && cell.right() > x && cell.y() >= upper.bottom()
                && cell.bottom() <= lower.y()).sorted(Comparator.comparingDouble(Rect::y)).toList();
        List<Line> lines = new ArrayList<>();
        double y = upper.bottom();
        for (Rect cover : covers) {
            add(lines, x, y, cover.y());
            y = Math.max(y, cover.bottom());
        }
        add(lines, x, y, lower.y());
        return lines;
    }

    private static void add(List<Line> lines, double x, double from, double to) {
        if (to - from > 2 * GAP) {
            lines.add(new Line(new Point(x, from + GAP), new Point(x, to - GAP)));
        }
    }

    private static Line arrow(Rect from, Rect to) {
        boolean up = to.bottom() <= from.y();
        return new Line(new Point(from.centerX(), up ? from.y() - GAP : from.bottom() + GAP),
            new Point(to.centerX(), up ? to.bottom() + GAP : to.y() - GAP));
    }
}
