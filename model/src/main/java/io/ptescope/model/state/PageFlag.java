package io.ptescope.model.state;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Flags of `struct page` that the model keeps.
public enum PageFlag {
    LOCKED(0),
    ERROR(1),
    REFERENCED(2),
    UPTODATE(3),
    /// The master dirty bit; bits in PTEs are hints that are collected into it.
    DIRTY(4),
    LRU(5),
    ACTIVE(6),
    RESERVED(10),
    /// Buffers are attached.
    PRIVATE(11),
    WRITEBACK(12),
    SWAPCACHE(15),
    MAPPEDTODISK(16),
    RECLAIM(17),
    SWAPBACKED(18),
    MLOCKED(19),
    ANON_EXCLUSIVE(20),
    /// Reading ahead has come this far: whoever gets here sets off the next read.
    READAHEAD(21),
    /// Being copied to a cache on the local disk (PG_fscache).
    FSCACHE(22),
    /// In the batch of a CPU: about to leave those that may go to swap.
    LAZYFREE(23),
    /// In the batch of a CPU: about to lose [#MLOCKED].
    MUNLOCK(24);

    private final long mask;

    PageFlag(int bit) {
        this.mask = 1L << bit;
    }

    /// The bit in the cell; the number is that of 2.6.19 where that kernel has the flag.
    public long mask() {
        return mask;
    }

    /// What people call it.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Those that are set in `bits`.
    public static List<PageFlag> of(long bits) {
        return Arrays.stream(values()).filter(each -> (bits & each.mask()) != 0).toList();
    }
}
