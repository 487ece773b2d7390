package io.ptescope.app.layout;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A laid out picture: boxes in painting order. Immutable.
///
/// @param size  of the whole
/// @param boxes ids are unique
public record Figure(Size size, List<Box> boxes) {
    /// Copies the list.
    public Figure {
        boxes = List.copyOf(boxes);
    }

    /// The topmost box at `point` that is more than adornment.
    public Optional<Box> hit(Point point) {
        for (int i = boxes.size() - 1; i >= 0; i--) {
            Box box = boxes.get(i);
            if (box.bounds().contains(point) && !(box.id() instanceof BoxId.Adornment)) {
                return Optional.of(box);
            }
        }
        return Optional.empty();
    }

    public Optional<Box> find(BoxId id) {
        return boxes.stream().filter(box -> box.id().equals(id)).findFirst();
    }

    /// The nearest cell in `direction` from `id`: where an arrow key goes. Straight ways win over slanted ones.
    public Optional<Box> neighbour(BoxId id, Direction direction) {
        return find(id).flatMap(from -> nearest(from, direction));
    }

    /// The cells, in reading order: what the keyboard can reach.
    public List<Box> cells() {
        return boxes.stream().filter(Figure::isCell).toList();
    }

    private Optional<Box> nearest(Box from, Direction direction) {
        Box best = from;
        double distance = Double.MAX_VALUE;
        for (Box box : cells()) {
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

    private static boolean isCell(Box box) {
        return switch (box.id()) {
            case BoxId.Pte _, BoxId.PteRange _, BoxId.CachePage _, BoxId.CacheRange _, BoxId.DiskBlock _,
                BoxId.TlbEntry _, BoxId.ListEntry _ -> true;
            case BoxId.ListBox _, BoxId.VmaLabel _, BoxId.FileLabel _, BoxId.ProcessLabel _, BoxId.CounterBox _,
                BoxId.PathSpan _, BoxId.TimeMark _, BoxId.Playhead _, BoxId.Adornment _ -> false;
        };
    }

    /// Boxes of this figure by id.
    public Map<BoxId, Box> byId() {
        Map<BoxId, Box> map = new HashMap<>();
        boxes.forEach(box -> map.put(box.id(), box));
        return map;
    }
}
