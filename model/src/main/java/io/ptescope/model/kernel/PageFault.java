package io.ptescope.model.kernel;

import io.ptescope.model.arch.Level;
import io.ptescope.model.arch.Pte;

/// One fault on its way through mm/memory.c.
///
/// @param mm       the address space
/// @param vma      the area that holds the address
/// @param address  the address, any byte of the page
/// @param write    whether it is a store
/// @param leaf     the PTE page, whose lock guards the entry
/// @param entry    the entry as it was read without the lock (`orig_pte`)
/// @param mayRetry whether a handler that has to wait may let go of mmap_sem and ask for the fault to start again
///                 (FAULT_FLAG_ALLOW_RETRY, and not yet tried)
/// @param newTable whether the PTE page was made for this fault and is still empty (`prealloc_pte`)
record PageFault(int mm, int vma, long address, boolean write, int leaf, Pte entry, boolean mayRetry,
                 boolean newTable) {
    /// The same fault, now that the entry is `changed`.
    PageFault with(Pte changed) {
        return new PageFault(mm, vma, address, write, leaf, changed, mayRetry, newTable);
    }

    /// The place of the entry in its table.
    int index() {
        return Level.PTE.index(address);
    }
}
