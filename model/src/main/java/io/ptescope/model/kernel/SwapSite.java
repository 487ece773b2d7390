package io.ptescope.model.kernel;

/// Lines of mm/swap.c.
public enum SwapSite implements Site {
    PAGEVEC_STRIP__LOCK_PAGE, PAGEVEC_STRIP__RELEASE, PAGEVEC_STRIP__UNLOCK_PAGE;

    @Override
    public SourceFile file() {
        return SourceFile.SWAP;
    }
}
