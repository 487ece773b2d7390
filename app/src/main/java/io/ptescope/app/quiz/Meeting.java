package io.ptescope.app.quiz;

/// What the accesses of a step meet, from the mildest to the worst.
public enum Meeting {
    /// The CPU finds all that it needs.
    NOTHING,
    FAULT,
    SIGNAL
}
