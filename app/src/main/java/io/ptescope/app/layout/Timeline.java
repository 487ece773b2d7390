package io.ptescope.app.layout;

import java.util.List;

/// What the timeline shows, detached from any recording. Positions count events: position p is "events before p have
/// happened".
///
/// @param lanes    one a task or CPU, from the top
/// @param marks    named moments, by position
/// @param borders  where operations begin, ascending
/// @param changes  where entries of page tables change, ascending
/// @param from     first position shown
/// @param to       last position shown
/// @param position where the session stands
public record Timeline(List<Lane> lanes, List<Mark> marks, List<Long> borders, List<Change> changes, long from,
    long to, long position) {
    /// Copies the lists.
    public Timeline {
        lanes = List.copyOf(lanes);
        marks = List.copyOf(marks);
        borders = List.copyOf(borders);
        changes = List.copyOf(changes);
    }

    /// The same with the session elsewhere.
    public Timeline at(long elsewhere) {
        return new Timeline(lanes, marks, borders, changes, from, to, elsewhere);
    }

    /// A lane with the paths on it, by position; paths of one lane do not overlap.
    public record Lane(String name, List<Span> spans) {
        /// Copies the list.
        public Lane {
            spans = List.copyOf(spans);
        }
    }

    /// A path through the kernel: entered at event `begin`, left at event `end`.
    public record Span(long begin, long end, SpanKind kind, String text) {}

    /// A named moment.
    public record Mark(long position, String name) {}

    /// An entry changed at event `position`, by the lane with index `lane`.
    public record Change(long position, int lane) {}
}
