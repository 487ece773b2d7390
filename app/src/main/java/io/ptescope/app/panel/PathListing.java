package io.ptescope.app.panel;

import java.util.List;

/// The path as its panel shows it.
///
/// @param place    file and kernel
/// @param calls    the task and the functions around, outermost first
/// @param function the function shown; empty in user space
/// @param lines    its lines
public record PathListing(String place, String calls, String function, List<PathLine> lines) {
    /// Copies the list.
    public PathListing {
        lines = List.copyOf(lines);
    }
}
