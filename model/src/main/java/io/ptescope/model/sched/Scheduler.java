package io.ptescope.model.sched;

import java.util.List;
import java.util.function.BooleanSupplier;

/// Decides at each preemption point who goes on. Called by the code of a task, on the thread of that task.
public interface Scheduler {
    /// A preemption point: returns when the calling task is to go on.
    void step();

    /// Returns when `ready` holds and the calling task is to go on. A task that waits alone for what nobody will do
    /// is a [Deadlock].
    void waitUntil(BooleanSupplier ready);

    /// The scheduler of a run with one task: a step costs nothing, and waiting in vain is an error.
    Scheduler ALONE = new Scheduler() {
        @Override
        public void step() {}

        @Override
        public void waitUntil(BooleanSupplier ready) {
            if (!ready.getAsBoolean()) {
                throw new Deadlock(List.of("the only task"));
            }
        }
    };
}
