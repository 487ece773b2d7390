package io.ptescope.app.session;

import io.ptescope.model.event.EventLog;
import io.ptescope.model.recording.Call;
import io.ptescope.model.recording.Recording;
import java.util.Optional;
import java.util.function.LongPredicate;

/// From the middle of an operation in one run to the moment most like it in another run of the same text: in the same
/// operation, as deep in the calls that were open as they are made there, and at the same line where that is reached.
/// What is done several times is counted.
///
/// @param from the run that is left
/// @param to   the run that is shown
record Likeness(Recording from, Recording to) {
    /// Operations of more events are not compared: that would take longer than a frame.
    private static final long MOST = 200_000;

    /// A moment that is like another.
    ///
    /// @param isSame whether it is the same line of the same function
    record Found(long position, boolean isSame) {}

    /// Events of one run, both ends included.
    private record Range(EventLog log, long first, long last) {
        static Range of(Recording recording, long first, long end) {
            return new Range(recording.log(), first, end < 0 ? recording.size() - 1
                : Math.min(end, recording.size() - 1));
        }

        long size() {
            return last - first + 1;
        }

        long count(LongPredicate isMeant, long before) {
            long count = 0;
            for (long event = first; event < before; event++) {
                count += isMeant.test(event) ? 1 : 0;
            }
            return count;
        }

        /// The event with this number, from 0, of those that are meant, else the last of them; -1 if there is none.
        long find(LongPredicate isMeant, long number) {
            long found = -1;
            long left = number;
            for (long event = first; event <= last && left >= 0; event++) {
                if (isMeant.test(event)) {
                    found = event;
                    left--;
                }
            }
            return found;
        }

        LongPredicate enters(int function, int task) {
            return event -> log.isEnter(event) && log.object(event) == function && log.task(event) == task;
        }

        LongPredicate isAt(int site, int task) {
            return event -> log.site(event) == site && log.task(event) == task;
        }
    }

    /// The moment like `position`; nothing if that is not in the middle of an operation, or the other run does not come
    /// to this one.
    Optional<Found> of(long position) {
        int operation = position == 0 ? -1 : from.operationOf(position - 1);
        if (operation < 0 || from.end(operation) == position - 1 || operation >= to.operations()
            || to.begin(operation) < 0) {
            return Optional.empty();
        }
        Range ours = Range.of(from, from.begin(operation), from.end(operation));
        Range theirs = Range.of(to, to.begin(operation), to.end(operation));
        return Math.max(ours.size(), theirs.size()) > MOST ? Optional.empty()
            : Optional.of(within(ours, theirs, position - 1));
    }

    private Found within(Range operation, Range other, long event) {
        Range ours = operation;
        Range theirs = other;
        int task = from.log().task(event);
        boolean isSame = true;
        for (Call call : from.callStack(event + 1)) {
            if (call.entry() < ours.first()) {
                continue;
            }
            long entry = theirs.find(theirs.enters(call.function(), task),
                ours.count(ours.enters(call.function(), task), call.entry()));
            isSame = entry >= 0;
            if (isSame) {
                ours = Range.of(from, call.entry(), from.leave(call.entry()));
                theirs = Range.of(to, entry, to.leave(entry));
            }
        }
        if (isSame && event == ours.first() && from.log().isEnter(event)) {
            return new Found(theirs.first() + 1, true);
        }
        int site = from.log().site(event);
        long line = theirs.find(theirs.isAt(site, task), ours.count(ours.isAt(site, task), event));
        return line < 0 ? new Found(theirs.first() + 1, false) : new Found(line + 1, isSame);
    }
}
