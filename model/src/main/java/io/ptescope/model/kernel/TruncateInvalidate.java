package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.TruncateSite.INVALIDATE_INODE_PAGES2_RANGE__DIRTY;
import static io.ptescope.model.kernel.TruncateSite.INVALIDATE_INODE_PAGES2_RANGE__LOCK;
import static io.ptescope.model.kernel.TruncateSite.INVALIDATE_INODE_PAGES2_RANGE__REMOVE;
import static io.ptescope.model.kernel.TruncateSite.INVALIDATE_INODE_PAGES2_RANGE__UNMAP;
import static io.ptescope.model.kernel.TruncateSite.INVALIDATE_MAPPING_PAGES__KEEP;
import static io.ptescope.model.kernel.TruncateSite.INVALIDATE_MAPPING_PAGES__LOOK;
import static io.ptescope.model.kernel.TruncateSite.INVALIDATE_MAPPING_PAGES__REMOVE;

import io.ptescope.model.state.PageFlag;

/// mm/truncate.c: pages leave the cache although the file keeps them. What is dirty must not be lost.
final class TruncateInvalidate extends KernelFile {
    TruncateInvalidate(Kernel kernel) {
        super(kernel);
    }

    /// `invalidate_mapping_pages`: drops the pages of a range that are clean and that nobody uses; how many it was.
    int invalidateMappingPages(int inode, int from, int to) {
        enter(Function.INVALIDATE_MAPPING_PAGES, from);
        int dropped = 0;
        for (int index = from; index < Math.min(to, machine.mappings().end(inode)); index++) {
            int page = machine.mappings().page(inode, index);
            if (page < 0 || kernel.filemap().folios().reachesBeyond(inode, index, from, to)) {
                continue;
            }
            kernel.pageAlloc().batches().drain();
            at(INVALIDATE_MAPPING_PAGES__LOOK);
            if (machine.mappings().page(inode, index) != page || !kernel.pageAlloc().tryLockPage(page)) {
                continue;
            }
            kernel.pageAlloc().get(page);
            if (isInUse(page)) {
                at(INVALIDATE_MAPPING_PAGES__KEEP);
            } else {
                at(INVALIDATE_MAPPING_PAGES__REMOVE);
                dropped += drop(inode, index, page) ? 1 : 0;
            }
            kernel.pageAlloc().unlockPage(page);
            kernel.pageAlloc().put(page);
        }
        return (int) leave(dropped);
    }

    private boolean isInUse(int page) {
        return machine.pages().is(page, PageFlag.DIRTY) || machine.pages().is(page, PageFlag.WRITEBACK)
            || machine.pages().mapcount(page) > 0;
    }

    /// Takes a locked page that is not mapped out of the cache, unless somebody else holds it.
    private boolean drop(int inode, int index, int page) {
        kernel.fileSystems().releasePage(inode, index);
        kernel.buffer().strip(page);
        if (machine.pages().refcount(page) != 2) {
            return false;
        }
        kernel.filemap().removeFromPageCache(inode, index, page);
        kernel.pageAlloc().put(page);
        return true;
    }

    /// `invalidate_inode_pages2_range`: drops every page of a range, unmaps it first; 0, or EBUSY where one has become
    /// dirty again.
    long invalidateInodePages2Range(int inode, int from, int to) {
        enter(Function.INVALIDATE_INODE_PAGES2_RANGE, from);
        long result = 0;
        int end = kernel.filemap().folios().end(inode, Math.min(to, machine.mappings().end(inode)));
        for (int index = kernel.filemap().folios().first(inode, from); index < end; index++) {
            int page = machine.mappings().page(inode, index);
            if (page < 0) {
                continue;
            }
            kernel.pageAlloc().batches().drain();
            kernel.pageAlloc().get(page);
            at(INVALIDATE_INODE_PAGES2_RANGE__LOCK);
            kernel.pageAlloc().lockPage(page);
            if (machine.mappings().page(inode, index) == page) {
                result = invalidate(inode, index, page) ? result : Errno.EBUSY.result();
            }
            kernel.pageAlloc().unlockPage(page);
            kernel.pageAlloc().put(page);
        }
        return leave(result);
    }

    private boolean invalidate(int inode, int index, int page) {
        kernel.filemap().waitOnPageWriteback(page);
        if (machine.pages().mapcount(page) > 0) {
            at(INVALIDATE_INODE_PAGES2_RANGE__UNMAP);
            kernel.memoryZap().unmapMappingRange(inode, index, index + 1, false);
        }
        if (machine.pages().is(page, PageFlag.DIRTY)) {
            at(INVALIDATE_INODE_PAGES2_RANGE__DIRTY);
            return false;
        }
        at(INVALIDATE_INODE_PAGES2_RANGE__REMOVE);
        kernel.fileSystems().releasePage(inode, index);
        kernel.buffer().strip(page);
        kernel.filemap().removeFromPageCache(inode, index, page);
        kernel.pageAlloc().put(page);
        return true;
    }
}
