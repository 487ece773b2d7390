package io.ptescope.model.state;

/// Bits of `i_state`.
public enum InodeState {
    DIRTY_SYNC,
    DIRTY_DATASYNC,
    DIRTY_PAGES,
    /// Being written: I_LOCK up to 2.6.23, I_SYNC later.
    SYNC;

    /// The bit in the cell.
    public long mask() {
        return 1L << ordinal();
    }
}
