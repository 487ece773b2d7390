package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.VmscanSite.PAGEOUT__CLEAR_DIRTY;
import static io.ptescope.model.kernel.VmscanSite.PAGEOUT__WRITEPAGE;
import static io.ptescope.model.kernel.VmscanSite.SHRINK_PAGE_LIST__ACTIVATE;
import static io.ptescope.model.kernel.VmscanSite.SHRINK_PAGE_LIST__ADD_TO_SWAP;
import static io.ptescope.model.kernel.VmscanSite.SHRINK_PAGE_LIST__ANON;
import static io.ptescope.model.kernel.VmscanSite.SHRINK_PAGE_LIST__BUFFERS;
import static io.ptescope.model.kernel.VmscanSite.SHRINK_PAGE_LIST__DIRTY;
import static io.ptescope.model.kernel.VmscanSite.SHRINK_PAGE_LIST__IN_USE;
import static io.ptescope.model.kernel.VmscanSite.SHRINK_PAGE_LIST__KEEP;
import static io.ptescope.model.kernel.VmscanSite.SHRINK_PAGE_LIST__LEAVE_DIRTY;
import static io.ptescope.model.kernel.VmscanSite.SHRINK_PAGE_LIST__LEAVE_SWAP_CACHE;
import static io.ptescope.model.kernel.VmscanSite.SHRINK_PAGE_LIST__NEXT_PAGE;
import static io.ptescope.model.kernel.VmscanSite.SHRINK_PAGE_LIST__NO_SLOT;
import static io.ptescope.model.kernel.VmscanSite.SHRINK_PAGE_LIST__REFERENCED;
import static io.ptescope.model.kernel.VmscanSite.SHRINK_PAGE_LIST__REMOVE;
import static io.ptescope.model.kernel.VmscanSite.SHRINK_PAGE_LIST__STILL_MAPPED;
import static io.ptescope.model.kernel.VmscanSite.SHRINK_PAGE_LIST__SWAP_OUT;
import static io.ptescope.model.kernel.VmscanSite.SHRINK_PAGE_LIST__UNMAP;
import static io.ptescope.model.kernel.VmscanSite.SHRINK_PAGE_LIST__WRITEBACK;

import io.ptescope.model.arch.PageSize;
import io.ptescope.model.arch.Pte;
import io.ptescope.model.state.Buffers;
import io.ptescope.model.state.Facts;
import io.ptescope.model.state.LockKind;
import io.ptescope.model.state.PageFlag;
import java.util.ArrayList;
import java.util.List;

/// mm/vmscan.c: frames are wanted back (specification section 6.9). Without swap anonymous pages stay, and those of
/// memory files always do. Which pages are looked at is for the workload to say; the model does not run out by itself.
final class Vmscan extends KernelFile {
    private final RmapUnmap rmap;

    Vmscan(Kernel kernel) {
        super(kernel);
        this.rmap = new RmapUnmap(kernel);
    }

    /// Reclaims what it can of the cached pages of a file, from page `from` up to `to`: how many frames came free.
    int reclaimFile(int inode, int from, int to) {
        List<Integer> pages = new ArrayList<>();
        for (int index = from; index < Math.min(to, machine.mappings().end(inode)); index++) {
            int page = machine.mappings().page(inode, index);
            if (page >= 0) {
                pages.add(page);
            }
        }
        return shrinkPageList(pages, false);
    }

    /// Reclaims what it can of the pages that the current task maps, from `address` on.
    int reclaimMapped(long address, int count) {
        int mm = machine.processes().mm(current().number());
        List<Integer> pages = new ArrayList<>();
        for (long at = address; at < address + PageSize.bytes(count); at += PageSize.BYTES) {
            int vma = machine.vmas().find(mm, at);
            Pte entry = machine.tables().pte(mm, at);
            int page = vma >= 0 && entry.isMapped(machine.layout()) ? kernel.memory().vmNormalPage(vma, at, entry)
                : Memory.NO_PAGE;
            if (page >= 0 && page != Facts.ZERO_PFN && !pages.contains(page)) {
                pages.add(page);
            }
        }
        return shrinkPageList(pages, false);
    }

    /// `shrink_page_list`: how many of the pages came free. `always` leaves out of account whether they were used
    /// lately, as MADV_PAGEOUT does.
    int shrinkPageList(List<Integer> pages, boolean always) {
        enter(Function.SHRINK_PAGE_LIST, pages.size());
        int freed = 0;
        for (int page : pages) {
            at(SHRINK_PAGE_LIST__NEXT_PAGE);
            kernel.pageAlloc().get(page);
            if (kernel.pageAlloc().tryLockPage(page)) {
                boolean goes = shrink(page, always);
                freed += goes ? 1 : 0;
                if (machine.locks().isHeldBy(LockKind.PAGE_LOCK, page, current().number())) {
                    kernel.pageAlloc().unlockPage(page);
                }
            }
            kernel.pageAlloc().put(page);
        }
        return (int) leave(freed);
    }

    private boolean shrink(int page, boolean always) {
        int inode = machine.pages().inode(page);
        if (isSwappable(page)) {
            return swapOut(page, always);
        }
        if (inode == 0 || kernel.fileSystems().isMemory(inode)) {
            at(SHRINK_PAGE_LIST__ANON);
            return false;
        }
        if (machine.pages().isLarge(page)) {
            // A large folio would go as a whole; the model keeps it.
            at(SHRINK_PAGE_LIST__KEEP);
            return false;
        }
        if (machine.pages().is(page, PageFlag.WRITEBACK)) {
            at(SHRINK_PAGE_LIST__WRITEBACK);
            return false;
        }
        if (machine.pages().mapcount(page) > 0 && (!always && isUsed(page) || !unmap(page))) {
            return false;
        }
        if (machine.pages().is(page, PageFlag.DIRTY) && !writeOut(page)) {
            return false;
        }
        if ((machine.pages().buffers(page) & Buffers.ATTACHED) != 0) {
            at(SHRINK_PAGE_LIST__BUFFERS);
            if (!kernel.buffer().release().tryToFreeBuffers(page)) {
                at(SHRINK_PAGE_LIST__KEEP);
                return false;
            }
        }
        // Whoever holds the page besides the cache and this look at it may be about to use it.
        if (machine.pages().refcount(page) != 2 || machine.pages().is(page, PageFlag.DIRTY)) {
            at(SHRINK_PAGE_LIST__IN_USE);
            return false;
        }
        at(SHRINK_PAGE_LIST__REMOVE);
        kernel.fileSystems().releasePage(inode, machine.pages().index(page));
        kernel.filemap().removeFromPageCache(inode, machine.pages().index(page), page);
        kernel.pageAlloc().put(page);
        return true;
    }

    /// What the program does not want any more (MADV_FREE) needs no slot.
    private boolean isSwappable(int page) {
        return machine.pages().isAnon(page) && kernel.vfs().swap().isOn()
            && (!has(Patch.SPLIT_LRU) || machine.pages().is(page, PageFlag.SWAPBACKED));
    }

    private boolean swapOut(int page, boolean always) {
        Swap swap = kernel.vfs().swap();
        if (machine.pages().mapcount(page) > 0 && !always && isUsed(page)) {
            return false;
        }
        if (!machine.pages().is(page, PageFlag.SWAPCACHE)) {
            at(SHRINK_PAGE_LIST__ADD_TO_SWAP);
            if (!swap.addToSwap(page)) {
                at(SHRINK_PAGE_LIST__NO_SLOT);
                return false;
            }
        }
        if (machine.pages().mapcount(page) > 0 && !unmap(page)) {
            swap.tryToFree(page);
            return false;
        }
        if (machine.pages().is(page, PageFlag.DIRTY)) {
            at(SHRINK_PAGE_LIST__SWAP_OUT);
            swap.writepage(page);
        }
        at(SHRINK_PAGE_LIST__LEAVE_SWAP_CACHE);
        // A fault may hold it, and wait for its lock.
        if (machine.pages().refcount(page) != 2 || machine.pages().is(page, PageFlag.DIRTY)) {
            swap.tryToFree(page);
            return false;
        }
        swap.deleteFromSwapCache(page);
        return true;
    }

    private boolean isUsed(int page) {
        at(SHRINK_PAGE_LIST__REFERENCED);
        if (rmap.pageReferenced(page) == 0) {
            return false;
        }
        at(SHRINK_PAGE_LIST__ACTIVATE);
        kernel.pageAlloc().markAccessed(page);
        return true;
    }

    private boolean unmap(int page) {
        at(SHRINK_PAGE_LIST__UNMAP);
        if (!rmap.tryToUnmap(page)) {
            at(SHRINK_PAGE_LIST__STILL_MAPPED);
            return false;
        }
        return true;
    }

    /// Up to 3.1 reclaim writes a dirty page itself; later that is for the flusher, and the page only gets a mark, so
    /// that it goes as soon as it is written. Whether the page is clean now.
    private boolean writeOut(int page) {
        at(SHRINK_PAGE_LIST__DIRTY);
        if (has(Patch.RECLAIM_LEAVES_DIRTY)) {
            at(SHRINK_PAGE_LIST__LEAVE_DIRTY);
            setFlag(page, PageFlag.RECLAIM);
            return false;
        }
        enter(Function.PAGEOUT, page);
        at(PAGEOUT__CLEAR_DIRTY);
        if (kernel.pageWriteback().clearPageDirtyForIo(page)) {
            setFlag(page, PageFlag.RECLAIM);
            at(PAGEOUT__WRITEPAGE);
            kernel.buffer().writepage(page);
            return leave(0) != 0;
        }
        return leave(1) != 0;
    }
}
