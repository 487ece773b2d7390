package io.ptescope.app.session;

import io.ptescope.model.event.Edit;
import io.ptescope.model.recording.Granularity;
import io.ptescope.model.recording.Recording;
import io.ptescope.model.recording.Stops;
import java.util.List;
import java.util.Optional;

/// A moment of a workload, whatever run of it: at a mark, or after so many operations.
///
/// @param mark       the mark at the moment, if any; wins over the number
/// @param operations operations that have ended
record Place(Optional<String> mark, long operations) {
    static Place of(Story story, long position) {
        Optional<String> mark = Optional.ofNullable(story.marks().get(position)).map(names -> names.getFirst());
        return new Place(mark, ended(story.recording(), position));
    }

    /// The moment after `others` operations instead.
    Place after(long others) {
        return new Place(Optional.empty(), others);
    }

    /// Whether `story` comes to the mark of this moment.
    boolean isMarked(Story story) {
        return mark.flatMap(story::position).isPresent();
    }

    /// Where in `to` the moment at `position` of `from` is. Runs of one kernel that are edited differently are the same
    /// up to the first edit that only one of them has. In the middle of an operation it is the moment most like it.
    static long in(Story from, long position, Story to) {
        return position <= common(from, to) ? position : like(from, position, to)
            .map(Likeness.Found::position).orElseGet(() -> of(from, position).in(to));
    }

    /// Whether `to` has the very step that ends at `position` of `from`.
    static boolean isIn(Story from, long position, Story to) {
        return position <= common(from, to) || like(from, position, to).map(Likeness.Found::isSame).orElse(true);
    }

    private static Optional<Likeness.Found> like(Story from, long position, Story to) {
        return of(from, position).isMarked(to) ? Optional.empty()
            : new Likeness(from.recording(), to.recording()).of(position);
    }

    /// The last position up to which the two are one run; -1 if they never are.
    private static long common(Story one, Story other) {
        if (one.kernel().isEmpty() || !one.kernel().equals(other.kernel())
            || !Passage.text(one).equals(Passage.text(other))) {
            return -1;
        }
        List<Edit> edits = one.edits();
        List<Edit> others = other.edits();
        int same = 0;
        while (same < Math.min(edits.size(), others.size()) && edits.get(same).equals(others.get(same))) {
            same++;
        }
        long parting = Long.MAX_VALUE;
        for (List<Edit> all : List.of(edits, others)) {
            parting = same < all.size() ? Math.min(parting, all.get(same).position()) : parting;
        }
        return Math.min(parting, other.recording().size());
    }

    /// The position of the moment in `story`, or the last one before it that `story` reaches.
    long in(Story story) {
        Recording recording = story.recording();
        Stops stops = recording.steps().stops(Granularity.OPERATION);
        return mark.flatMap(story::position).orElseGet(() -> afterOperations(recording, stops));
    }

    private long afterOperations(Recording recording, Stops stops) {
        long low = 0;
        long high = stops.count() - 1;
        while (low < high) {
            long middle = low + high >>> 1;
            if (ended(recording, stops.at(middle)) < operations) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return stops.at(low);
    }

    private static long ended(Recording recording, long position) {
        long ended = 0;
        for (int operation = 0; operation < recording.operations(); operation++) {
            long end = recording.end(operation);
            ended += end >= 0 && end < position ? 1 : 0;
        }
        return ended;
    }
}
