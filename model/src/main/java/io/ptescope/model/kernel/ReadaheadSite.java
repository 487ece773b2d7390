package io.ptescope.model.kernel;

/// Lines of mm/readahead.c.
public enum ReadaheadSite implements Site {
    DO_SYNC_MMAP_READAHEAD__RANDOM, DO_SYNC_MMAP_READAHEAD__SEQUENTIAL,
    DO_SYNC_MMAP_READAHEAD__AROUND,
    PAGE_CACHE_SYNC_RA__RANDOM, PAGE_CACHE_SYNC_RA__START, PAGE_CACHE_SYNC_RA__ALONE,
    PAGE_CACHE_SYNC_RA__STREAM,
    PAGE_CACHE_ASYNC_RA__NEXT,
    PAGE_CACHE_RA_ORDER__FOLIO, DO_PAGE_CACHE_RA__READ, DO_PAGE_CACHE_RA__OUT_OF_MEMORY;

    @Override
    public SourceFile file() {
        return SourceFile.READAHEAD;
    }
}
