package io.ptescope.model.scenario.run;

import io.ptescope.model.event.EventLog;
import io.ptescope.model.event.Topic;
import io.ptescope.model.scenario.run.Result.PageFault;
import java.util.ArrayList;
import java.util.List;

/// Counts page faults as the log grows.
final class Tally {
    private static final int TASKS = 64;
    private static final long PROTECTION = 1;
    private static final long WRITE = 2;
    private static final long USER = 4;

    private final EventLog log;
    private final long[] faults = new long[TASKS];
    private long read;

    Tally(EventLog log) {
        this.log = log;
    }

    /// Page faults of `task` so far.
    long faults(int task) {
        catchUp();
        return faults[task];
    }

    /// Page faults of the process so far, those that ended in a signal included.
    long faults(Processes.Process process) {
        return process.tasks().stream().mapToLong(this::faults).sum();
    }

    /// The page faults of `task` from position `from` on.
    List<PageFault> since(long from, int task, Processes.Process process) {
        List<PageFault> found = new ArrayList<>();
        for (long n = from; n < log.size(); n++) {
            if (isTrap(n) && log.task(n) == task) {
                found.add(new PageFault(n, process.name(log.before(n)), (log.after(n) & PROTECTION) != 0,
                    (log.after(n) & WRITE) != 0, (log.after(n) & USER) == 0));
            }
        }
        return found;
    }

    private void catchUp() {
        for (; read < log.size(); read++) {
            if (isTrap(read)) {
                faults[log.task(read)]++;
            }
        }
    }

    private boolean isTrap(long n) {
        return log.isRemark(n) && log.object(n) == Topic.TRAP.ordinal();
    }
}
