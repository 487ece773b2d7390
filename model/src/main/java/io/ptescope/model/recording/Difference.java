package io.ptescope.model.recording;

/// What became of one cell between two positions.
///
/// @param cell   the cell
/// @param before its value at the earlier position
/// @param after  its value at the later position, another one
/// @param last   the last event between them that changed it
public record Difference(Cell cell, long before, long after, long last) {}
