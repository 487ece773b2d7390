package io.ptescope.app.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// A laid out picture: boxes in painting order. Immutable.
///
/// @param size  of the whole
/// @param boxes ids are unique
public record Figure(Size size, List<Box> boxes) {
    /// Copies the list.
    public Figure {
        boxes = List.copyOf(boxes);
    }

    /// The topmost box at `point` that is more than adornment; of a map, the cell.
    public Optional<Box> hit(Point point) {
        for (int i = boxes.size() - 1; i >= 0; i--) {
            Box box = boxes.get(i);
            if (!box.bounds().contains(point)) {
                continue;
            }
            if (box.look() instanceof Look.Cells(CellMap map)) {
                return map.at(point, box.bounds());
            }
            if (box.look() instanceof Look.Cover) {
                return Optional.empty();
            }
            if (!(box.id() instanceof BoxId.Adornment)) {
                return Optional.of(box);
            }
        }
        return Optional.empty();
    }

    /// What stands for `id`: a box, or a cell of a map.
    public Optional<Box> find(BoxId id) {
        for (Box box : boxes) {
            Optional<Box> found = box.id().equals(id) ? Optional.of(box)
                : box.look() instanceof Look.Cells(CellMap map) ? map.find(id, box.bounds()) : Optional.empty();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /// The cells of all maps that show the column of `id`, if a map does: the same file page elsewhere.
    public List<Box> column(BoxId id) {
        for (Box box : boxes) {
            if (box.look() instanceof Look.Cells(CellMap map)) {
                OptionalInt column = map.columnOf(id);
                if (column.isPresent()) {
                    return column(column.getAsInt());
                }
            }
        }
        return List.of();
    }

    private List<Box> column(int column) {
        List<Box> found = new ArrayList<>();
        for (Box box : boxes) {
            if (box.look() instanceof Look.Cells(CellMap map)) {
                map.column(column, box.bounds()).ifPresent(found::add);
            }
        }
        return found;
    }

    /// Where the keyboard comes into the first map, if there is one: at what the step changed, else at its beginning.
    public Optional<Box> entrance() {
        for (Box box : boxes) {
            if (box.look() instanceof Look.Cells(CellMap map)) {
                return map.start(box.bounds());
            }
        }
        return Optional.empty();
    }

    /// The nearest cell in `direction` from `id`: where an arrow key goes. Straight ways win over slanted ones.
    public Optional<Box> neighbour(BoxId id, Direction direction) {
        for (Box box : boxes) {
            if (box.look() instanceof Look.Cells(CellMap map)) {
                Optional<Box> next = map.neighbour(id, direction, box.bounds());
                if (next.isPresent()) {
                    return next;
                }
            }
        }
        return find(id).flatMap(from -> nearest(from, direction));
    }

    /// The first or the last cell of the line in which `id` is: where Home and End go.
    public Optional<Box> edge(BoxId id, boolean last) {
        for (Box box : boxes) {
            if (box.look() instanceof Look.Cells(CellMap map)) {
                Optional<Box> edge = map.edge(id, last, box.bounds());
                if (edge.isPresent()) {
                    return edge;
                }
            }
        }
        Comparator<Box> across = Comparator.comparingDouble(box -> box.bounds().x());
        return find(id).flatMap(from -> cells().stream().filter(box -> isBeside(from.bounds(), box.bounds()))
            .max(last ? across : across.reversed()));
    }

    private static boolean isBeside(Rect one, Rect other) {
        return other.y() <= one.centerY() && one.centerY() < other.bottom();
    }

    /// The cells, in reading order: what the keyboard can reach.
    public List<Box> cells() {
        return boxes.stream().filter(Figure::isCell).toList();
    }

    private Optional<Box> nearest(Box from, Direction direction) {
        Box best = from;
        double distance = Double.MAX_VALUE;
        for (Box box : reachable(from, direction)) {
            double ahead = direction.ahead(from.bounds(), box.bounds());
            if (ahead > 0.5) {
                double cost = ahead + 3 * direction.aside(from.bounds(), box.bounds());
                if (cost < distance) {
                    distance = cost;
                    best = box;
                }
            }
        }
        return best == from ? Optional.empty() : Optional.of(best);
    }

    /// All cells that are boxes, and of each map the one that lies straight ahead.
    private List<Box> reachable(Box from, Direction direction) {
        List<Box> reachable = new ArrayList<>(cells());
        for (Box box : boxes) {
            if (box.look() instanceof Look.Cells(CellMap map)) {
                map.entrance(from.bounds(), direction, box.bounds()).ifPresent(reachable::add);
            }
        }
        return reachable;
    }

    private static boolean isCell(Box box) {
        return switch (box.id()) {
            case BoxId.Pte _, BoxId.PteRange _, BoxId.CachePage _, BoxId.CacheRange _, BoxId.DiskBlock _,
                BoxId.TlbEntry _, BoxId.ListEntry _ -> true;
            case BoxId.AreaMap _, BoxId.CacheMap _, BoxId.ListBox _, BoxId.VmaLabel _, BoxId.FileLabel _,
                BoxId.ProcessLabel _, BoxId.CounterBox _, BoxId.PathSpan _, BoxId.TimeMark _, BoxId.Playhead _,
                BoxId.Adornment _ -> false;
        };
    }

    /// Boxes of this figure by id.
    public Map<BoxId, Box> byId() {
        Map<BoxId, Box> map = new HashMap<>();
        boxes.forEach(box -> map.put(box.id(), box));
        return map;
    }
}
