package io.ptescope.model.kernel;

/// Lines of mm/mremap.c.
public enum MremapSite implements Site {
    DO_MREMAP__CHECK, DO_MREMAP__LOCK_MM, DO_MREMAP__CLEAR_TARGET, DO_MREMAP__SHRINK, DO_MREMAP__NO_AREA,
    DO_MREMAP__GROW, DO_MREMAP__IN_THE_WAY, DO_MREMAP__UNLOCK_MM,
    DO_MREMAP__POPULATE,
    MOVE_VMA__COPY_VMA, MOVE_VMA__UNMAP_OLD,
    MOVE_PAGE_TABLES__LOCK, MOVE_PAGE_TABLES__TAKE, MOVE_PAGE_TABLES__PUT, MOVE_PAGE_TABLES__UNLOCK;

    @Override
    public SourceFile file() {
        return SourceFile.MREMAP;
    }
}
