package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.PageIoSite.SWAP_WRITEPAGE__END;
import static io.ptescope.model.kernel.PageIoSite.SWAP_WRITEPAGE__START;
import static io.ptescope.model.kernel.SwapStateSite.ADD_TO_SWAP__ADD;
import static io.ptescope.model.kernel.SwapStateSite.ADD_TO_SWAP__FULL;
import static io.ptescope.model.kernel.SwapStateSite.ADD_TO_SWAP__TAKE_SLOT;
import static io.ptescope.model.kernel.SwapStateSite.DELETE_FROM_SWAP_CACHE__DELETE;
import static io.ptescope.model.kernel.SwapStateSite.READ_SWAP_CACHE_ASYNC__ALLOC;
import static io.ptescope.model.kernel.SwapStateSite.READ_SWAP_CACHE_ASYNC__FIND;
import static io.ptescope.model.kernel.SwapStateSite.READ_SWAP_CACHE_ASYNC__OUT_OF_MEMORY;
import static io.ptescope.model.kernel.SwapStateSite.READ_SWAP_CACHE_ASYNC__READ;

import io.ptescope.model.arch.Pte;
import io.ptescope.model.arch.SwapEntry;
import io.ptescope.model.state.Contents;
import io.ptescope.model.state.Counter;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.PageFlag;
import io.ptescope.model.state.PageList;
import io.ptescope.model.state.Swaps;

/// mm/swap_state.c, mm/swapfile.c and mm/page_io.c: slots of the swap device, and the pages of memory that are their
/// copies (specification sections 4.8 and 6.9). The device answers at once, as one made of memory does, and is small:
/// a slot that no entry refers to any more is not kept for later.
///
/// Counting the references of a slot is part of the steps of others, as in [PageAlloc].
final class Swap extends KernelFile {
    /// No page.
    static final int NONE = PageAlloc.NONE;

    private static final int FIRST_SLOT = 1;

    private final Swaps swaps;

    Swap(Kernel kernel) {
        super(kernel);
        this.swaps = machine.swaps();
    }

    /// Whether the machine has a swap device.
    boolean isOn() {
        return kernel.spec().swap() > 0;
    }

    /// `add_to_swap`: gives a locked anonymous page a slot and takes it into the swap cache. False if no slot is free.
    boolean addToSwap(int page) {
        enter(Function.ADD_TO_SWAP, page);
        at(ADD_TO_SWAP__TAKE_SLOT);
        int slot = freeSlot();
        if (slot == Swaps.NO_SLOT) {
            at(ADD_TO_SWAP__FULL);
            return leave(0) != 0;
        }
        cache(slot, page);
        at(ADD_TO_SWAP__ADD);
        setFlag(page, PageFlag.DIRTY);
        return leave(1) != 0;
    }

    /// `get_swap_page`: the first free slot, or [Swaps#NO_SLOT].
    private int freeSlot() {
        for (int slot = FIRST_SLOT; slot < FIRST_SLOT + kernel.spec().swap(); slot++) {
            if (swaps.isFree(slot)) {
                return slot;
            }
        }
        return Swaps.NO_SLOT;
    }

    private void cache(int slot, int page) {
        kernel.pageAlloc().get(page);
        setFlag(page, PageFlag.SWAPCACHE);
        set(Field.PAGE_SWAP, page, slot);
        set(Field.SWAP_CACHE, Swaps.DEVICE, slot, page + 1L);
    }

    /// What an entry says whose page is in the swap cache, for a page that is.
    Pte entryOf(int page) {
        return new SwapEntry(Swaps.DEVICE, swaps.slot(page)).toPte(machine.layout());
    }

    /// `swap_duplicate`: one more entry refers to the slot that `entry` speaks of. `mm` is whose entry it is.
    void duplicate(Pte entry, int mm) {
        refer(slot(entry), mm, 1);
    }

    /// `swap_free` of the entry of a locked page: the slot has one reference less.
    void free(Pte entry, int mm) {
        refer(slot(entry), mm, -1);
    }

    /// `free_swap_and_cache`: an entry goes and its page with it, unless others need it.
    void freeAndCache(Pte entry, int mm) {
        int slot = slot(entry);
        refer(slot, mm, -1);
        int page = swaps.page(slot);
        if (page < 0 || swaps.references(slot) > 0) {
            return;
        }
        kernel.pageAlloc().get(page);
        if (kernel.pageAlloc().tryLockPage(page)) {
            tryToFree(page);
            kernel.pageAlloc().unlockPage(page);
        }
        kernel.pageAlloc().put(page);
    }

    private void refer(int slot, int mm, int amount) {
        set(Field.SWAP_MAP, Swaps.DEVICE, slot, swaps.references(slot) + (long) amount);
        if (has(Patch.SWAP_COUNTED)) {
            add(Field.MM_SWAPENTS, mm, amount);
        }
    }

    private int slot(Pte entry) {
        return SwapEntry.of(entry, machine.layout()).orElseThrow().slot();
    }

    /// `page_swapcount`: how many entries refer to the slot of a page; 0 for one that has none.
    int references(int page) {
        int slot = swaps.slot(page);
        return slot == Swaps.NO_SLOT ? 0 : swaps.references(slot);
    }

    /// `remove_exclusive_swap_page` (later `try_to_free_swap`) of a locked page: without entries that refer to it, a
    /// slot is of no use. The page is the only copy then, and so it is dirty.
    void tryToFree(int page) {
        if (machine.pages().is(page, PageFlag.SWAPCACHE) && references(page) == 0) {
            setFlag(page, PageFlag.DIRTY);
            deleteFromSwapCache(page);
        }
    }

    /// `delete_from_swap_cache` of a locked page.
    void deleteFromSwapCache(int page) {
        enter(Function.DELETE_FROM_SWAP_CACHE, page);
        at(DELETE_FROM_SWAP_CACHE__DELETE);
        set(Field.SWAP_CACHE, Swaps.DEVICE, swaps.slot(page), 0);
        set(Field.PAGE_SWAP, page, Swaps.NO_SLOT);
        clearFlag(page, PageFlag.SWAPCACHE);
        kernel.pageAlloc().put(page);
        leave();
    }

    /// `swap_writepage` of a locked page of the swap cache, which the device has when this returns.
    void writepage(int page) {
        enter(Function.SWAP_WRITEPAGE, page);
        at(SWAP_WRITEPAGE__START);
        clearFlag(page, PageFlag.DIRTY);
        setFlag(page, PageFlag.WRITEBACK);
        count(Counter.NR_WRITEBACK, 1);
        int content = machine.pages().content(page);
        at(SWAP_WRITEPAGE__END);
        set(Field.SWAP_CONTENT, Swaps.DEVICE, swaps.slot(page), content);
        clearFlag(page, PageFlag.WRITEBACK);
        count(Counter.NR_WRITEBACK, -1);
        leave();
    }

    /// The page that `entry` speaks of, with a reference for the caller.
    ///
    /// @param page  [#NONE] if memory is short
    /// @param major whether it had to be read
    record Found(int page, boolean major) {}

    /// `lookup_swap_cache`, and `read_swap_cache_async` where that finds nothing.
    Found find(Pte entry) {
        int slot = slot(entry);
        enter(Function.READ_SWAP_CACHE_ASYNC, slot);
        at(READ_SWAP_CACHE_ASYNC__FIND);
        int page = swaps.page(slot);
        if (page >= 0) {
            kernel.pageAlloc().get(page);
            return new Found((int) leave(page), false);
        }
        at(READ_SWAP_CACHE_ASYNC__ALLOC);
        int fresh = kernel.pageAlloc().alloc(Contents.ZEROES);
        if (fresh == PageAlloc.NONE) {
            at(READ_SWAP_CACHE_ASYNC__OUT_OF_MEMORY);
            return new Found((int) leave(NONE), false);
        }
        at(READ_SWAP_CACHE_ASYNC__READ);
        page = swaps.page(slot);
        if (page >= 0) {
            // Another task was faster: its page is the one.
            kernel.pageAlloc().put(fresh);
            kernel.pageAlloc().get(page);
            return new Found((int) leave(page), false);
        }
        cache(slot, fresh);
        set(Field.PAGE_CONTENT, fresh, swaps.content(slot));
        kernel.pageAlloc().addToLru(fresh, PageList.ACTIVE);
        return new Found((int) leave(fresh), true);
    }
}
