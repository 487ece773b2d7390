package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.TruncateSite.PAGECACHE_ISIZE_EXTENDED__FIND;
import static io.ptescope.model.kernel.TruncateSite.PAGECACHE_ISIZE_EXTENDED__MKCLEAN;
import static io.ptescope.model.kernel.TruncateSite.TRUNCATE_INODE_PAGES__CLEAN;
import static io.ptescope.model.kernel.TruncateSite.TRUNCATE_INODE_PAGES__CUT_FOLIO;
import static io.ptescope.model.kernel.TruncateSite.TRUNCATE_INODE_PAGES__KEEP_FOLIO;
import static io.ptescope.model.kernel.TruncateSite.TRUNCATE_INODE_PAGES__LOCK_PAGE;
import static io.ptescope.model.kernel.TruncateSite.TRUNCATE_INODE_PAGES__PARTIAL;
import static io.ptescope.model.kernel.TruncateSite.TRUNCATE_INODE_PAGES__REMOVE;
import static io.ptescope.model.kernel.TruncateSite.TRUNCATE_INODE_PAGES__SPLIT_FOLIO;
import static io.ptescope.model.kernel.TruncateSite.TRUNCATE_INODE_PAGES__UNLOCK_PAGE;
import static io.ptescope.model.kernel.TruncateSite.TRUNCATE_INODE_PAGES__WAIT;
import static io.ptescope.model.kernel.TruncateSite.TRUNCATE_PAGECACHE_RANGE__PAGES;
import static io.ptescope.model.kernel.TruncateSite.TRUNCATE_PAGECACHE_RANGE__UNMAP;
import static io.ptescope.model.kernel.TruncateSite.VMTRUNCATE__BLOCKS;
import static io.ptescope.model.kernel.TruncateSite.VMTRUNCATE__LOCK;
import static io.ptescope.model.kernel.TruncateSite.VMTRUNCATE__PAGES;
import static io.ptescope.model.kernel.TruncateSite.VMTRUNCATE__SIZE;
import static io.ptescope.model.kernel.TruncateSite.VMTRUNCATE__UNLOCK;
import static io.ptescope.model.kernel.TruncateSite.VMTRUNCATE__UNMAP;
import static io.ptescope.model.kernel.TruncateSite.VMTRUNCATE__UNMAP_AGAIN;
import static io.ptescope.model.kernel.TruncateSite.VMTRUNCATE__ZERO_TAIL;

import io.ptescope.model.arch.PageSize;
import io.ptescope.model.state.Contents;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.LockKind;
import io.ptescope.model.state.PageFlag;

/// mm/truncate.c, with `vmtruncate` of mm/memory.c: a file gets shorter or longer (specification section 6.8).
final class Truncate extends KernelFile {
    private final FileTail tail;

    Truncate(Kernel kernel) {
        super(kernel);
        this.tail = new FileTail(kernel);
    }

    FileTail tail() {
        return tail;
    }

    /// `vmtruncate` to `bytes` bytes: 0.
    long vmtruncate(int inode, long bytes) {
        enter(Function.VMTRUNCATE, bytes);
        at(VMTRUNCATE__LOCK);
        kernel.lock(LockKind.I_MUTEX, inode);
        if (kernel.fileSystems().isDaxFile(inode)) {
            kernel.dax().blocks().breakLayouts(inode);
        }
        long oldBytes = machine.inodes().size(inode);
        boolean shorter = bytes < oldBytes;
        int oldPages = machine.inodes().pages(inode);
        at(VMTRUNCATE__SIZE);
        set(Field.INODE_SIZE, inode, bytes);
        kernel.fileSystems().fileUpdateTime(inode);
        if (shorter) {
            int first = (int) ((bytes + PageSize.BYTES - 1) / PageSize.BYTES);
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
                kernel.fileSystems().blocks().release(inode, index);
            }
        } else if (bytes > oldBytes) {
            at(VMTRUNCATE__ZERO_TAIL);
            tail.grow(inode, oldBytes, FileTail.Growth.SIZE);
            grown(inode, oldBytes);
        }
        kernel.fileSystems().blocks().releaseBeyond(inode, machine.inodes().pages(inode));
        at(VMTRUNCATE__UNLOCK);
        kernel.unlock(LockKind.I_MUTEX, inode);
        return leave(0);
    }

    /// A file has got longer than `oldBytes`, by more than its last page.
    void grown(int inode, long oldBytes) {
        int kept = (int) (oldBytes % PageSize.BYTES);
        int last = (int) (oldBytes / PageSize.BYTES);
        // With blocks smaller than a page, the page had blocks up to its old end only.
        int block = kernel.fileSystems().profile(inode).blockBytes();
        if (has(Patch.ISIZE_EXTENDED) && kept != 0 && kept <= PageSize.BYTES - block) {
            pagecacheIsizeExtended(inode, last);
        }
    }

    /// `pagecache_isize_extended`: the next store to the old last page has to ask the file system again, which gives
    /// the page the blocks that it lacks.
    private void pagecacheIsizeExtended(int inode, int index) {
        enter(Function.PAGECACHE_ISIZE_EXTENDED, index);
        at(PAGECACHE_ISIZE_EXTENDED__FIND);
        int page = machine.mappings().page(inode, index);
        if (page >= 0) {
            kernel.pageAlloc().get(page);
            kernel.pageAlloc().lockPage(page);
            at(PAGECACHE_ISIZE_EXTENDED__MKCLEAN);
            if (kernel.rmap().pageMkclean(page) > 0) {
                kernel.pageWriteback().setPageDirty(page);
            }
            kernel.pageAlloc().unlockPage(page);
            kernel.pageAlloc().put(page);
        }
        leave();
    }

    /// `truncate_inode_pages`: pages from `first` on leave the cache; the last that stays loses what lies behind
    /// `bytes`.
    void truncateInodePages(int inode, long bytes, int first) {
        enter(Function.TRUNCATE_INODE_PAGES, first);
        int kept = (int) (bytes % PageSize.BYTES);
        // Who clears the tail first makes the folio dirty that is to be split.
        boolean tailFirst = kernel.fileSystems().profile(inode).has(FileSystem.Trait.ZEROES_MAPPED_TAIL);
        if (kept != 0 && tailFirst) {
            at(TRUNCATE_INODE_PAGES__PARTIAL);
            tail.shrink(inode, first - 1, kept);
        }
        cutFolio(inode, (int) (bytes / PageSize.BYTES), Integer.MAX_VALUE);
        truncateRange(inode, first, Integer.MAX_VALUE);
        if (kept != 0 && !tailFirst) {
            at(TRUNCATE_INODE_PAGES__PARTIAL);
            if (kernel.fileSystems().isDaxFile(inode)) {
                kernel.dax().blocks().zeroTail(inode, first - 1, kept);
            } else {
                tail.shrink(inode, first - 1, kept);
            }
        }
        leave();
    }

    private void truncateRange(int inode, int from, int to) {
        for (int index = from; index < Math.min(to, machine.mappings().end(inode)); index++) {
            int page = machine.mappings().page(inode, index);
            if (page >= 0) {
                kernel.pageAlloc().batches().drain();
            }
            if (page >= 0 && kernel.filemap().folios().reachesBeyond(inode, index, from, to)) {
                at(TRUNCATE_INODE_PAGES__KEEP_FOLIO);
                set(Field.PAGE_CONTENT, page, Contents.ZEROES);
            } else if (page >= 0) {
                truncateComplete(inode, index, page);
            } else if (machine.mappings().isShadow(inode, index)) {
                set(Field.MAPPING_ENTRY, inode, index, 0);
            } else if (kernel.dax().entries().isEntry(inode, index)) {
                kernel.dax().entries().delete(inode, index);
            }
        }
    }

    /// `truncate_inode_partial_folio`: a folio of which only a part goes is unmapped, and split unless it is dirty.
    /// The part begins at page `edge` and ends at `other`, or the other way round.
    private void cutFolio(int inode, int edge, int other) {
        Folios folios = kernel.filemap().folios();
        if (!folios.isCutAt(inode, edge, other)) {
            return;
        }
        int first = folios.first(inode, edge);
        at(TRUNCATE_INODE_PAGES__CUT_FOLIO);
        kernel.memoryZap().unmapMappingRange(inode, first, folios.end(inode, edge + 1), false);
        int page = machine.mappings().page(inode, edge);
        if (page >= 0 && !machine.pages().is(page, PageFlag.DIRTY)) {
            at(TRUNCATE_INODE_PAGES__SPLIT_FOLIO);
            folios.split(page, edge < other ? other - edge : 0);
        }
    }

    /// `truncate_pagecache_range`: pages `from` up to `to` leave the cache and all address spaces, private copies stay.
    void truncatePagecacheRange(int inode, int from, int to) {
        enter(Function.TRUNCATE_PAGECACHE_RANGE, from);
        at(TRUNCATE_PAGECACHE_RANGE__UNMAP);
        kernel.memoryZap().unmapMappingRange(inode, from, to, false);
        at(TRUNCATE_PAGECACHE_RANGE__PAGES);
        enter(Function.TRUNCATE_INODE_PAGES, from);
        cutFolio(inode, from, to);
        cutFolio(inode, to, from);
        truncateRange(inode, from, to);
        leave();
        leave();
    }

    /// `truncate_pagecache`: everything from page `from` on leaves, private copies too.
    void truncatePagecache(int inode, int from) {
        kernel.memoryZap().unmapMappingRange(inode, from, Integer.MAX_VALUE, true);
        truncateInodePages(inode, PageSize.bytes(from), from);
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
