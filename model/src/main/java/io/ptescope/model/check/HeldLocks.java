package io.ptescope.model.check;

import io.ptescope.model.event.Event.Origin;
import io.ptescope.model.event.EventLog;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.LockKind;
import io.ptescope.model.state.Locks;
import java.util.ArrayList;
import java.util.List;

/// Which locks each task holds, kept up to date from the log.
final class HeldLocks {
    private static final LockKind[] KINDS = LockKind.values();

    private final List<List<Held>> byTask = new ArrayList<>();

    HeldLocks() {
        for (int task = 0; task <= Origin.HARDWARE; task++) {
            byTask.add(new ArrayList<>());
        }
    }

    /// A lock of a task.
    record Held(LockKind kind, long object) {}

    /// The locks of `task`, in the order in which it took them.
    List<Held> of(int task) {
        return byTask.get(task);
    }

    /// Takes note of event `n`: whether its task has taken a lock with it, which is then the last of [#of].
    boolean note(long n, EventLog log) {
        if (!log.changes(n, Field.LOCK)) {
            return false;
        }
        int task = log.task(n);
        Held lock = new Held(KINDS[log.object(n)], log.slot(n));
        boolean takes = holds(log.after(n), task);
        byTask.get(task).remove(lock);
        if (takes) {
            byTask.get(task).add(lock);
        }
        return takes;
    }

    private static boolean holds(long state, int task) {
        return state < 0 ? state == Locks.writtenBy(task) : (state & Locks.readBy(task)) != 0;
    }
}
