package io.ptescope.app.paint;

import io.ptescope.app.layout.Box;
import io.ptescope.app.layout.BoxId;
import io.ptescope.app.layout.CellMap;
import io.ptescope.app.layout.Figure;
import io.ptescope.app.layout.Look;
import io.ptescope.app.layout.Point;
import io.ptescope.app.layout.Rect;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Works out which parts of a painted figure have to be painted again when another one takes its place.
public final class Repaint {
    /// Rings reach this far beyond their boxes, in pixels, when they are widest.
    private static final double RING = 13;
    /// More parts than this cost more than painting what lies between them.
    private static final int MOST_PARTS = 24;
    private static final int MOST_CELLS = 4096;

    private Repaint() {}

    /// The parts to paint after `now` has taken the place of `before`; empty if everything has to be painted.
    public static Optional<List<Rect>> parts(Figure before, Figure now) {
        if (!before.size().equals(now.size())) {
            return Optional.empty();
        }
        List<Box> were = before.boxes();
        List<Box> are = now.boxes();
        // A step leaves most of a figure as it was, and in the same order.
        int head = 0;
        while (head < were.size() && head < are.size() && were.get(head).equals(are.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < were.size() - head && tail < are.size() - head
            && were.get(were.size() - 1 - tail).equals(are.get(are.size() - 1 - tail))) {
            tail++;
        }
        Map<BoxId, Box> old = new Figure(before.size(), were.subList(head, were.size() - tail)).byId();
        List<Rect> parts = new ArrayList<>();
        for (Box box : are.subList(head, are.size() - tail)) {
            Box was = old.remove(box.id());
            if (was == null) {
                add(reach(box), parts);
            } else if (!was.equals(box)) {
                differing(was, box, parts);
            }
        }
        old.values().forEach(gone -> add(reach(gone), parts));
        return Optional.of(parts);
    }

    /// The parts in which something moves while a step settles.
    public static List<Rect> moving(Figure figure) {
        List<Rect> parts = new ArrayList<>();
        figure.boxes().stream().filter(Box::changed).forEach(box -> add(reach(box), parts));
        return parts;
    }

    /// The parts of both lists, as few as cover them.
    public static List<Rect> joined(List<Rect> parts, List<Rect> others) {
        List<Rect> joined = new ArrayList<>();
        parts.forEach(part -> add(part, joined));
        others.forEach(part -> add(part, joined));
        return joined;
    }

    /// How far a box paints.
    static Rect reach(Box box) {
        return box.bounds().inset(-beyond(box));
    }

    /// Whether a box paints in `part`: asked of each box of a figure for each part, it makes no rectangles.
    static boolean reaches(Box box, Rect part) {
        Rect bounds = box.bounds();
        double beyond = beyond(box);
        return bounds.x() - beyond < part.right() && part.x() < bounds.right() + beyond
            && bounds.y() - beyond < part.bottom() && part.y() < bounds.bottom() + beyond;
    }

    private static double beyond(Box box) {
        return switch (box.look()) {
            case Look.Cell _ -> box.changed() ? RING : 2;
            case Look.Cells _ -> 5;
            case Look.Text _, Look.Chip _, Look.Card _, Look.Rule _, Look.Plot _, Look.Lane _, Look.Bar _, Look.Tick _,
                Look.Border _, Look.Marker _, Look.Needle _, Look.Spot _ -> 3;
            case Look.Cover _ -> 0;
        };
    }

    private static void differing(Box was, Box box, List<Rect> parts) {
        if (was.look() instanceof Look.Cells(CellMap before) && box.look() instanceof Look.Cells(CellMap now)
            && was.bounds().equals(box.bounds()) && before.isShapedAs(now)) {
            BitSet cells = now.difference(before);
            Point corner = new Point(box.bounds().x(), box.bounds().y());
            if (cells.cardinality() <= MOST_CELLS) {
                cells.stream().forEach(cell -> add(now.bounds(cell, corner).inset(-5), parts));
                return;
            }
        }
        add(reach(was), parts);
        add(reach(box), parts);
    }

    /// Adds `part`, joined with what it overlaps; when there are many, the two become one that waste least.
    private static void add(Rect part, List<Rect> parts) {
        Rect joined = part;
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).encloses(joined)) {
                return;
            }
            if (parts.get(i).overlaps(joined)) {
                joined = joined.and(parts.remove(i));
                i = -1;
            }
        }
        if (parts.size() == MOST_PARTS) {
            int best = 0;
            for (int i = 1; i < parts.size(); i++) {
                if (waste(joined, parts.get(i)) < waste(joined, parts.get(best))) {
                    best = i;
                }
            }
            add(joined.and(parts.remove(best)), parts);
        } else {
            parts.add(joined);
        }
    }

    private static double waste(Rect one, Rect other) {
        Rect both = one.and(other);
        return both.width() * both.height() - one.width() * one.height() - other.width() * other.height();
    }
}
