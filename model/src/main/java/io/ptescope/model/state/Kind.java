package io.ptescope.model.state;

/// The kinds of object that are numbered as they are made.
public enum Kind {
    VMA,
    MM,
    TASK,
    TABLE,
    ANON_VMA,
    BLOCK,
    /// Pages of persistent memory that files got.
    PMEM;
}
