package io.ptescope.model.recording;

import io.ptescope.model.event.EventLog;
import java.util.function.IntPredicate;

/// One pass over a finished log that finds its stops, spans and operations.
///
/// A path stops where it is entered and where it is left, but only if something changed or was remarked since the stop
/// before: between "an operation begins" and "the CPU stores" there is nothing to look at. Where one path ends right
/// after another, or the operation right after its last path, only the last of these ends is a stop.
final class Survey {
    private static final int TASKS = 64;
    private static final int DEEPEST = 32;

    private final EventLog log;
    private final IntPredicate isPath;
    private final MarkedStops.Marks operationMarks;
    private final MarkedStops.Marks pathMarks;
    private final MarkedStops.Marks functionMarks;
    private final Spans paths = new Spans();
    private final Operations operations = new Operations();
    private final int[][] open = new int[TASKS][DEEPEST];
    private final int[] levels = new int[TASKS];
    private final LastEvents lastEvents;
    private boolean newSinceStop;
    private long pendingStop = Stops.NONE;
    private long pendingOperation = Stops.NONE;

    Survey(EventLog log, long size, IntPredicate isPath) {
        this.log = log;
        this.isPath = isPath;
        this.operationMarks = new MarkedStops.Marks(size);
        this.pathMarks = new MarkedStops.Marks(size);
        this.functionMarks = new MarkedStops.Marks(size);
        this.lastEvents = new LastEvents(log);
        for (long n = 0; n < size; n++) {
            lastEvents.look(n);
            endOperationBefore(n);
            look(n);
        }
        settle();
        if (pendingOperation != Stops.NONE) {
            operationStopAt(pendingOperation);
        }
        paths.finish(size);
    }

    Stops operationStops() {
        return operationMarks.stops();
    }

    Stops pathStops() {
        return pathMarks.stops();
    }

    Stops functionStops() {
        return functionMarks.stops();
    }

    Spans paths() {
        return paths;
    }

    Operations operations() {
        return operations;
    }

    LastEvents lastEvents() {
        return lastEvents;
    }

    private void look(long n) {
        if (log.isByHand(n)) {
            settle();
            stopAround(n);
        } else if (log.isChange(n) || log.isRemark(n)) {
            settle();
            newSinceStop = true;
        } else if (log.isEnter(n)) {
            settle();
            enter(n);
        } else if (log.isLeave(n)) {
            leave(n);
        } else if (log.isBegin(n)) {
            settle();
            operations.begin(log.object(n), n, log.task(n));
        } else if (log.isEnd(n)) {
            end(n);
        }
    }

    private void enter(long n) {
        functionMarks.mark(n + 1);
        int task = log.task(n);
        if (isPath.test(log.object(n))) {
            open[task][levels[task]] = paths.open(n, task, log.object(n), levels[task]);
            levels[task]++;
            if (newSinceStop) {
                stopAt(n + 1);
            }
        }
    }

    private void leave(long n) {
        functionMarks.mark(n + 1);
        int task = log.task(n);
        if (!isPath.test(log.object(n))) {
            settle();
            return;
        }
        levels[task]--;
        paths.close(open[task][levels[task]], n);
        if (newSinceStop) {
            pendingStop = n + 1;
        }
    }

    private void end(long n) {
        operations.end(log.object(n), n);
        pendingStop = Stops.NONE;
        pendingOperation = n + 1;
    }

    /// What a task without operations does after an operation's end still belongs to its stop.
    private void endOperationBefore(long n) {
        if (pendingOperation == Stops.NONE) {
            return;
        }
        if (log.isBegin(n) || log.isByHand(n) || operations.isDoneBy(log.task(n))) {
            operationStopAt(n);
            pendingOperation = Stops.NONE;
        } else {
            pendingOperation = n + 1;
        }
    }

    private void operationStopAt(long position) {
        pendingStop = Stops.NONE;
        operationMarks.mark(position);
        functionMarks.mark(position);
        stopAt(position);
    }

    private void stopAround(long edit) {
        operationStopAt(edit);
        operationStopAt(edit + 1);
    }

    private void settle() {
        if (pendingStop != Stops.NONE) {
            stopAt(pendingStop);
            pendingStop = Stops.NONE;
        }
    }

    private void stopAt(long position) {
        pathMarks.mark(position);
        newSinceStop = false;
    }
}
