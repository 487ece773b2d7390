package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.FilemapSite.END_PAGE_WRITEBACK__CLEAR;
import static io.ptescope.model.kernel.FilemapSite.END_PAGE_WRITEBACK__RECLAIM;
import static io.ptescope.model.kernel.FilemapSite.END_PAGE_WRITEBACK__WAKE;
import static io.ptescope.model.kernel.FilemapSite.FILEMAP_FAULT__BEYOND_END;
import static io.ptescope.model.kernel.FilemapSite.FILEMAP_FAULT__CHECK_SIZE;
import static io.ptescope.model.kernel.FilemapSite.FILEMAP_FAULT__GONE;
import static io.ptescope.model.kernel.FilemapSite.FILEMAP_FAULT__LOCK_PAGE;
import static io.ptescope.model.kernel.FilemapSite.FILEMAP_FAULT__LOOK_UP;
import static io.ptescope.model.kernel.FilemapSite.FILEMAP_FAULT__OUT_OF_MEMORY;
import static io.ptescope.model.kernel.FilemapSite.FILEMAP_FAULT__READ;
import static io.ptescope.model.kernel.FilemapSite.FILEMAP_FAULT__TOUCH;
import static io.ptescope.model.kernel.FilemapSite.FILEMAP_FDATAWAIT__ERRORS;
import static io.ptescope.model.kernel.FilemapSite.FILEMAP_FDATAWAIT__WAIT;
import static io.ptescope.model.kernel.FilemapSite.FILEMAP_FDATAWRITE__WRITE;
import static io.ptescope.model.kernel.FilemapSite.FILEMAP_NOPAGE__BEYOND_END;
import static io.ptescope.model.kernel.FilemapSite.FILEMAP_NOPAGE__CHECK_SIZE;
import static io.ptescope.model.kernel.FilemapSite.FILEMAP_NOPAGE__LOOK_UP;
import static io.ptescope.model.kernel.FilemapSite.FILEMAP_NOPAGE__OUT_OF_MEMORY;
import static io.ptescope.model.kernel.FilemapSite.FILEMAP_NOPAGE__READ;
import static io.ptescope.model.kernel.FilemapSite.FILEMAP_NOPAGE__TOUCH;
import static io.ptescope.model.kernel.FilemapSite.GENERIC_FILE_READ__CHECK_SIZE;
import static io.ptescope.model.kernel.FilemapSite.GENERIC_FILE_READ__COPY;
import static io.ptescope.model.kernel.FilemapSite.GENERIC_FILE_READ__COPY_RAW;
import static io.ptescope.model.kernel.FilemapSite.GENERIC_FILE_READ__FIND_PAGE;
import static io.ptescope.model.kernel.FilemapSite.GENERIC_FILE_READ__OUT_OF_MEMORY;
import static io.ptescope.model.kernel.FilemapSite.GENERIC_FILE_WRITE__BALANCE;
import static io.ptescope.model.kernel.FilemapSite.GENERIC_FILE_WRITE__COPY;
import static io.ptescope.model.kernel.FilemapSite.GENERIC_FILE_WRITE__COPY_RAW;
import static io.ptescope.model.kernel.FilemapSite.GENERIC_FILE_WRITE__FIND_PAGE;
import static io.ptescope.model.kernel.FilemapSite.GENERIC_FILE_WRITE__LOCK;
import static io.ptescope.model.kernel.FilemapSite.GENERIC_FILE_WRITE__MARK_DIRTY;
import static io.ptescope.model.kernel.FilemapSite.GENERIC_FILE_WRITE__NO_SPACE;
import static io.ptescope.model.kernel.FilemapSite.GENERIC_FILE_WRITE__OUT_OF_MEMORY;
import static io.ptescope.model.kernel.FilemapSite.GENERIC_FILE_WRITE__PREPARE;
import static io.ptescope.model.kernel.FilemapSite.GENERIC_FILE_WRITE__TIMES;
import static io.ptescope.model.kernel.FilemapSite.GENERIC_FILE_WRITE__UNLOCK;
import static io.ptescope.model.kernel.FilemapSite.GENERIC_FILE_WRITE__UNLOCK_PAGE;

import io.ptescope.model.state.Contents;
import io.ptescope.model.state.Counter;
import io.ptescope.model.state.Facts;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.LockKind;
import io.ptescope.model.state.MappingTag;
import io.ptescope.model.state.Mappings;
import io.ptescope.model.state.PageFlag;
import io.ptescope.model.state.PageList;

/// mm/filemap.c: the page cache of a file, its faults, read(2) and write(2).
final class Filemap extends KernelFile {
    private static final int NO_PAGE = -1;

    Filemap(Kernel kernel) {
        super(kernel);
    }

    /// A page with one more reference, or why there is none.
    ///
    /// @param pfn    the page, or -1
    /// @param result bits of [FaultResult]
    record Found(int pfn, int result) {}

    /// `filemap_nopage`: page `index` of a file, read if it is not cached. Readahead is left out.
    Found nopage(int inode, int index) {
        enter(Function.FILEMAP_NOPAGE, index);
        at(FILEMAP_NOPAGE__CHECK_SIZE);
        if (index >= machine.inodes().pages(inode)) {
            at(FILEMAP_NOPAGE__BEYOND_END);
            leave(FaultResult.SIGBUS);
            return new Found(NO_PAGE, FaultResult.SIGBUS);
        }
        at(FILEMAP_NOPAGE__LOOK_UP);
        int result = FaultResult.MINOR;
        int page = machine.mappings().page(inode, index);
        if (page == NO_PAGE) {
            at(FILEMAP_NOPAGE__READ);
            page = readPage(inode, index);
            if (page == PageAlloc.NONE) {
                at(FILEMAP_NOPAGE__OUT_OF_MEMORY);
                leave(FaultResult.OOM);
                return new Found(NO_PAGE, FaultResult.OOM);
            }
            if (!kernel.fileSystems().isMemory(inode)) {
                count(Counter.PGMAJFAULT, 1);
                result = FaultResult.MAJOR;
            }
        }
        kernel.pageAlloc().get(page);
        at(FILEMAP_NOPAGE__TOUCH);
        kernel.pageAlloc().markAccessed(page);
        leave(result);
        return new Found(page, result);
    }

    /// `filemap_fault` (2.6.23): as [#nopage], but the page comes back locked and is known to be in the file.
    Found fault(int inode, int index) {
        enter(Function.FILEMAP_FAULT, index);
        int result = FaultResult.MINOR;
        while (true) {
            at(FILEMAP_FAULT__CHECK_SIZE);
            if (index >= machine.inodes().pages(inode)) {
                at(FILEMAP_FAULT__BEYOND_END);
                leave(FaultResult.SIGBUS);
                return new Found(NO_PAGE, FaultResult.SIGBUS);
            }
            at(FILEMAP_FAULT__LOOK_UP);
            int page = machine.mappings().page(inode, index);
            if (page == NO_PAGE) {
                at(FILEMAP_FAULT__READ);
                page = readPage(inode, index);
                if (page == PageAlloc.NONE) {
                    at(FILEMAP_FAULT__OUT_OF_MEMORY);
                    leave(FaultResult.OOM);
                    return new Found(NO_PAGE, FaultResult.OOM);
                }
                if (!kernel.fileSystems().isMemory(inode)) {
                    count(Counter.PGMAJFAULT, 1);
                    result = FaultResult.MAJOR;
                }
            }
            kernel.pageAlloc().get(page);
            at(FILEMAP_FAULT__LOCK_PAGE);
            kernel.pageAlloc().lockPage(page);
            if (machine.mappings().page(inode, index) == page) {
                at(FILEMAP_FAULT__TOUCH);
                kernel.pageAlloc().markAccessed(page);
                leave(result);
                return new Found(page, result);
            }
            at(FILEMAP_FAULT__GONE);
            kernel.pageAlloc().unlockPage(page);
            kernel.pageAlloc().put(page);
        }
    }

    /// Brings page `index` into the cache with what the medium has; a hole reads as zeroes. Reading takes no time, so
    /// nobody ever waits for the lock of a page that is being read. Whoever was faster has put his page there already
    /// (`add_to_page_cache` returns EEXIST).
    private int readPage(int inode, int index) {
        int there = machine.mappings().page(inode, index);
        if (there != NO_PAGE) {
            return there;
        }
        int page = kernel.pageAlloc().alloc(machine.inodes().onDisk(inode, index));
        if (page != PageAlloc.NONE) {
            addToPageCache(inode, index, page);
        }
        return page;
    }

    /// Page `index` if it is cached, or else read if the medium has it; otherwise -1.
    int pageOnMedium(int inode, int index) {
        int page = machine.mappings().page(inode, index);
        return page != NO_PAGE || machine.inodes().onDisk(inode, index) == Contents.ZEROES ? page
            : readPage(inode, index);
    }

    /// `add_to_page_cache_lru`: the reference of the allocation becomes that of the cache. It is one step, so that
    /// tree_lock does not show.
    void addToPageCache(int inode, int index, int page) {
        set(Field.PAGE_MAPPING, page, inode * 2L);
        set(Field.PAGE_INDEX, page, index);
        set(Field.MAPPING_ENTRY, inode, index, Mappings.entryOf(page));
        add(Field.MAPPING_NRPAGES, inode, 1);
        count(Counter.NR_FILE_PAGES, 1);
        kernel.pageAlloc().addToLru(page, PageList.INACTIVE);
    }

    /// `remove_from_page_cache`, without dropping the reference of the cache.
    void removeFromPageCache(int inode, int index, int page) {
        set(Field.MAPPING_ENTRY, inode, index, 0);
        set(Field.MAPPING_TAGS, inode, index, 0);
        set(Field.PAGE_MAPPING, page, 0);
        set(Field.PAGE_LIST, page, 0);
        set(Field.PAGE_FLAGS, page, machine.pages().flags(page)
            & ~(PageFlag.LRU.mask() | PageFlag.ACTIVE.mask() | PageFlag.UPTODATE.mask()));
        add(Field.MAPPING_NRPAGES, inode, -1);
        count(Counter.NR_FILE_PAGES, -1);
    }

    /// `filemap_fdatawrite`: starts writing every dirty page of pages `from` up to `to`.
    void fdatawrite(int inode, int from, int to) {
        enter(Function.FILEMAP_FDATAWRITE, inode);
        at(FILEMAP_FDATAWRITE__WRITE);
        kernel.pageWriteback().doWritepages(inode, new WritebackControl(true, Integer.MAX_VALUE, from, to));
        leave();
    }

    /// `__filemap_fdatawrite_range` with WB_SYNC_NONE: as [#fdatawrite], but skips what is being written.
    void startWriting(int inode, int from, int to) {
        enter(Function.FILEMAP_FDATAWRITE, inode);
        at(FILEMAP_FDATAWRITE__WRITE);
        kernel.pageWriteback().doWritepages(inode, new WritebackControl(false, Integer.MAX_VALUE, from, to));
        leave();
    }

    /// `filemap_fdatawait`: waits for the writes in flight; returns 0 or the error that was recorded, once. EIO hides
    /// ENOSPC.
    long fdatawait(int inode, int from, int to) {
        enter(Function.FILEMAP_FDATAWAIT, inode);
        for (int index = from; index < Math.min(to, machine.mappings().end(inode)); index++) {
            int page = machine.mappings().page(inode, index);
            if (page != NO_PAGE && machine.mappings().has(inode, index, MappingTag.WRITEBACK)) {
                at(FILEMAP_FDATAWAIT__WAIT);
                waitOnPageWriteback(page);
            }
        }
        at(FILEMAP_FDATAWAIT__ERRORS);
        long errors = machine.mappings().errors(inode);
        set(Field.MAPPING_ERRORS, inode, 0);
        return leave((errors & 1) != 0 ? Errno.EIO.result() : (errors & 2) != 0 ? Errno.ENOSPC.result() : 0);
    }

    /// `wait_on_page_writeback`: the disk ends the write while the task sleeps.
    void waitOnPageWriteback(int page) {
        while (machine.pages().is(page, PageFlag.WRITEBACK)) {
            if (machine.pages().contentInFlight(page) >= 0) {
                kernel.buffer().endIo(page);
            } else {
                // Marked by another task, which has not handed it to the disk yet.
                kernel.sleepUntil(() -> !machine.pages().is(page, PageFlag.WRITEBACK)
                    || machine.pages().contentInFlight(page) >= 0);
            }
        }
    }

    /// `end_page_writeback`, in the interrupt that ends the write.
    void endPageWriteback(int page) {
        enter(Function.END_PAGE_WRITEBACK, page);
        if (machine.pages().is(page, PageFlag.RECLAIM)) {
            at(END_PAGE_WRITEBACK__RECLAIM);
            clearFlag(page, PageFlag.RECLAIM);
            kernel.pageAlloc().rotate(page);
        }
        at(END_PAGE_WRITEBACK__CLEAR);
        kernel.pageWriteback().testClearPageWriteback(page);
        at(END_PAGE_WRITEBACK__WAKE);
        leave();
    }

    /// `generic_file_write` of one page at `offset`, a multiple of 4096, every byte of it `value`: the bytes written,
    /// or a negative error. Buffers are not attached here, as `block_prepare_write` would, but when the page is
    /// written.
    long write(int inode, long offset, int value) {
        enter(Function.GENERIC_FILE_WRITE, offset);
        at(GENERIC_FILE_WRITE__LOCK);
        kernel.lock(LockKind.I_MUTEX, inode);
        at(GENERIC_FILE_WRITE__TIMES);
        kernel.fileSystems().fileUpdateTime(inode);
        int index = (int) (offset / Contents.PAGE_BYTES);
        if (kernel.fileSystems().profile(inode).isRaw()) {
            at(GENERIC_FILE_WRITE__COPY_RAW);
            long pfn = Facts.rawPfn(inode, index);
            kernel.pageAlloc().fill(pfn, machine.contents().refilled(machine.pages().content(pfn), value));
            kernel.unlock(LockKind.I_MUTEX, inode);
            return leave(Contents.PAGE_BYTES);
        }
        at(GENERIC_FILE_WRITE__FIND_PAGE);
        int page = machine.mappings().page(inode, index);
        if (page == NO_PAGE) {
            page = readPage(inode, index);
        }
        if (page == PageAlloc.NONE) {
            at(GENERIC_FILE_WRITE__OUT_OF_MEMORY);
            kernel.unlock(LockKind.I_MUTEX, inode);
            return leave(Errno.ENOMEM.result());
        }
        kernel.pageAlloc().get(page);
        kernel.pageAlloc().lockPage(page);
        at(GENERIC_FILE_WRITE__PREPARE);
        long failed = kernel.fileSystems().reserveBlock(inode, index);
        if (failed < 0) {
            at(GENERIC_FILE_WRITE__NO_SPACE);
            kernel.pageAlloc().unlockPage(page);
            kernel.pageAlloc().put(page);
            kernel.unlock(LockKind.I_MUTEX, inode);
            return leave(failed);
        }
        at(GENERIC_FILE_WRITE__COPY);
        set(Field.PAGE_CONTENT, page, machine.contents().refilled(machine.pages().content(page), value));
        at(GENERIC_FILE_WRITE__MARK_DIRTY);
        kernel.pageWriteback().setPageDirty(page);
        set(Field.INODE_SIZE, inode, Math.max(machine.inodes().size(inode), offset + Contents.PAGE_BYTES));
        at(GENERIC_FILE_WRITE__UNLOCK_PAGE);
        kernel.pageAlloc().unlockPage(page);
        kernel.pageAlloc().markAccessed(page);
        kernel.pageAlloc().put(page);
        at(GENERIC_FILE_WRITE__BALANCE);
        kernel.pageWriteback().balanceDirtyPagesRatelimited(1);
        at(GENERIC_FILE_WRITE__UNLOCK);
        kernel.unlock(LockKind.I_MUTEX, inode);
        return leave(Contents.PAGE_BYTES);
    }

    /// `generic_file_read` of one byte at `offset`: the byte, -1 at the end of the file, or a negative error below it.
    long read(int inode, long offset) {
        enter(Function.GENERIC_FILE_READ, offset);
        at(GENERIC_FILE_READ__CHECK_SIZE);
        if (offset >= machine.inodes().size(inode)) {
            return leave(-1);
        }
        int index = (int) (offset / Contents.PAGE_BYTES);
        if (kernel.fileSystems().profile(inode).isRaw()) {
            at(GENERIC_FILE_READ__COPY_RAW);
            int raw = machine.pages().content(Facts.rawPfn(inode, index));
            return leave(machine.contents().byteAt(raw, (int) (offset % Contents.PAGE_BYTES)));
        }
        at(GENERIC_FILE_READ__FIND_PAGE);
        int page = machine.mappings().page(inode, index);
        if (page == NO_PAGE) {
            page = readPage(inode, index);
        }
        if (page == PageAlloc.NONE) {
            at(GENERIC_FILE_READ__OUT_OF_MEMORY);
            return leave(Errno.ENOMEM.result());
        }
        kernel.pageAlloc().get(page);
        at(GENERIC_FILE_READ__COPY);
        kernel.pageAlloc().markAccessed(page);
        int content = machine.pages().content(page);
        kernel.pageAlloc().put(page);
        return leave(machine.contents().byteAt(content, (int) (offset % Contents.PAGE_BYTES)));
    }
}
