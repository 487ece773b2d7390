package io.ptescope.model.check;

import io.ptescope.model.event.Event.Origin;
import io.ptescope.model.event.EventLog;
import io.ptescope.model.kernel.Function;
import io.ptescope.model.kernel.Patch;
import io.ptescope.model.recording.Recording;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A walk along a recording, one event after the other, that keeps the open calls of every task and lets each [Watch]
/// take its notes. Costs the same for every event, however long the recording.
final class Trail {
    private final Recording recording;
    private final EventLog log;
    private final Map<Invariant, Watch> watches;
    private final EnumSet<Invariant> due = EnumSet.noneOf(Invariant.class);
    private final List<Deque<Open>> calls = new ArrayList<>();
    private long position;

    /// A walk that begins at boot, of a kernel with `patches`.
    Trail(Recording recording, Set<Patch> patches) {
        this.recording = recording;
        this.log = recording.log();
        this.watches = watches(patches);
        for (int task = 0; task <= Origin.HARDWARE; task++) {
            calls.add(new ArrayDeque<>());
        }
    }

    /// A call that is open.
    record Open(Function function, long argument) {}

    private static Map<Invariant, Watch> watches(Set<Patch> patches) {
        Map<Invariant, Watch> watches = new EnumMap<>(Invariant.class);
        watches.put(Invariant.I14, new ReuseWatch());
        watches.put(Invariant.I18, new PrivateAreaWatch());
        watches.put(Invariant.I20, new PermissionWatch());
        watches.put(Invariant.I21, new RefusalWatch());
        watches.put(Invariant.I22, new DurabilityWatch());
        watches.put(Invariant.I24, new PageLockWatch());
        watches.put(Invariant.I25, new CleaningWatch());
        watches.put(Invariant.I26, new LockOrderWatch());
        watches.put(Invariant.I27, new SleepWatch(patches));
        watches.put(Invariant.I31, new SlotLockWatch());
        watches.put(Invariant.I32, new InsertionWatch());
        watches.put(Invariant.I33, new FaultCountWatch(patches));
        return watches;
    }

    EventLog log() {
        return log;
    }

    long position() {
        return position;
    }

    boolean isOf(Recording other) {
        return recording == other;
    }

    /// Goes on to `to`, which lies not before where it stands.
    void advance(long to) {
        while (position < to) {
            step();
        }
    }

    /// Takes one event; returns the invariants whose watches want to look once the step is over.
    Set<Invariant> step() {
        if (Sentinels.isBetweenSteps(recording, position)) {
            due.clear();
            watches.values().forEach(Watch::begin);
        }
        long n = position++;
        Deque<Open> stack = calls.get(log.task(n));
        if (log.isEnter(n)) {
            stack.push(new Open(Function.of(log.object(n)), log.after(n)));
        }
        watches.forEach((invariant, watch) -> {
            if (watch.note(n, this)) {
                due.add(invariant);
            }
        });
        if (log.isLeave(n)) {
            stack.poll();
        }
        return due;
    }

    /// Lets the watch of `invariant`, if it has one, look at the step that has just ended.
    void look(Invariant invariant, Scene scene, List<Finding> findings) {
        Watch watch = watches.get(invariant);
        if (watch != null && due.contains(invariant)) {
            watch.look(scene, findings);
        }
    }

    /// How many calls of `task` are open.
    int depth(int task) {
        return calls.get(task).size();
    }

    /// The innermost open call of `task`; null in user space. One that is about to be left is still open.
    @Nullable Open innermost(int task) {
        return calls.get(task).peek();
    }

    /// The innermost open call of `task` of one of `functions`, or null.
    @Nullable Open innermost(int task, Set<Function> functions) {
        for (Open open : calls.get(task)) {
            if (functions.contains(open.function())) {
                return open;
            }
        }
        return null;
    }
}
