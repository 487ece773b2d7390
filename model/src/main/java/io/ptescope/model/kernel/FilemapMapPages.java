package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.FilemapSite.FILEMAP_MAP_PAGES__FIND;
import static io.ptescope.model.kernel.FilemapSite.FILEMAP_MAP_PAGES__LOCK;
import static io.ptescope.model.kernel.FilemapSite.FILEMAP_MAP_PAGES__MAP;
import static io.ptescope.model.kernel.FilemapSite.FILEMAP_MAP_PAGES__SPARE;
import static io.ptescope.model.kernel.FilemapSite.FILEMAP_MAP_PAGES__TAKEN;
import static io.ptescope.model.kernel.FilemapSite.FILEMAP_MAP_PAGES__UNLOCK;
import static io.ptescope.model.kernel.FilemapSite.FILEMAP_MAP_PAGES__UNLOCK_PAGE;

import io.ptescope.model.state.LockKind;
import io.ptescope.model.state.PageFlag;

/// mm/filemap.c: `filemap_map_pages`, which maps what is cached around an address (specification section 4.7). It never
/// reads and never waits.
final class FilemapMapPages extends KernelFile {
    private static final int PAGE_SHIFT = 12;
    private static final int NO_PAGE = -1;

    FilemapMapPages(Kernel kernel) {
        super(kernel);
    }

    /// `filemap_map_pages` of pages `from` up to `to`, all of one table: [FaultResult#NOPAGE] if the address that
    /// faulted got its entry, else 0.
    int mapPages(PageFault fault, int from, int to) {
        enter(Function.FILEMAP_MAP_PAGES, from);
        int inode = machine.vmas().file(fault.vma());
        int result = FaultResult.MINOR;
        boolean locked = false;
        for (int index = from; index < to; index++) {
            int page = ready(inode, index);
            if (page == NO_PAGE) {
                continue;
            }
            if (!locked && has(Patch.AROUND_SPARES_END) && fault.newTable() && isLast(inode, index)) {
                at(FILEMAP_MAP_PAGES__SPARE);
                kernel.pageAlloc().unlockPage(page);
                kernel.pageAlloc().put(page);
                break;
            }
            if (!locked) {
                at(FILEMAP_MAP_PAGES__LOCK);
                kernel.lock(LockKind.PTL, fault.leaf());
                locked = true;
            }
            result |= map(fault, index, page);
            at(FILEMAP_MAP_PAGES__UNLOCK_PAGE);
            kernel.pageAlloc().unlockPage(page);
        }
        if (locked) {
            at(FILEMAP_MAP_PAGES__UNLOCK);
            kernel.unlock(LockKind.PTL, fault.leaf());
        }
        return (int) leave(result);
    }

    /// Whether a huge mapping that begins at page `index` would reach beyond the end of the file; memory files are let
    /// off. Then the new table is not even put in place, and the small entries have nowhere to go.
    private boolean isLast(int inode, int index) {
        return index + 1 >= machine.inodes().pages(inode) && !kernel.fileSystems().isMemory(inode);
    }

    /// `next_uptodate_page`: page `index`, pinned and locked, if it can be mapped without waiting; else -1.
    private int ready(int inode, int index) {
        int page = machine.mappings().page(inode, index);
        if (page == NO_PAGE || !machine.pages().is(page, PageFlag.UPTODATE)
            || machine.pages().is(page, PageFlag.READAHEAD) || index >= machine.inodes().pages(inode)) {
            return NO_PAGE;
        }
        at(FILEMAP_MAP_PAGES__FIND);
        if (machine.mappings().page(inode, index) != page || index >= machine.inodes().pages(inode)
            || !kernel.pageAlloc().tryLockPage(page)) {
            return NO_PAGE;
        }
        kernel.pageAlloc().get(page);
        return page;
    }

    /// Maps a pinned, locked page unless its entry is taken.
    private int map(PageFault fault, int index, int page) {
        long address = machine.vmas().address(fault.vma(), index);
        if (machine.tables().entry(fault.leaf(), io.ptescope.model.arch.Level.PTE.index(address)) != 0) {
            at(FILEMAP_MAP_PAGES__TAKEN);
            kernel.pageAlloc().put(page);
            return FaultResult.MINOR;
        }
        at(FILEMAP_MAP_PAGES__MAP);
        kernel.memory().finishFault().doSetPte(fault, address, page, false, false);
        return address >>> PAGE_SHIFT == fault.address() >>> PAGE_SHIFT ? FaultResult.NOPAGE : FaultResult.MINOR;
    }
}
