package io.ptescope.model.sched;

import java.util.List;

/// How a block was run.
///
/// @param taken    the turns really taken; following them gives the same run again
/// @param steps    steps made, by lane
/// @param complete false if the choice stopped the block before its end
public record Ran(Schedule taken, List<Integer> steps, boolean complete) {
    public Ran {
        steps = List.copyOf(steps);
    }
}
