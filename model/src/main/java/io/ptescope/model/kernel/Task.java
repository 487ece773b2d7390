package io.ptescope.model.kernel;

import io.ptescope.model.event.Pen;

/// A task of the simulated machine as the code that runs on its behalf knows it. What can change about it is state;
/// only its place in the kernel is here, in its [Pen].
///
/// @param number the task's number in the state, or [io.ptescope.model.event.Event.Origin#HARDWARE]
/// @param pen    where it stands
public record Task(int number, Pen pen) {
    /// A task in user space.
    public Task(int number) {
        this(number, new Pen(number));
    }
}
