package io.ptescope.model.kernel;

/// Lines of fs/sync.c.
public enum SyncSite implements Site {
    DO_FSYNC__WRITE, DO_FSYNC__LOCK, DO_FSYNC__METADATA, DO_FSYNC__UNLOCK, DO_FSYNC__WAIT,
    VFS_FSYNC_RANGE__WRITE, VFS_FSYNC_RANGE__WAIT, VFS_FSYNC_RANGE__METADATA, VFS_FSYNC_RANGE__ERRORS,
    SYS_SYNC__WRITE, SYS_SYNC__WAIT, SYS_SYNCFS__WRITE, SYS_SYNCFS__WAIT,
    SYS_SYNC_FILE_RANGE__WAIT_BEFORE, SYS_SYNC_FILE_RANGE__WRITE, SYS_SYNC_FILE_RANGE__WAIT_AFTER;

    @Override
    public SourceFile file() {
        return SourceFile.SYNC;
    }
}
