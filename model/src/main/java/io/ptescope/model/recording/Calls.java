package io.ptescope.model.recording;

import io.ptescope.model.event.EventLog;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Which calls are open around an event or at a position. Nothing is stored for it: the log says how deep each event
/// lies, entries name the entry around them, and returns name theirs, so that looking back skips every finished call.
final class Calls {
    private final EventLog log;
    private final long size;
    private final LastEvents lastEvents;

    Calls(EventLog log, long size, LastEvents lastEvents) {
        this.log = log;
        this.size = size;
        this.lastEvents = lastEvents;
    }

    /// The entry of the innermost call around `event`, or -1 in user space.
    long enclosing(long event) {
        if (log.isEnter(event)) {
            return log.parent(event);
        }
        if (log.isLeave(event)) {
            return log.parent(log.entry(event));
        }
        int depth = log.depth(event);
        if (depth == 0) {
            return -1;
        }
        int task = log.task(event);
        long n = event - 1;
        while (log.task(n) != task || !log.isEnter(n) || log.depth(n) != depth - 1) {
            n = log.task(n) == task && log.isLeave(n) ? log.entry(n) - 1 : n - 1;
        }
        return n;
    }

    /// How many calls of its task are open once `event` has happened.
    int depthAfter(long event) {
        return log.depth(event) + (log.isEnter(event) ? 1 : 0);
    }

    /// How many calls of `task` are open at `position`.
    int depth(long position, int task) {
        long last = last(position, task);
        return last < 0 ? 0 : depthAfter(last);
    }

    /// The last event of `task` before `position`, or -1.
    long last(long position, int task) {
        return lastEvents.before(position, task);
    }

    /// The event that leaves the call entered at `entry`, or the size of the recording.
    long leave(long entry) {
        for (long n = entry + 1; n < size; n++) {
            if (log.isLeave(n) && log.entry(n) == entry) {
                return n;
            }
        }
        return size;
    }

    /// The calls of `task` that are open at `position`, innermost last.
    List<Call> stack(long position, int task) {
        long last = last(position, task);
        if (last < 0) {
            return List.of();
        }
        List<Call> inner = new ArrayList<>();
        boolean entered = log.isEnter(last);
        int site = entered ? 0 : log.site(last);
        for (long entry = entered ? last : enclosing(last); entry >= 0; entry = log.parent(entry)) {
            inner.add(new Call(entry, task, log.object(entry), log.after(entry), site));
            site = log.site(entry);
        }
        Collections.reverse(inner);
        return List.copyOf(inner);
    }
}
