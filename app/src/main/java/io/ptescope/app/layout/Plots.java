package io.ptescope.app.layout;

import java.util.List;

/// Numbers over a run, detached from any recording. Positions count events.
///
/// @param rows     one a counter, from the top
/// @param to       last position; the first is 0
/// @param position where the session stands
public record Plots(List<Row> rows, long to, long position) {
    /// Copies the list.
    public Plots {
        rows = List.copyOf(rows);
    }

    /// One counter.
    ///
    /// @param name  as the kernel calls it
    /// @param now   its value at the position
    /// @param steps its values, ascending by position; the first is at 0
    public record Row(String name, long now, List<Step> steps) {
        /// Copies the list.
        public Row {
            steps = List.copyOf(steps);
        }
    }

    /// From a position on the counter has this value.
    public record Step(long position, long value) {}
}
