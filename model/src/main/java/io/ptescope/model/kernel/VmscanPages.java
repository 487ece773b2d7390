package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.VmscanPagesSite.RECLAIM_PAGES__DIRTY;
import static io.ptescope.model.kernel.VmscanPagesSite.RECLAIM_PAGES__DISCARD;
import static io.ptescope.model.kernel.VmscanPagesSite.RECLAIM_PAGES__KEEP;
import static io.ptescope.model.kernel.VmscanPagesSite.RECLAIM_PAGES__REMOVE;
import static io.ptescope.model.kernel.VmscanPagesSite.RECLAIM_PAGES__STORED_TO;
import static io.ptescope.model.kernel.VmscanPagesSite.RECLAIM_PAGES__SWAP_OUT;
import static io.ptescope.model.kernel.VmscanPagesSite.RECLAIM_PAGES__TRANSFER_DIRT;
import static io.ptescope.model.kernel.VmscanPagesSite.RECLAIM_PAGES__UNMAP;

import io.ptescope.model.arch.Level;
import io.ptescope.model.arch.Pte;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.LockKind;
import io.ptescope.model.state.Mappings;
import io.ptescope.model.state.PageFlag;
import java.util.List;

/// mm/vmscan.c: `reclaim_pages`, by which MADV_PAGEOUT has pages leave memory. Without swap private memory stays,
/// unless the program does not want it any more (MADV_FREE).
final class VmscanPages extends KernelFile {
    VmscanPages(Kernel kernel) {
        super(kernel);
    }

    /// Takes away the pages at these `addresses` of `vma`, each of which has no other entry.
    void reclaimPages(int vma, List<Long> addresses) {
        enter(Function.RECLAIM_PAGES, machine.vmas().start(vma));
        int mm = machine.vmas().mm(vma);
        for (long address : addresses) {
            Pte entry = machine.tables().pte(mm, address);
            int page = entry.isMapped(machine.layout()) ? kernel.memory().vmNormalPage(vma, address, entry)
                : Memory.NO_PAGE;
            if (page < 0 || !kernel.pageAlloc().tryLockPage(page)) {
                continue;
            }
            boolean swapped = machine.pages().isAnon(page) && machine.pages().is(page, PageFlag.SWAPBACKED);
            if (swapped && kernel.vfs().swap().isOn()) {
                at(RECLAIM_PAGES__SWAP_OUT);
                kernel.pageAlloc().unlockPage(page);
                kernel.vfs().vmscan().shrinkPageList(List.of(page), true);
            } else if (swapped || machine.pages().is(page, PageFlag.WRITEBACK)) {
                at(RECLAIM_PAGES__KEEP);
                kernel.pageAlloc().unlockPage(page);
            } else {
                reclaim(vma, address, page);
            }
        }
        leave();
    }

    /// `shrink_page_list` for one locked page.
    private void reclaim(int vma, long address, int page) {
        int mm = machine.vmas().mm(vma);
        int leaf = machine.tables().leaf(mm, address);
        boolean anon = machine.pages().isAnon(page);
        kernel.lock(LockKind.PTL, leaf);
        at(RECLAIM_PAGES__UNMAP);
        Pte entry = new Pte(machine.tables().entry(leaf, Level.PTE.index(address)));
        set(Field.TABLE_ENTRY, leaf, Level.PTE.index(address), 0);
        kernel.tlb().flushPage(mm, address);
        if (anon && (entry.isDirty() || machine.pages().is(page, PageFlag.DIRTY))) {
            at(RECLAIM_PAGES__STORED_TO);
            set(Field.TABLE_ENTRY, leaf, Level.PTE.index(address), entry.bits());
            set(Field.PAGE_FLAGS, page, machine.pages().flags(page) | PageFlag.SWAPBACKED.mask()
                | PageFlag.DIRTY.mask());
            kernel.unlock(LockKind.PTL, leaf);
            kernel.pageAlloc().unlockPage(page);
            return;
        }
        if (entry.isDirty()) {
            at(RECLAIM_PAGES__TRANSFER_DIRT);
            kernel.pageWriteback().setPageDirty(page);
        }
        add(anon ? Field.MM_ANON_RSS : Field.MM_FILE_RSS, mm, -1);
        kernel.rmap().pageRemoveRmap(vma, page);
        kernel.unlock(LockKind.PTL, leaf);
        if (anon) {
            at(RECLAIM_PAGES__DISCARD);
            kernel.pageAlloc().unlockPage(page);
            kernel.pageAlloc().put(page);
        } else {
            drop(page);
        }
    }

    /// A file's page, which is mapped nowhere: only the flusher writes, so a dirty one stays in the cache.
    private void drop(int page) {
        int inode = machine.pages().inode(page);
        int index = machine.pages().index(page);
        if (machine.pages().is(page, PageFlag.DIRTY)) {
            at(RECLAIM_PAGES__DIRTY);
            setFlag(page, PageFlag.RECLAIM);
            kernel.pageAlloc().unlockPage(page);
            kernel.pageAlloc().put(page);
            return;
        }
        at(RECLAIM_PAGES__REMOVE);
        kernel.buffer().strip(page);
        kernel.filemap().removeFromPageCache(inode, index, page);
        if (!kernel.fileSystems().isMemory(inode)) {
            set(Field.MAPPING_ENTRY, inode, index, Mappings.SHADOW);
        }
        kernel.pageAlloc().unlockPage(page);
        kernel.pageAlloc().put(page);
        kernel.pageAlloc().put(page);
    }
}
