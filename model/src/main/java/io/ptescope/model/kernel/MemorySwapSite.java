package io.ptescope.model.kernel;

/// Lines of mm/memory.c: a page comes back from swap.
public enum MemorySwapSite implements Site {
    DO_SWAP_PAGE__FIND, DO_SWAP_PAGE__OUT_OF_MEMORY, DO_SWAP_PAGE__LOCK_PAGE, DO_SWAP_PAGE__LOCK, DO_SWAP_PAGE__CHANGED,
    DO_SWAP_PAGE__COUNT, DO_SWAP_PAGE__SOLE_USER, DO_SWAP_PAGE__INSTALL, DO_SWAP_PAGE__RMAP, DO_SWAP_PAGE__FREE_SLOT,
    DO_SWAP_PAGE__STILL_WRITE, DO_SWAP_PAGE__UNLOCK;

    @Override
    public SourceFile file() {
        return SourceFile.MEMORY_SWAP;
    }
}
