package io.ptescope.model.sched;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// One of the bodies that run side by side: what a task does during a block, or what the hardware does meanwhile.
///
/// @param name    how schedules and errors call it, "cpu0"
/// @param body    runs on a thread of its own; calls the [Baton] at each of its preemption points
/// @param pending for a lane that serves the others: whether there is something to do for it
public record Lane(String name, Runnable body, @Nullable BooleanSupplier pending) {
    /// A lane whose body runs once, and whose end the block waits for.
    public static Lane of(String name, Runnable body) {
        return new Lane(name, body, null);
    }

    /// A lane that serves the others, as a disk that completes one transfer at a time: its body runs each time that
    /// something is pending. The block ends when all other lanes have ended and nothing is pending.
    public static Lane service(String name, BooleanSupplier pending, Runnable body) {
        return new Lane(name, body, pending);
    }

    boolean isService() {
        return pending != null;
    }
}
