package io.ptescope.model.check;

import io.ptescope.model.event.Event.Origin;
import io.ptescope.model.event.EventLog;
import io.ptescope.model.kernel.Function;
import org.jspecify.annotations.Nullable;

/// The fault that each task is in.
final class FaultFrames {
    private final @Nullable FaultFrame[] byTask = new FaultFrame[Origin.HARDWARE + 1];

    /// Takes note of event `n`; returns the fault that its task is in, or has left with it; null outside of faults.
    @Nullable FaultFrame note(long n, EventLog log) {
        int task = log.task(n);
        boolean here = (log.isEnter(n) || log.isLeave(n)) && Function.of(log.object(n)) == Function.HANDLE_MM_FAULT;
        if (here && log.isEnter(n)) {
            byTask[task] = new FaultFrame(task, log.after(n));
        }
        FaultFrame frame = byTask[task];
        if (frame != null) {
            frame.note(n, log);
        }
        if (here && log.isLeave(n)) {
            byTask[task] = null;
        }
        return frame;
    }

    /// Whether event `n` leaves a fault.
    static boolean isEnd(long n, EventLog log) {
        return log.isLeave(n) && Function.of(log.object(n)) == Function.HANDLE_MM_FAULT;
    }
}
