package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.FilemapSite.FILEMAP_MAP_PAGES__FIND;
import static io.ptescope.model.kernel.FilemapSite.FILEMAP_MAP_PAGES__LOCK;
import static io.ptescope.model.kernel.FilemapSite.FILEMAP_MAP_PAGES__MAP;
import static io.ptescope.model.kernel.FilemapSite.FILEMAP_MAP_PAGES__SPARE;
import static io.ptescope.model.kernel.FilemapSite.FILEMAP_MAP_PAGES__TAKEN;
import static io.ptescope.model.kernel.FilemapSite.FILEMAP_MAP_PAGES__UNLOCK;
import static io.ptescope.model.kernel.FilemapSite.FILEMAP_MAP_PAGES__UNLOCK_PAGE;

import io.ptescope.model.arch.Level;
import io.ptescope.model.arch.PageSize;
import io.ptescope.model.state.LockKind;
import io.ptescope.model.state.PageFlag;

/// mm/filemap.c: `filemap_map_pages`, which maps what is cached around an address (specification section 4.7). It never
/// reads and never waits.
final class FilemapMapPages extends KernelFile {
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
        boolean wholeFolios = false;
        int end = to;
        for (int index = from; index < end; index++) {
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
                wholeFolios = has(Patch.FAULT_MAPS_FOLIO) && !isLast(inode, index);
            }
            result |= map(fault, index, page);
            at(FILEMAP_MAP_PAGES__UNLOCK_PAGE);
            kernel.pageAlloc().unlockPage(page);
            if (wholeFolios && fitsWhole(fault, inode, index)) {
                result |= index == from ? mapBefore(fault, inode, index) : FaultResult.MINOR;
                end = Math.max(end, kernel.filemap().folios().end(inode, index + 1));
            }
        }
        if (locked) {
            at(FILEMAP_MAP_PAGES__UNLOCK);
            kernel.unlock(LockKind.PTL, fault.leaf());
        }
        return (int) leave(result);
    }

    /// Whether the folio of page `index` lies within the area and one table: then all of it is mapped, also what is
    /// outside of the window.
    private boolean fitsWhole(PageFault fault, int inode, int index) {
        Folios folios = kernel.filemap().folios();
        long start = machine.vmas().address(fault.vma(), folios.first(inode, index));
        long end = machine.vmas().address(fault.vma(), folios.end(inode, index + 1));
        return start >= machine.vmas().start(fault.vma()) && end <= machine.vmas().end(fault.vma())
            && start >>> Level.PMD.shift() == end - 1 >>> Level.PMD.shift();
    }

    /// Maps the pages of a folio that come before the window.
    private int mapBefore(PageFault fault, int inode, int from) {
        int result = FaultResult.MINOR;
        for (int index = kernel.filemap().folios().first(inode, from); index < from; index++) {
            int page = ready(inode, index);
            if (page != NO_PAGE) {
                result |= map(fault, index, page);
                at(FILEMAP_MAP_PAGES__UNLOCK_PAGE);
                kernel.pageAlloc().unlockPage(page);
            }
        }
        return result;
    }

    /// Whether a mapping of more than the folio of page `index` would reach beyond the end of the file; memory files
    /// are let off. Then the new table is not even put in place, and the small entries have nowhere to go.
    private boolean isLast(int inode, int index) {
        return kernel.filemap().folios().end(inode, index + 1) >= machine.inodes().pages(inode)
            && !kernel.fileSystems().isMemory(inode);
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
        if (machine.tables().entry(fault.leaf(), Level.PTE.index(address)) != 0) {
            at(FILEMAP_MAP_PAGES__TAKEN);
            kernel.pageAlloc().put(page);
            return FaultResult.MINOR;
        }
        at(FILEMAP_MAP_PAGES__MAP);
        kernel.memory().finishFault().doSetPte(fault, address, page, false, false);
        boolean same = address >>> PageSize.SHIFT == fault.address() >>> PageSize.SHIFT;
        return same ? FaultResult.NOPAGE : FaultResult.MINOR;
    }
}
