package io.ptescope.model.kernel;

import io.ptescope.model.event.Event.Origin;
import io.ptescope.model.event.Journal;
import io.ptescope.model.event.Pen;
import io.ptescope.model.event.Topic;
import io.ptescope.model.sched.Scheduler;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.LockKind;
import io.ptescope.model.state.Locks;
import io.ptescope.model.state.Machine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/// kernel/sched.c and the locks: who runs, where another may go on instead, and what they wait for.
///
/// Not for several threads at once. Where tasks run side by side, a scheduler lets one of them run at a time and says
/// so with [#switchTo].
abstract class Sched {
    private final Journal journal;
    private final Locks locks;
    private final List<Task> tasks = new ArrayList<>();
    private final Task hardware = new Task(Origin.HARDWARE);
    private final Task flusher = new Task(Origin.FLUSHER);
    private Scheduler scheduler = Scheduler.ALONE;
    private boolean isShared;
    private Task current = hardware;
    private Pen pen = current.pen();

    Sched(Journal journal) {
        this.journal = journal;
        this.locks = journal.machine().locks();
    }

    public final Machine machine() {
        return journal.machine();
    }

    final Journal journal() {
        return journal;
    }

    /// The task that runs now.
    public final Task current() {
        return current;
    }

    /// Lets `task` run from here on: a process, [Origin#FLUSHER], or [Origin#HARDWARE].
    public final void switchTo(int task) {
        goOnAs(switch (task) {
            case Origin.HARDWARE -> hardware;
            case Origin.FLUSHER -> flusher;
            default -> task(task);
        });
    }

    /// Lets `next` decide at preemption points from here on.
    public final void runUnder(Scheduler next) {
        scheduler = next;
        isShared = next != Scheduler.ALONE;
    }

    private void goOnAs(Task task) {
        current = task;
        pen = task.pen();
    }

    /// Where the task that runs now writes.
    final Pen pen() {
        return pen;
    }

    /// Runs `work` as another task, without letting anybody in between: an interrupt, or a kernel thread that the
    /// current task waits for.
    final void runAs(int task, Runnable work) {
        Task interrupted = current;
        Task other = task == Origin.FLUSHER ? flusher : hardware;
        if (other.pen().depth() > 0) {
            sleepUntil(() -> other.pen().depth() == 0);
        }
        switchTo(task);
        try {
            work.run();
        } finally {
            goOnAs(interrupted);
        }
    }

    /// A preemption point, and then the line `site`.
    final void at(int site) {
        Pen here = pen;
        if (here.isFirst() || isShared) {
            endStep(here);
        }
        here.stepTo(site);
    }

    private void endStep(Pen here) {
        journal.settle(here);
        if (here.task() < Origin.FLUSHER) {
            scheduler.step();
        }
    }

    /// Takes a lock exclusively, waiting for it where tasks run side by side.
    final void lock(LockKind kind, int object) {
        while (!tryLock(kind, object)) {
            waitFor(kind, object);
        }
    }

    /// Waits until nobody holds a lock, without taking it.
    final void waitFor(LockKind kind, int object) {
        if (!locks.isFree(kind, object)) {
            sleepOn(kind, object, () -> locks.isFree(kind, object));
        }
    }

    final boolean tryLock(LockKind kind, int object) {
        return journal.replace(pen, Field.LOCK, kind.ordinal(), object, 0, Locks.writtenBy(current.number()));
    }

    /// Takes a lock as one of its readers.
    final void lockToRead(LockKind kind, int object) {
        if (locks.state(kind, object) < 0) {
            sleepOn(kind, object, () -> locks.state(kind, object) >= 0);
        }
        journal.set(pen, Field.LOCK, kind.ordinal(), object,
            locks.state(kind, object) | Locks.readBy(current.number()));
    }

    /// Gives back a lock, however it was taken.
    final void unlock(LockKind kind, int object) {
        if (journal.replace(pen, Field.LOCK, kind.ordinal(), object, Locks.writtenBy(current.number()), 0)) {
            return;
        }
        long state = locks.state(kind, object);
        long left = state < 0 ? 0 : state & ~Locks.readBy(current.number());
        journal.set(pen, Field.LOCK, kind.ordinal(), object, left);
    }

    private void sleepOn(LockKind kind, int object, BooleanSupplier free) {
        journal.remark(pen, Topic.WAIT, kind.ordinal(), object);
        sleepUntil(free);
    }

    /// Whoever goes on meanwhile has become the current task: the sleeper takes its place again.
    final void sleepUntil(BooleanSupplier ready) {
        Task sleeper = current;
        scheduler.waitUntil(ready);
        goOnAs(sleeper);
    }

    /// The task with this number, 0 to 60.
    final Task task(int number) {
        while (tasks.size() <= number) {
            tasks.add(new Task(tasks.size()));
        }
        return tasks.get(number);
    }
}
