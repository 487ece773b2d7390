package io.ptescope.app.session;

import io.ptescope.model.scenario.Line;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/// Takes pins and breakpoints along when the text of a workload is rewritten, and remembers what had to be left behind
/// with the lines that were deleted: it comes back when the text does.
final class Leftovers {
    private static final int MOST_TEXTS = 64;
    private static final int MARKER_A = -1;
    private static final int MARKER_B = -2;

    private final Map<Integer, Anchor> anchors = new HashMap<>();
    private final Deque<Lost> lost = new ArrayDeque<>();

    /// None.
    Leftovers() {}

    /// A copy.
    Leftovers(Leftovers other) {
        anchors.putAll(other.anchors);
        lost.addAll(other.lost);
    }

    /// Where the user has set a pin.
    ///
    /// @param text  of the workload then
    /// @param place in the run of it
    /// @param now   where it has been taken since
    private record Anchor(List<Line> text, long place, long now) {}

    /// Breakpoints on lines of a text that the next one had not.
    private record Lost(List<Line> text, Set<Breakpoint> breakpoints) {}

    /// Pins and breakpoints behind a passage.
    record Taken(Pins pins, Set<Breakpoint> breakpoints) {}

    Taken along(Passage passage, Pins pins, Set<Breakpoint> breakpoints) {
        return new Taken(along(passage, pins), along(passage, breakpoints));
    }

    private Pins along(Passage passage, Pins pins) {
        NavigableMap<Integer, Long> bookmarks = new TreeMap<>();
        pins.bookmarks().forEach((number, position) -> bookmarks.put(number, along(passage, number, position)));
        return new Pins(bookmarks, along(passage, MARKER_A, pins.a()), along(passage, MARKER_B, pins.b()));
    }

    private OptionalLong along(Passage passage, int pin, OptionalLong position) {
        return position.isEmpty() ? position : OptionalLong.of(along(passage, pin, position.getAsLong()));
    }

    private long along(Passage passage, int pin, long position) {
        Anchor known = anchors.get(pin);
        Anchor anchor = known != null && known.now() == position ? known
            : new Anchor(passage.fromText(), position, position);
        long there = anchor.text().equals(passage.toText()) ? anchor.place() : passage.place(position);
        anchors.put(pin, new Anchor(anchor.text(), anchor.place(), there));
        return there;
    }

    private Set<Breakpoint> along(Passage passage, Set<Breakpoint> breakpoints) {
        Set<Breakpoint> taken = new LinkedHashSet<>();
        Set<Breakpoint> gone = new LinkedHashSet<>();
        for (Breakpoint breakpoint : breakpoints) {
            if (!(breakpoint instanceof Breakpoint.Operation(int operation))) {
                taken.add(breakpoint);
            } else if (passage.operation(operation) < 0) {
                gone.add(breakpoint);
            } else {
                taken.add(new Breakpoint.Operation(passage.operation(operation)));
            }
        }
        lost.stream().filter(old -> old.text().equals(passage.toText()))
            .forEach(old -> taken.addAll(old.breakpoints()));
        lost.removeIf(old -> old.text().equals(passage.toText()) || old.text().equals(passage.fromText()));
        lost.push(new Lost(passage.fromText(), gone));
        while (lost.size() > MOST_TEXTS) {
            lost.removeLast();
        }
        return taken;
    }
}
