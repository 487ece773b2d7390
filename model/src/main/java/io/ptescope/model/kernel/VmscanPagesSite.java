package io.ptescope.model.kernel;

/// Lines of mm/vmscan.c by which chosen pages leave memory.
public enum VmscanPagesSite implements Site {
    RECLAIM_PAGES__KEEP, RECLAIM_PAGES__UNMAP, RECLAIM_PAGES__STORED_TO, RECLAIM_PAGES__DISCARD,
    RECLAIM_PAGES__TRANSFER_DIRT, RECLAIM_PAGES__DIRTY, RECLAIM_PAGES__REMOVE, RECLAIM_PAGES__SWAP_OUT;

    @Override
    public SourceFile file() {
        return SourceFile.VMSCAN_PAGES;
    }
}
