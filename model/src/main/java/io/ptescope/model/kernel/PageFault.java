package io.ptescope.model.kernel;

import io.ptescope.model.arch.Level;
import io.ptescope.model.arch.Pte;

/// One fault on its way through mm/memory.c.
///
/// @param mm      the address space
/// @param vma     the area that holds the address
/// @param address the address, any byte of the page
/// @param write   whether it is a store
/// @param leaf    the PTE page, whose lock guards the entry
/// @param entry   the entry as it was read without the lock (`orig_pte`)
record PageFault(int mm, int vma, long address, boolean write, int leaf, Pte entry) {
    /// The place of the entry in its table.
    int index() {
        return Level.PTE.index(address);
    }
}
