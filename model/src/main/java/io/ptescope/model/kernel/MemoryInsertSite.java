package io.ptescope.model.kernel;

/// Lines of mm/memory.c by which drivers and file systems map frames of their own.
public enum MemoryInsertSite implements Site {
    REMAP_PFN_RANGE__FLAGS, REMAP_PFN_RANGE__INSTALL,
    VM_INSERT_MIXED__RANGE, VM_INSERT_MIXED__HAS_PAGE, VM_INSERT_MIXED__RAW,
    INSERT_PAGE__LOCK, INSERT_PAGE__BUSY, INSERT_PAGE__INSTALL, INSERT_PAGE__UNLOCK,
    INSERT_PFN__LOCK, INSERT_PFN__BUSY, INSERT_PFN__INSTALL, INSERT_PFN__UNLOCK;

    @Override
    public SourceFile file() {
        return SourceFile.MEMORY_INSERT;
    }
}
