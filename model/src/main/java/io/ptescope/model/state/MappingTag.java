package io.ptescope.model.state;

/// Tags of a page-cache slot.
public enum MappingTag {
    DIRTY,
    WRITEBACK,
    /// Since 4.x: what a data-integrity pass has to write.
    TOWRITE;

    /// The bit in the cell.
    public long mask() {
        return 1L << ordinal();
    }
}
