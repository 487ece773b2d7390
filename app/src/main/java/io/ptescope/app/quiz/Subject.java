package io.ptescope.app.quiz;

/// What is asked for beside the bits of an entry.
public enum Subject {
    /// What the accesses of the step meet.
    ACCESS,
    /// Which kernel function changes the entry.
    PATH,
    /// What becomes of the page of the file.
    PAGE,
    /// On which list of writeback the file's inode is.
    LIST
}
