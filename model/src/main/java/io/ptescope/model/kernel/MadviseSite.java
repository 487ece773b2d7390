package io.ptescope.model.kernel;

/// Lines of mm/madvise.c.
public enum MadviseSite implements Site {
    SYS_MADVISE__CHECK, SYS_MADVISE__UNKNOWN, SYS_MADVISE__LOCK_MM, SYS_MADVISE__HOLE, SYS_MADVISE__UNLOCK_MM,
    MADVISE_BEHAVIOR__REFUSED, MADVISE_BEHAVIOR__SPLIT, MADVISE_BEHAVIOR__FLAGS,
    MADVISE_DONTNEED__REFUSED, MADVISE_DONTNEED__ZAP,
    MADVISE_WILLNEED__NO_FILE, MADVISE_WILLNEED__READ;

    @Override
    public SourceFile file() {
        return SourceFile.MADVISE;
    }
}
