package io.ptescope.app.session;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/// Positions that the user has pinned in this run: numbered bookmarks, and two markers to measure between.
///
/// @param bookmarks positions by number, from 1
/// @param a         the one marker
/// @param b         the other marker
public record Pins(NavigableMap<Integer, Long> bookmarks, OptionalLong a, OptionalLong b) {
    /// Nothing is pinned.
    public static final Pins NONE = new Pins(new TreeMap<>(), OptionalLong.empty(), OptionalLong.empty());

    /// Copies the map.
    public Pins {
        bookmarks = Collections.unmodifiableNavigableMap(new TreeMap<>(bookmarks));
    }

    /// Those that are not behind `end`.
    Pins upTo(long end) {
        NavigableMap<Integer, Long> kept = new TreeMap<>(bookmarks);
        kept.values().removeIf(position -> position > end);
        return new Pins(kept, a.orElse(0) > end ? OptionalLong.empty() : a,
            b.orElse(0) > end ? OptionalLong.empty() : b);
    }

    /// With bookmark `number` at `position`, or without it if it is there already.
    Pins toggled(int number, long position) {
        NavigableMap<Integer, Long> changed = new TreeMap<>(bookmarks);
        if (!changed.remove(number, position)) {
            changed.put(number, position);
        }
        return new Pins(changed, a, b);
    }

    /// The number of the bookmark at `position`, else the lowest that is free.
    public int numberFor(long position) {
        Optional<Integer> there = bookmarks.entrySet().stream().filter(entry -> entry.getValue() == position)
            .map(entry -> entry.getKey()).findFirst();
        int free = 1;
        while (bookmarks.containsKey(free)) {
            free++;
        }
        return there.orElse(free);
    }

    /// With a marker at `position`, or without it if it is there already.
    Pins measured(boolean first, long position) {
        OptionalLong old = first ? a : b;
        OptionalLong now = old.equals(OptionalLong.of(position)) ? OptionalLong.empty() : OptionalLong.of(position);
        return first ? new Pins(bookmarks, now, b) : new Pins(bookmarks, a, now);
    }

    /// The same moments in another run of the workload.
    Pins along(Passage passage) {
        NavigableMap<Integer, Long> moved = new TreeMap<>();
        bookmarks.forEach((number, position) -> moved.put(number, passage.place(position)));
        return new Pins(moved, along(a, passage), along(b, passage));
    }

    private static OptionalLong along(OptionalLong position, Passage passage) {
        return position.isEmpty() ? position : OptionalLong.of(passage.place(position.getAsLong()));
    }

    /// The bookmark next to `position`, in the direction of time or against it.
    OptionalLong next(long position, boolean forward) {
        return bookmarks.values().stream().mapToLong(Long::longValue)
            .filter(at -> forward ? at > position : at < position)
            .reduce((one, other) -> forward == one < other ? one : other);
    }
}
