package io.ptescope.model.kernel;

/// Lines of mm/memory.c by which /dev/zero maps the zero page.
public enum MemoryZeromapSite implements Site {
    ZEROMAP_PAGE_RANGE__LOCK, ZEROMAP_PAGE_RANGE__MAP, ZEROMAP_PAGE_RANGE__UNLOCK;

    @Override
    public SourceFile file() {
        return SourceFile.MEMORY_ZEROMAP;
    }
}
