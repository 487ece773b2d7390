package io.ptescope.model.state;

import java.util.Locale;

/// The locks of the model, outermost first (specification section 6.13).
public enum LockKind {
    /// Slot: inode.
    I_MUTEX,
    /// Slot: mm. Readers and one writer.
    MMAP_SEM,
    /// Slot: pfn. PG_locked.
    PAGE_LOCK,
    /// Slot: inode.
    I_MMAP_LOCK,
    /// Slot: anon_vma.
    ANON_VMA_LOCK,
    /// Slot: table.
    PTL,
    /// Slot: 0.
    LRU_LOCK,
    /// Slot: inode.
    PRIVATE_LOCK,
    /// Slot: 0.
    INODE_LOCK,
    /// Slot: inode.
    TREE_LOCK,
    /// Slot: page index; DAX.
    ENTRY_LOCK;

    /// What people call it.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
