package io.ptescope.model.state;

/// What a fault can send to its task.
public enum Signal {
    NONE,
    /// The page cannot be had.
    SIGBUS,
    /// No such address, or no right to it.
    SIGSEGV,
    /// Out of memory.
    SIGKILL;
}
