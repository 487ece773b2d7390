package io.ptescope.model.state;

/// The swap device: slots of a page each, numbered from 1. A slot is in use while entries refer to it, or while a page
/// of memory is its copy in the swap cache.
public final class Swaps {
    /// The one device.
    public static final int DEVICE = 0;
    /// No slot.
    public static final int NO_SLOT = 0;

    private final Cells cells;

    Swaps(Cells cells) {
        this.cells = cells;
    }

    /// How many entries say that their page lies in `slot`.
    public int references(int slot) {
        return (int) cells.element(Field.SWAP_MAP, DEVICE, slot);
    }

    /// The page that is the copy of `slot` in memory, or -1.
    public int page(int slot) {
        return (int) cells.element(Field.SWAP_CACHE, DEVICE, slot) - 1;
    }

    /// What is on the device: a number of [Contents].
    public int content(int slot) {
        return (int) cells.element(Field.SWAP_CONTENT, DEVICE, slot);
    }

    /// The slot that a page of the swap cache is the copy of, or [#NO_SLOT].
    public int slot(int pfn) {
        return (int) cells.scalar(Field.PAGE_SWAP, pfn);
    }

    /// One past the last slot that was ever used.
    public int end() {
        return cells.slots(Field.SWAP_MAP, DEVICE);
    }

    public boolean isFree(int slot) {
        return references(slot) == 0 && page(slot) < 0;
    }

    /// Pages of an address space that lie in swap, where the kernel counts them (2.6.34).
    public long entries(int mm) {
        return cells.scalar(Field.MM_SWAPENTS, mm);
    }
}
