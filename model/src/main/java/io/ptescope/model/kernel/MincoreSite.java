package io.ptescope.model.kernel;

/// Lines of mm/mincore.c.
public enum MincoreSite implements Site {
    SYS_MINCORE__LOCK_MM, SYS_MINCORE__HOLE, SYS_MINCORE__ENTRY, SYS_MINCORE__CACHE, SYS_MINCORE__UNLOCK_MM,
    SYS_MINCORE__SWAP;

    @Override
    public SourceFile file() {
        return SourceFile.MINCORE;
    }
}
