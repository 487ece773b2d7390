package io.ptescope.model.recording;

import io.ptescope.model.event.EventLog;
import io.ptescope.model.state.Door;
import io.ptescope.model.state.Machine;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.LongConsumer;

/// A run that is over: the machine as it booted, everything that happened to it, and what can be asked about that.
///
/// Position p means that events 0 to p - 1 have happened. Nothing here changes once it is made, so readers on several
/// threads may share it, each with a [Cursor] of its own.
public final class Recording {
    private final EventLog log;
    private final long size;
    private final Keyframes keyframes;
    private final Operations operations;
    private final Spans paths;
    private final Calls calls;
    private final Steps steps;
    private final LastEvents lastEvents;
    private final ChangeIndex changes;

    /// The recording of what `log` did to the machine behind `boot`, which must be as it was before event 0. Neither
    /// may change any more. `isPath` says which function numbers are paths on the timeline.
    public Recording(Door boot, EventLog log, IntPredicate isPath) {
        this(boot, log, isPath, Long.MAX_VALUE);
    }

    /// As above, with at most `keyframeBytes` for copies of the machine to seek from.
    public Recording(Door boot, EventLog log, IntPredicate isPath, long keyframeBytes) {
        this(boot, log, isPath, keyframeBytes, () -> { });
    }

    /// As above; `watch` is called between two passes over the log and now and then in the first, and may end the
    /// making by an exception.
    public Recording(Door boot, EventLog log, IntPredicate isPath, long keyframeBytes, Runnable watch) {
        this.log = log;
        this.size = log.size();
        watch.run();
        this.keyframes = Keyframes.of(boot, log, size, keyframeBytes, watch);
        watch.run();
        Survey survey = new Survey(log, size, isPath);
        this.operations = survey.operations();
        this.paths = survey.paths();
        this.lastEvents = survey.lastEvents();
        this.calls = new Calls(log, size, lastEvents);
        this.steps = new Steps(log, size, calls, survey);
        watch.run();
        this.changes = new ChangeIndex(log, size);
        log.end();
    }

    public EventLog log() {
        return log;
    }

    /// The number of events, which is also the last position.
    public long size() {
        return size;
    }

    /// About how many bytes it takes to keep: events, keyframes and the index of changes.
    public long bytes() {
        return log.bytes() + keyframes.bytes() + changes.bytes();
    }

    /// A new reader at position 0.
    public Cursor cursor() {
        return new Cursor(log, size, keyframes);
    }

    /// How many copies of the machine seeking relies on.
    public int keyframes() {
        return keyframes.count();
    }

    /// Where steps lead.
    public Steps steps() {
        return steps;
    }

    /// The paths of all tasks, for the timeline.
    public Spans paths() {
        return paths;
    }

    /// The number of operations; they count from 0.
    public int operations() {
        return operations.count();
    }

    /// The event at which `operation` begins, or -1 if it never did. The position before it is the same number.
    public long begin(int operation) {
        return operations.begin(operation);
    }

    /// The event at which `operation` ends, or -1 if it never did. The position after it is one more.
    public long end(int operation) {
        return operations.end(operation);
    }

    /// The task that did `operation`.
    public int task(int operation) {
        return operations.task(operation);
    }

    /// The operation during which the task of `event` had it, or -1. What the disk and kernel threads do counts to the
    /// operation begun last.
    public int operationOf(long event) {
        return log.isByHand(event) ? -1 : operations.around(event, log.task(event));
    }

    /// The open calls of the task that did the last event before `position`, innermost last.
    public List<Call> callStack(long position) {
        return position == 0 ? List.of() : calls.stack(position, log.task(position - 1));
    }

    /// The open calls of `task` at `position`, innermost last.
    public List<Call> callStack(long position, int task) {
        return calls.stack(position, task);
    }

    /// The entry of the innermost call around `event`, or -1 in user space. Entry and return of a call lie in its
    /// caller.
    public long enclosing(long event) {
        return calls.enclosing(event);
    }

    /// The event that leaves the call entered at event `entry`; the size of the recording if nothing does.
    public long leave(long entry) {
        return calls.leave(entry);
    }

    /// The last event before position `before` that changed any of the bits `mask` of a cell, or -1.
    public long lastChange(Cell cell, long mask, long before) {
        long n = changes.last(cell, before);
        while (n >= 0 && ((log.before(n) ^ log.after(n)) & mask) == 0) {
            n = changes.last(cell, n);
        }
        return n;
    }

    /// The last event before position `before` that changed a cell, or -1.
    public long lastChange(Cell cell, long before) {
        return lastChange(cell, -1L, before);
    }

    /// The first event at or behind position `from` that changes a cell, or -1.
    public long nextChange(Cell cell, long from) {
        return changes.next(cell, from);
    }

    /// What differs between positions `from` and `to`, by cell; in the direction of time, whichever is the earlier.
    /// Looks at every event between them.
    public List<Difference> differences(long from, long to) {
        return differences(from, to, events -> { });
    }

    /// As above; `watch` is told now and then how many of these events have been looked at, and may end that by an
    /// exception.
    public List<Difference> differences(long from, long to, LongConsumer watch) {
        return Differences.between(log, Math.min(from, to), Math.max(from, to), watch);
    }

    /// How `event` came about, from the event itself outwards and back in time: see [Why].
    public List<Why.Link> why(long event) {
        return new Why(this, lastEvents).of(event);
    }

    /// The trap that the innermost call around `event` with one answers, or -1.
    public long trap(long event) {
        return new Why(this, lastEvents).trap(event);
    }

    /// The machine at `position`, for one look at it. Whoever looks often moves a cursor.
    public Machine machineAt(long position) {
        Cursor cursor = cursor();
        cursor.seek(position);
        return cursor.machine();
    }
}
