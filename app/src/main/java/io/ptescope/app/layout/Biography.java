package io.ptescope.app.layout;

import java.util.List;

/// The lives of entries and pages over a run, detached from any recording. Positions count events.
///
/// @param rows     one an entry or a page of a file, from the top
/// @param to       last position; the first is 0
/// @param position where the session stands
public record Biography(List<Life> rows, long to, long position) {
    /// Copies the list.
    public Biography {
        rows = List.copyOf(rows);
    }

    /// One life.
    ///
    /// @param name  what people call the entry or page
    /// @param spans what it was, from when to when, ascending and without gaps
    public record Life(String name, List<Span> spans) {
        /// Copies the list.
        public Life {
            spans = List.copyOf(spans);
        }
    }

    /// A time during which nothing changed.
    ///
    /// @param fill what may be done, and whether it has been done
    /// @param text the same in a few letters
    /// @param by   what brought it about; may be empty
    public record Span(long begin, long end, Fill fill, String text, String by) {}
}
