package io.ptescope.model.kernel;

/// Lines of arch/x86_64/mm/fault.c.
public enum FaultSite implements Site {
    DO_PAGE_FAULT__LOCK_MM, DO_PAGE_FAULT__FIND_VMA, DO_PAGE_FAULT__CHECK_ACCESS, DO_PAGE_FAULT__HANDLE,
    DO_PAGE_FAULT__COUNT, DO_PAGE_FAULT__UNLOCK_MM, DO_PAGE_FAULT__BAD_AREA, DO_PAGE_FAULT__SIGBUS,
    DO_PAGE_FAULT__OUT_OF_MEMORY, DO_PAGE_FAULT__RETRY, DO_PAGE_FAULT__COMPLETED,
    DO_PAGE_FAULT__FIXUP;

    @Override
    public SourceFile file() {
        return SourceFile.FAULT;
    }
}
