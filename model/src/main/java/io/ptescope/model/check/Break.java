package io.ptescope.model.check;

/// The first moment at which an invariant is broken.
///
/// @param position the position
/// @param report   whose sentinel says so, and of what
public record Break(long position, Report report) {}
