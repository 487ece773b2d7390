package io.ptescope.model.sched;

/// A number of steps that one lane makes in a row.
///
/// @param lane  number of the lane, from 0
/// @param steps from 1; [#TO_END] for as many as it can
public record Turn(int lane, int steps) {
    /// As many steps as the lane can make: until it ends or waits.
    public static final int TO_END = Integer.MAX_VALUE;

    public Turn {
        if (lane < 0 || lane >= Baton.MOST_LANES) {
            throw new IllegalArgumentException("lane " + lane + ", expected 0 to " + (Baton.MOST_LANES - 1));
        }
        if (steps < 1) {
            throw new IllegalArgumentException(steps + " steps, expected at least 1");
        }
    }
}
