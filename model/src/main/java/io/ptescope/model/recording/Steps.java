package io.ptescope.model.recording;

import io.ptescope.model.event.EventLog;
import java.util.List;

/// Where a step leads. Pure: a position in, a position out.
///
/// From a stop of a granularity, [#next] and [#previous] undo each other. From a position between two stops a step goes
/// to the stop on that side.
public final class Steps {
    private final EventLog log;
    private final long end;
    private final Calls calls;
    private final Stops operations;
    private final Stops paths;
    private final Stops functions;
    private final Stops events;

    Steps(EventLog log, long end, Calls calls, Survey survey) {
        this.log = log;
        this.end = end;
        this.calls = calls;
        this.operations = survey.operationStops();
        this.paths = survey.pathStops();
        this.functions = survey.functionStops();
        this.events = new Stops.Every(end);
    }

    /// All stops of one granularity.
    public Stops stops(Granularity granularity) {
        return switch (granularity) {
            case OPERATION -> operations;
            case PATH -> paths;
            case FUNCTION -> functions;
            case EVENT -> events;
        };
    }

    /// The next stop; the end stays where it is.
    public long next(long position, Granularity granularity) {
        long stop = stops(granularity).next(position);
        return stop == Stops.NONE ? position : stop;
    }

    /// The stop before; the beginning stays where it is.
    public long previous(long position, Granularity granularity) {
        long stop = stops(granularity).previous(position);
        return stop == Stops.NONE ? position : stop;
    }

    /// The end of the next line of whoever goes on, or the entry of a function that this line calls.
    public long into(long position) {
        for (long to = position + 1; to < end; to++) {
            if (endsLine(to)) {
                return to;
            }
        }
        return end;
    }

    /// The end of the next line of the same call of the same task, or of its caller's if it returns; what the line
    /// calls, and what other tasks do meanwhile, happens in between. At the end if the task does nothing more.
    public long over(long position) {
        if (position >= end) {
            return end;
        }
        int task = taskAt(position);
        int depth = calls.depth(position, task);
        for (long to = position + 1; to < end; to++) {
            if (log.task(to - 1) == task && calls.depthAfter(to - 1) <= depth && endsLine(to)) {
                return to;
            }
        }
        return end;
    }

    /// Behind the return of the innermost open call of the task that did the last event; in user space behind the end
    /// of its operation.
    public long out(long position) {
        if (position >= end) {
            return end;
        }
        int task = taskAt(position);
        int depth = calls.depth(position, task);
        for (long to = position + 1; to < end; to++) {
            long last = to - 1;
            if (log.task(last) == task && (log.isEnd(last) || calls.depthAfter(last) < depth)) {
                return to;
            }
        }
        return end;
    }

    /// Against time to where [#into] could have come from: the last end of a line before `position`, else the
    /// beginning.
    public long backInto(long position) {
        for (long to = Math.min(position, end) - 1; to > 0; to--) {
            if (endsLine(to)) {
                return to;
            }
        }
        return 0;
    }

    /// Against time to before the entry of the innermost open call of the task that did the last event; in user space
    /// to before the beginning of its operation, or of the last one if none has begun since.
    public long backOut(long position) {
        if (position == 0) {
            return 0;
        }
        int task = taskBefore(position);
        List<Call> open = calls.stack(position, task);
        if (!open.isEmpty()) {
            return open.getLast().entry();
        }
        long to = position - 1;
        while (to > 0 && !(log.isBegin(to) && log.task(to) == task)) {
            to--;
        }
        return to;
    }

    /// Who did the last event before `position`; at an operation's end and at the beginning, who does the next one.
    /// What was edited by hand is nobody's.
    private int taskAt(long position) {
        long last = lastByTask(position);
        if (last >= 0 && !log.isEnd(last)) {
            return log.task(last);
        }
        long next = position;
        while (next < end && log.isByHand(next)) {
            next++;
        }
        return log.task(next < end ? next : Math.max(0, last));
    }

    private int taskBefore(long position) {
        return log.task(Math.max(0, lastByTask(position)));
    }

    /// The last event before `position` that a task did, or -1.
    private long lastByTask(long position) {
        long last = position - 1;
        while (last >= 0 && log.isByHand(last)) {
            last--;
        }
        return last;
    }

    /// Whether a line of the listing, or an edit, is done at `position`, which is neither 0 nor the end.
    private boolean endsLine(long position) {
        return log.isFirst(position) || isBoundary(position) || isBoundary(position - 1)
            || log.task(position) != log.task(position - 1);
    }

    private boolean isBoundary(long event) {
        return log.isEnter(event) || log.isLeave(event) || log.isBegin(event) || log.isEnd(event);
    }
}
