package io.ptescope.model.kernel;

import io.ptescope.model.event.Event.Origin;
import io.ptescope.model.event.Journal;
import io.ptescope.model.sched.Scheduler;
import io.ptescope.model.state.Machine;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// A booted kernel: its patches, its files, and the task that runs now.
///
/// Not for several threads at once. Where tasks run side by side, a scheduler lets one of them run at a time and says
/// so with [#switchTo].
public final class Kernel {
    private final EnumSet<Patch> patches;
    private final Journal journal;
    private final List<Task> tasks = new ArrayList<>();
    private final Task hardware = new Task(Origin.HARDWARE);
    private Scheduler scheduler = Scheduler.ALONE;
    private Task current = hardware;

    /// A kernel with `patches` on the machine that `journal` writes to.
    public Kernel(Set<Patch> patches, Journal journal) {
        this.patches = EnumSet.noneOf(Patch.class);
        this.patches.addAll(patches);
        this.journal = journal;
    }

    public boolean has(Patch patch) {
        return patches.contains(patch);
    }

    public Machine machine() {
        return journal.machine();
    }

    Journal journal() {
        return journal;
    }

    /// The task that runs now.
    public Task current() {
        return current;
    }

    /// Lets `task` run from here on.
    public void switchTo(int task) {
        current = task == Origin.HARDWARE ? hardware : task(task);
    }

    /// Lets `next` decide at preemption points from here on.
    public void runUnder(Scheduler next) {
        scheduler = next;
    }

    private Task task(int number) {
        while (tasks.size() <= number) {
            tasks.add(new Task(tasks.size()));
        }
        return tasks.get(number);
    }

    void at(Site site) {
        journal.settle(current.pen());
        scheduler.step();
        journal.at(current.pen(), site.id());
    }
}
