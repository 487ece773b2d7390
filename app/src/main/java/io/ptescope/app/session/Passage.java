package io.ptescope.app.session;

import io.ptescope.model.event.EventLog;
import io.ptescope.model.recording.Recording;
import io.ptescope.model.scenario.Line;
import io.ptescope.model.scenario.run.Run;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// From one run of a workload to another, which may be of another text of it: where the moments of the one are in the
/// other. Lines that were written or deleted before a moment move it.
final class Passage {
    private final Story from;
    private final Story to;
    private final boolean isOneText;
    private @Nullable Counterparts counterparts;

    Passage(Story from, Story to) {
        this.from = from;
        this.to = to;
        isOneText = text(from).equals(text(to));
    }

    /// The text of a workload, line by line; two runs of an equal one do the same operations.
    static List<Line> text(Story story) {
        return story.run().map(Run::scenario).map(scenario -> scenario.lines()).orElse(List.of());
    }

    List<Line> fromText() {
        return text(from);
    }

    List<Line> toText() {
        return text(to);
    }

    /// The number that operation `operation` has in the other text; -1 if it is gone.
    int operation(int operation) {
        return isOneText ? operation : counterparts().of(operation);
    }

    /// Whether the step that ends at `position` is in the other run of the same text; told of no other text.
    boolean isThere(long position) {
        return !isOneText || Place.isIn(from, position, to);
    }

    /// Where the moment at `position` is, or the last one before it that is in both.
    long place(long position) {
        if (isOneText || from.marks().containsKey(position) && Place.of(from, position).isMarked(to)) {
            return Place.in(from, position, to);
        }
        OptionalLong same = step(position);
        if (same.isPresent()) {
            return same.getAsLong();
        }
        Place place = Place.of(from, position);
        return place.after(counterparts().over((int) place.operations())).in(to);
    }

    /// Where the very step that ends at `position` is: the same number of like events into the same operation, or
    /// behind that operation as a whole; nothing if there is no such step.
    OptionalLong step(long position) {
        if (position == 0) {
            return OptionalLong.of(0);
        }
        Recording ours = from.recording();
        Recording theirs = to.recording();
        int operation = ours.operationOf(position - 1);
        int other = operation(operation);
        if (operation < 0 || other < 0 || other >= theirs.operations() || theirs.begin(other) < 0) {
            return OptionalLong.empty();
        }
        long begin = ours.begin(operation);
        long there = theirs.begin(other) + position - begin;
        if (there <= theirs.size() && isAlike(begin, theirs.begin(other), position - begin)) {
            return OptionalLong.of(there);
        }
        boolean isOver = ours.end(operation) == position - 1 && theirs.end(other) >= 0;
        return isOver ? OptionalLong.of(theirs.end(other) + 1) : OptionalLong.empty();
    }

    /// Whether the operation around the step that ends at `position` is in the other text at all.
    boolean hasOperation(long position) {
        return position == 0 || operation(from.recording().operationOf(position - 1)) >= 0;
    }

    private boolean isAlike(long ours, long theirs, long count) {
        EventLog one = from.recording().log();
        EventLog other = to.recording().log();
        for (long n = 0; n < count; n++) {
            long a = ours + n;
            long b = theirs + n;
            boolean alike = one.site(a) == other.site(b) && one.task(a) == other.task(b)
                && one.isByHand(a) == other.isByHand(b) && one.isChange(a) == other.isChange(b)
                && (!one.isChange(a) || one.field(a) == other.field(b)) && one.isEnter(a) == other.isEnter(b)
                && one.isLeave(a) == other.isLeave(b);
            if (!alike) {
                return false;
            }
        }
        return true;
    }

    private Counterparts counterparts() {
        Counterparts known = counterparts;
        if (known == null) {
            known = Counterparts.of(from.operations(), to.operations());
            counterparts = known;
        }
        return known;
    }
}
