package io.ptescope.model.recording;

/// A stretch of the recording that one task spends in one path.
///
/// @param begin    the event that enters it
/// @param end      the event that leaves it; the size of the recording if it never ends
/// @param task     who
/// @param function number of the function
/// @param level    how many other paths of the task are open around it
public record Span(long begin, long end, int task, int function, int level) {}
