package io.ptescope.model.state;

import java.util.Locale;

/// Counters of the whole machine (specification section 1.9). Pages unless they say otherwise.
public enum Counter {
    NR_DIRTY,
    NR_WRITEBACK,
    NR_FILE_PAGES,
    NR_FILE_MAPPED,
    NR_ANON_PAGES,
    /// Entries of the generic fault handler.
    PGFAULT,
    /// Faults that had to read.
    PGMAJFAULT,
    /// Pages handed to a device since boot.
    PAGES_WRITTEN,
    /// Calls of `page_mkwrite` since boot.
    MKWRITE_CALLS,
    /// Calls of `pfn_mkwrite` since boot.
    PFN_MKWRITE_CALLS,
    /// Pages taken from the free list since boot, failures included.
    ALLOCATIONS,
    /// Blocks of the medium asked for since boot, failures included.
    BLOCK_REQUESTS,
    /// Times that the flusher was asked to work.
    FLUSHER_WAKEUPS,
    /// Times that it did.
    FLUSHER_RUNS,
    /// Pages dirtied since boot, kept by kernels whose writers sleep.
    NR_DIRTIED,
    /// Pages that began to be written since boot, kept by the same kernels.
    NR_WRITTEN,
    /// Milliseconds since boot.
    UPTIME,
    /// Times that DAX asked a file system where a page lies, since boot.
    IOMAP_CALLS,
    /// PTE pages that insertions asked for since boot, failures included.
    PAGE_TABLE_REQUESTS,
    /// Times that `insert_pfn` found another frame where it was to upgrade an entry; the first one warns.
    INSERT_PFN_MISMATCHES,
    /// Changes to pages that wait in the batches of the CPUs.
    LRU_BATCHED;

    /// What people call it.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
