package io.ptescope.model.sched;

/// Decides who makes the next step. Asked at every preemption point, on the thread of the lane that stands there, so
/// it may look at the machine: nothing else runs meanwhile.
@FunctionalInterface
public interface Choice {
    /// Ends the block here; lanes that have not ended are abandoned.
    int STOP = -1;

    /// The lane that makes the next step: one that can run, or [#STOP].
    int next(Point point);

    /// What there is to choose from.
    interface Point {
        /// The lane that made the last step, or -1 before the first.
        int current();

        /// Whether the lane has not ended and does not wait.
        boolean canRun(int lane);

        /// All lanes that can run, lane n as bit n; never 0.
        long runnable();

        /// Steps that the lane has made.
        int steps(int lane);
    }
}
