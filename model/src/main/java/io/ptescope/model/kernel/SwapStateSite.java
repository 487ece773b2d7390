package io.ptescope.model.kernel;

/// Lines of mm/swap_state.c.
public enum SwapStateSite implements Site {
    ADD_TO_SWAP__TAKE_SLOT, ADD_TO_SWAP__FULL, ADD_TO_SWAP__ADD,
    READ_SWAP_CACHE_ASYNC__FIND, READ_SWAP_CACHE_ASYNC__ALLOC, READ_SWAP_CACHE_ASYNC__OUT_OF_MEMORY,
    READ_SWAP_CACHE_ASYNC__READ,
    DELETE_FROM_SWAP_CACHE__DELETE;

    @Override
    public SourceFile file() {
        return SourceFile.SWAP_STATE;
    }
}
