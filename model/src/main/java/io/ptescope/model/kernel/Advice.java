package io.ptescope.model.kernel;

/// What madvise(2) can be told: MADV_….
public enum Advice {
    NORMAL, RANDOM, SEQUENTIAL, WILLNEED, DONTNEED, DONTFORK, DOFORK, WIPEONFORK, KEEPONFORK, HUGEPAGE, NOHUGEPAGE
}
