package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.FilemapSite.END_PAGE_WRITEBACK__CLEAR;
import static io.ptescope.model.kernel.FilemapSite.END_PAGE_WRITEBACK__RECLAIM;
import static io.ptescope.model.kernel.FilemapSite.END_PAGE_WRITEBACK__WAKE;
import static io.ptescope.model.kernel.FilemapSite.FILEMAP_FAULT__BEYOND_END;
import static io.ptescope.model.kernel.FilemapSite.FILEMAP_FAULT__CHECK_SIZE;
import static io.ptescope.model.kernel.FilemapSite.FILEMAP_FAULT__FULL;
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
import static io.ptescope.model.kernel.FilemapSite.FILEMAP_NOPAGE__FULL;
import static io.ptescope.model.kernel.FilemapSite.FILEMAP_NOPAGE__LOOK_UP;
import static io.ptescope.model.kernel.FilemapSite.FILEMAP_NOPAGE__OUT_OF_MEMORY;
import static io.ptescope.model.kernel.FilemapSite.FILEMAP_NOPAGE__READ;
import static io.ptescope.model.kernel.FilemapSite.FILEMAP_NOPAGE__TOUCH;

import io.ptescope.model.state.Contents;
import io.ptescope.model.state.Counter;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.MappingTag;
import io.ptescope.model.state.Mappings;
import io.ptescope.model.state.PageFlag;
import io.ptescope.model.state.PageList;

/// mm/filemap.c: the page cache of a file, its faults, and waiting for its writes; read(2) and write(2) are in
/// [FilemapReadWrite].
final class Filemap extends KernelFile {
    private static final int NO_PAGE = -1;
    /// No page, because its file system lives in memory and is full.
    static final int NO_SPACE = -2;

    private final Folios folios;

    Filemap(Kernel kernel) {
        super(kernel);
        this.folios = new Folios(kernel);
    }

    Folios folios() {
        return folios;
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
            if (page == NO_SPACE) {
                at(FILEMAP_NOPAGE__FULL);
                leave(FaultResult.SIGBUS);
                return new Found(NO_PAGE, FaultResult.SIGBUS);
            }
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
                if (page == NO_SPACE) {
                    at(FILEMAP_FAULT__FULL);
                    leave(FaultResult.SIGBUS);
                    return new Found(NO_PAGE, FaultResult.SIGBUS);
                }
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

    /// Whether a page of the file that is missing is read with others.
    boolean readsAhead(int inode) {
        return has(Patch.READ_AROUND) && !kernel.fileSystems().isMemory(inode);
    }

    /// Brings page `index` into the cache with what the medium has; a hole reads as zeroes. Reading takes no time, so
    /// nobody ever waits for the lock of a page that is being read. Whoever was faster has put his page there already
    /// (`add_to_page_cache` returns EEXIST). [PageAlloc#NONE] without memory, [#NO_SPACE] where the volume is full.
    int readPage(int inode, int index) {
        int there = machine.mappings().page(inode, index);
        if (there != NO_PAGE) {
            return there;
        }
        if (!kernel.fileSystems().blocks().charge(inode)) {
            return NO_SPACE;
        }
        int page = kernel.pageAlloc().alloc(machine.inodes().onDisk(inode, index));
        if (page == PageAlloc.NONE) {
            kernel.fileSystems().blocks().uncharge(inode);
        } else {
            addToPageCache(inode, index, page);
            kernel.fileSystems().copyToLocalCache(inode, page);
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
        if (has(Patch.SPLIT_LRU) && kernel.fileSystems().profile(inode).isSwapBacked()) {
            setFlag(page, PageFlag.SWAPBACKED);
        }
        kernel.pageAlloc().addToLru(page, PageList.INACTIVE);
    }

    /// `remove_from_page_cache`, without dropping the reference of the cache.
    void removeFromPageCache(int inode, int index, int page) {
        folios.dissolve(page);
        set(Field.MAPPING_ENTRY, inode, index, 0);
        set(Field.MAPPING_TAGS, inode, index, 0);
        set(Field.PAGE_MAPPING, page, 0);
        set(Field.PAGE_LIST, page, 0);
        if (has(Patch.REMOVAL_COUNTS_DIRT) && kernel.fileSystems().accountsDirty(inode)
            && machine.pages().is(page, PageFlag.DIRTY)) {
            count(Counter.NR_DIRTY, -1);
        }
        set(Field.PAGE_FLAGS, page, machine.pages().flags(page)
            & ~(PageFlag.LRU.mask() | PageFlag.ACTIVE.mask() | PageFlag.UPTODATE.mask()
            | PageFlag.SWAPBACKED.mask() | PageFlag.READAHEAD.mask()));
        add(Field.MAPPING_NRPAGES, inode, -1);
        count(Counter.NR_FILE_PAGES, -1);
        kernel.fileSystems().blocks().uncharge(inode);
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
        int end = folios.end(inode, Math.min(to, machine.mappings().end(inode)));
        for (int index = folios.first(inode, from); index < end; index++) {
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
}
