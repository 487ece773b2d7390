package io.ptescope.model.kernel;

/// Lines of mm/msync.c.
public enum MsyncSite implements Site {
    SYS_MSYNC__CHECK, SYS_MSYNC__LOCK_MM, SYS_MSYNC__WALK, SYS_MSYNC__UNLOCK_MM, SYS_MSYNC__BALANCE, SYS_MSYNC__FSYNC,
    SYS_MSYNC__FSYNC_RANGE,
    SYS_MSYNC__RESULT,
    MSYNC_PTE_RANGE__LOCK, MSYNC_PTE_RANGE__CLEAN, MSYNC_PTE_RANGE__MARK_DIRTY, MSYNC_PTE_RANGE__UNLOCK;

    @Override
    public SourceFile file() {
        return SourceFile.MSYNC;
    }
}
