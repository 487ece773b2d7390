package io.ptescope.app.layout;

import java.util.List;

/// What a map shows of one page, in a byte: the ordinal of its [Fill], and bits.
final class PageState {
    /// No struct page stands behind the entry, or device memory.
    static final int HATCHED = 0x10;
    /// A CPU still has an older translation.
    static final int STALE = 0x20;
    /// On its way to the medium.
    static final int WRITEBACK = 0x40;

    private static final int FILL = 0x0f;
    private static final Fill[] FILLS = Fill.values();
    /// By ordinal of [Fill]: how alarming it is. Data that can be lost comes first, then what is not there as usual.
    private static final int[] ALARM = new int[FILLS.length];

    static {
        List<Fill> rising = List.of(Fill.NONE, Fill.PLAIN, Fill.READ_CLEAN, Fill.WRITE_CLEAN, Fill.FORBIDDEN, Fill.SWAP,
            Fill.READ_DIRTY, Fill.WRITE_DIRTY);
        for (int i = 0; i < rising.size(); i++) {
            ALARM[rising.get(i).ordinal()] = i;
        }
    }

    private PageState() {}

    static Fill fill(int state) {
        return FILLS[state & FILL];
    }

    /// Greater for what deserves more attention.
    static int alarm(int state) {
        return ALARM[state & FILL];
    }
}
