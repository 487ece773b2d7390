package io.ptescope.model.kernel;

/// Lines of fs/dax.c that map 2 MiB at once.
public enum DaxHugeSite implements Site {
    DAX_IOMAP_PMD_FAULT__CHECK, DAX_IOMAP_PMD_FAULT__GRAB, DAX_IOMAP_PMD_FAULT__IOMAP, DAX_IOMAP_PMD_FAULT__HOLE,
    DAX_IOMAP_PMD_FAULT__NEW_BLOCK, DAX_IOMAP_PMD_FAULT__INSERT, DAX_IOMAP_PMD_FAULT__UNLOCK,
    DAX_IOMAP_PMD_FAULT__FALLBACK,
    DAX_PMD_LOAD_HOLE__ENTRY, DAX_PMD_LOAD_HOLE__LOCK, DAX_PMD_LOAD_HOLE__INSTALL, DAX_PMD_LOAD_HOLE__UNLOCK;

    @Override
    public SourceFile file() {
        return SourceFile.DAX_HUGE;
    }
}
