package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.TruncateSite.TRUNCATE_INODE_PAGES__CLEAN;
import static io.ptescope.model.kernel.TruncateSite.TRUNCATE_INODE_PAGES__LOCK_PAGE;
import static io.ptescope.model.kernel.TruncateSite.TRUNCATE_INODE_PAGES__PARTIAL;
import static io.ptescope.model.kernel.TruncateSite.TRUNCATE_INODE_PAGES__REMOVE;
import static io.ptescope.model.kernel.TruncateSite.TRUNCATE_INODE_PAGES__UNLOCK_PAGE;
import static io.ptescope.model.kernel.TruncateSite.TRUNCATE_INODE_PAGES__WAIT;
import static io.ptescope.model.kernel.TruncateSite.VMTRUNCATE__BLOCKS;
import static io.ptescope.model.kernel.TruncateSite.VMTRUNCATE__LOCK;
import static io.ptescope.model.kernel.TruncateSite.VMTRUNCATE__PAGES;
import static io.ptescope.model.kernel.TruncateSite.VMTRUNCATE__SIZE;
import static io.ptescope.model.kernel.TruncateSite.VMTRUNCATE__UNLOCK;
import static io.ptescope.model.kernel.TruncateSite.VMTRUNCATE__UNMAP;
import static io.ptescope.model.kernel.TruncateSite.VMTRUNCATE__UNMAP_AGAIN;

import io.ptescope.model.state.Contents;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.LockKind;
import io.ptescope.model.state.PageFlag;

/// mm/truncate.c, with `vmtruncate` of mm/memory.c: a file gets shorter or longer (specification section 6.8).
final class Truncate extends KernelFile {
    Truncate(Kernel kernel) {
        super(kernel);
    }

    /// `vmtruncate` to `bytes` bytes: 0.
    long vmtruncate(int inode, long bytes) {
        enter(Function.VMTRUNCATE, bytes);
        at(VMTRUNCATE__LOCK);
        kernel.lock(LockKind.I_MUTEX, inode);
        boolean shorter = bytes < machine.inodes().size(inode);
        int oldPages = machine.inodes().pages(inode);
        at(VMTRUNCATE__SIZE);
        set(Field.INODE_SIZE, inode, bytes);
        kernel.fileSystems().fileUpdateTime(inode);
        if (shorter) {
            int first = (int) ((bytes + Contents.PAGE_BYTES - 1) / Contents.PAGE_BYTES);
            at(VMTRUNCATE__UNMAP);
            kernel.memoryZap().unmapMappingRange(inode, first, Integer.MAX_VALUE, true);
            at(VMTRUNCATE__PAGES);
            truncateInodePages(inode, bytes, first);
            if (has(Patch.FAULT_WITH_PAGE_LOCK)) {
                // Copies that faults made while the pages went: these faults had found their page before.
                at(VMTRUNCATE__UNMAP_AGAIN);
                kernel.memoryZap().unmapMappingRange(inode, first, Integer.MAX_VALUE, true);
            }
            at(VMTRUNCATE__BLOCKS);
            for (int index = first; index < oldPages; index++) {
                set(Field.INODE_BLOCK, inode, index, 0);
                set(Field.DISK_CONTENT, inode, index, 0);
            }
        }
        at(VMTRUNCATE__UNLOCK);
        kernel.unlock(LockKind.I_MUTEX, inode);
        return leave(0);
    }

    private void truncateInodePages(int inode, long bytes, int first) {
        enter(Function.TRUNCATE_INODE_PAGES, first);
        for (int index = first; index < machine.mappings().end(inode); index++) {
            int page = machine.mappings().page(inode, index);
            if (page >= 0) {
                truncateComplete(inode, index, page);
            }
        }
        int kept = (int) (bytes % Contents.PAGE_BYTES);
        if (kept != 0) {
            truncatePartial(inode, first - 1, kept);
        }
        leave();
    }

    /// `truncate_partial_page` and `block_truncate_page`: the last page is brought in if it is on the medium, its tail
    /// zeroed; without memory to read it the old tail stays on the medium.
    private void truncatePartial(int inode, int index, int kept) {
        at(TRUNCATE_INODE_PAGES__PARTIAL);
        int partial = kernel.filemap().pageOnMedium(inode, index);
        if (partial >= 0) {
            kernel.pageAlloc().get(partial);
            kernel.pageAlloc().lockPage(partial);
            kernel.filemap().waitOnPageWriteback(partial);
            set(Field.PAGE_CONTENT, partial, machine.contents().zeroed(machine.pages().content(partial), kept,
                Contents.PAGE_BYTES));
            if (kernel.fileSystems().isMemory(inode) || machine.inodes().hasBlock(inode, index)) {
                kernel.pageWriteback().setPageDirty(partial);
            }
            kernel.pageAlloc().unlockPage(partial);
            kernel.pageAlloc().put(partial);
        }
    }

    /// `truncate_complete_page`: dirt need not be written any more, and the cache lets go. Since faults map pages under
    /// the page lock (2.6.23), this is where one that came late is undone.
    private void truncateComplete(int inode, int index, int page) {
        at(TRUNCATE_INODE_PAGES__LOCK_PAGE);
        kernel.pageAlloc().lockPage(page);
        if (machine.pages().is(page, PageFlag.WRITEBACK)) {
            at(TRUNCATE_INODE_PAGES__WAIT);
            kernel.filemap().waitOnPageWriteback(page);
        }
        if (has(Patch.FAULT_WITH_PAGE_LOCK) && machine.pages().mapcount(page) > 0) {
            kernel.memoryZap().unmapMappingRange(inode, index, index + 1, false);
        }
        at(TRUNCATE_INODE_PAGES__CLEAN);
        if (has(Patch.CANCEL_DIRTY)) {
            kernel.pageWriteback().testClearPageDirty(page);
            kernel.buffer().strip(page);
        } else {
            kernel.buffer().strip(page);
            kernel.pageWriteback().testClearPageDirty(page);
        }
        at(TRUNCATE_INODE_PAGES__REMOVE);
        kernel.filemap().removeFromPageCache(inode, index, page);
        at(TRUNCATE_INODE_PAGES__UNLOCK_PAGE);
        kernel.pageAlloc().unlockPage(page);
        kernel.pageAlloc().put(page);
    }
}
