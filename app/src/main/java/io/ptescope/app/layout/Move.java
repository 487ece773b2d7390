package io.ptescope.app.layout;

import java.util.Map;
import java.util.Optional;

/// A page on its way from one list to another: the one thing that a step moves.
///
/// @param from where the page stood before the step
/// @param to   where it stands after it
public record Move(Box from, Box to) {
    /// The move that a step made, if it made one: of the pages that left the chip of one list for the chip of a
    /// [kindred][ListName#kin] one, the first in the order in which `now` is painted. Pages without a chip on either
    /// side do not move, and nothing does where the figures differ in size, since everything then stands elsewhere.
    public static Optional<Move> between(Figure before, Figure now) {
        if (!before.size().equals(now.size())) {
            return Optional.empty();
        }
        Map<BoxId, Box> left = before.byId();
        now.boxes().forEach(box -> left.remove(box.id()));
        if (left.isEmpty()) {
            return Optional.empty();
        }
        for (Box to : now.boxes()) {
            if (to.id() instanceof BoxId.ListEntry(ListName list, int pfn)) {
                for (ListName other : list.kin()) {
                    Box from = left.get(new BoxId.ListEntry(other, pfn));
                    if (from != null && other != list) {
                        return Optional.of(new Move(from, to));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /// The page as it looks after the step, `progress` of the way along, 0 to 1.
    public Box at(double progress) {
        Rect a = from.bounds();
        Rect b = to.bounds();
        Rect bounds = b.moved((a.x() - b.x()) * (1 - progress), (a.y() - b.y()) * (1 - progress));
        return new Box(to.id(), bounds, to.look(), to.says(), to.changed());
    }
}
