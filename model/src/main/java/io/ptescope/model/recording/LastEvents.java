package io.ptescope.model.recording;

import io.ptescope.model.event.EventLog;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Which event a task had last, without looking back further than one stretch of the log: at the end of each stretch
/// of 2^16 events the last event of every task is noted, 512 bytes against the 1 MiB of the events.
final class LastEvents {
    private static final int SHIFT = 16;
    private static final int TASKS = 64;

    private final EventLog log;
    private final List<long[]> noted = new ArrayList<>();
    private final long[] last = new long[TASKS];

    LastEvents(EventLog log) {
        this.log = log;
        Arrays.fill(last, -1);
    }

    /// To be called for every event in order.
    void look(long event) {
        if (event == (long) noted.size() << SHIFT) {
            noted.add(last.clone());
        }
        last[log.task(event)] = event;
    }

    /// The last event of `task` before `position`, or -1.
    long before(long position, int task) {
        if (position == 0) {
            return -1;
        }
        if (last[task] < position) {
            return last[task];
        }
        int stretch = (int) (position - 1 >>> SHIFT);
        for (long n = position - 1; n >= (long) stretch << SHIFT; n--) {
            if (log.task(n) == task) {
                return n;
            }
        }
        return noted.get(stretch)[task];
    }
}
