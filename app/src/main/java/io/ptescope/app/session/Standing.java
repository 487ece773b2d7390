package io.ptescope.app.session;

/// Whether a branch is a run of the workload as it is written now, or why it cannot be.
public enum Standing {
    /// It is.
    CURRENT,
    /// The operation in which something was changed by hand is not in the text any more.
    GONE,
    /// The operation takes another way, and does not come to where something was changed by hand.
    ELSEWHERE,
    /// What was changed by hand is not there, or is so already.
    ABSENT
}
