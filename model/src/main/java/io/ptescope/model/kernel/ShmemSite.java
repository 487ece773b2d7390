package io.ptescope.model.kernel;

/// Lines of mm/shmem.c.
public enum ShmemSite implements Site {
    SHMEM_ZERO_SETUP__NEW_FILE, SHMEM_ZERO_SETUP__MAP,
    SHMEM_EVICT_INODE__PAGES;

    @Override
    public SourceFile file() {
        return SourceFile.SHMEM;
    }
}
