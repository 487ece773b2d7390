package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.ReadaheadSite.DO_PAGE_CACHE_RA__OUT_OF_MEMORY;
import static io.ptescope.model.kernel.ReadaheadSite.DO_PAGE_CACHE_RA__READ;
import static io.ptescope.model.kernel.ReadaheadSite.DO_SYNC_MMAP_READAHEAD__AROUND;
import static io.ptescope.model.kernel.ReadaheadSite.PAGE_CACHE_ASYNC_RA__NEXT;
import static io.ptescope.model.kernel.ReadaheadSite.PAGE_CACHE_SYNC_RA__ALONE;
import static io.ptescope.model.kernel.ReadaheadSite.PAGE_CACHE_SYNC_RA__RANDOM;
import static io.ptescope.model.kernel.ReadaheadSite.PAGE_CACHE_SYNC_RA__START;
import static io.ptescope.model.kernel.ReadaheadSite.PAGE_CACHE_SYNC_RA__STREAM;

import io.ptescope.model.state.Field;
import io.ptescope.model.state.PageFlag;
import io.ptescope.model.state.ReadaheadState;

/// mm/readahead.c, with `do_sync_mmap_readahead` of mm/filemap.c: which pages are read besides the one that is wanted
/// (4.13 and later; the windows are those of 6.18). Reading takes no time, so a page is never seen while it is read.
final class Readahead extends KernelFile {
    private static final int NO_PAGE = -1;
    /// The share of the window that a first small read gets: 1/32 of it is rounded up to four pages.
    private static final int SMALL = 32;

    Readahead(Kernel kernel) {
        super(kernel);
    }

    /// `do_sync_mmap_readahead`: a fault misses page `index`; the window around it is read.
    void syncMmap(int inode, int index) {
        enter(Function.DO_SYNC_MMAP_READAHEAD, index);
        at(DO_SYNC_MMAP_READAHEAD__AROUND);
        int window = window(inode);
        remember(inode, Math.max(0, index - window / 2), window, window / 4);
        read(inode);
        leave();
    }

    /// `page_cache_sync_ra`: read(2) misses page `index`.
    void sync(int inode, int index) {
        enter(Function.PAGE_CACHE_SYNC_RA, index);
        int window = window(inode);
        int previous = state(inode, ReadaheadState.PREVIOUS) - 1;
        if (state(inode, ReadaheadState.RANDOM) != 0) {
            at(PAGE_CACHE_SYNC_RA__RANDOM);
            doPageCacheRa(inode, index, 1, 0);
        } else if (index == 0 || previous >= 0 && (index == previous || index == previous + 1)) {
            at(PAGE_CACHE_SYNC_RA__START);
            int size = first(window);
            remember(inode, index, size, size - 1);
            read(inode);
        } else {
            int stream = index - 1 - lastMissing(inode, index - 1, window);
            if (stream <= 1) {
                at(PAGE_CACHE_SYNC_RA__ALONE);
                doPageCacheRa(inode, index, 1, 0);
            } else {
                at(PAGE_CACHE_SYNC_RA__STREAM);
                int seen = stream == index ? 2 * stream : stream;
                remember(inode, index, Math.min(seen + 1, window), 1);
                read(inode);
            }
        }
        leave();
    }

    /// `page_cache_async_ra`: page `index`, which marks that the next window is due, was found by a fault or a read.
    void async(int inode, int index, int page) {
        if (!machine.pages().is(page, PageFlag.READAHEAD) || machine.pages().is(page, PageFlag.WRITEBACK)
            || machine.pages().is(page, PageFlag.DIRTY)) {
            return;
        }
        enter(Function.PAGE_CACHE_ASYNC_RA, index);
        at(PAGE_CACHE_ASYNC_RA__NEXT);
        clearFlag(page, PageFlag.READAHEAD);
        int window = window(inode);
        int start = state(inode, ReadaheadState.START);
        int size = state(inode, ReadaheadState.SIZE);
        if (index == start + size - state(inode, ReadaheadState.ASYNC_SIZE)) {
            int next = next(size, window);
            remember(inode, start + size, next, next);
            read(inode);
        } else {
            int missing = firstMissing(inode, index + 1, window);
            if (missing >= 0) {
                int next = next(missing - index + 1, window);
                remember(inode, missing, next, next);
                read(inode);
            }
        }
        leave();
    }

    /// `force_page_cache_ra`: reads the range, for POSIX_FADV_WILLNEED.
    void force(int inode, int from, int to) {
        doPageCacheRa(inode, from, to - from, 0);
    }

    /// Where read(2) has come to.
    void readCameTo(int inode, int index) {
        set(Field.INODE_READAHEAD, inode, ReadaheadState.PREVIOUS.ordinal(), index + 1L);
    }

    /// `page_cache_ra_order` of the window that was chosen.
    private void read(int inode) {
        int window = window(inode);
        int start = state(inode, ReadaheadState.START);
        int size = state(inode, ReadaheadState.SIZE);
        doPageCacheRa(inode, start, Math.min(size, window), state(inode, ReadaheadState.ASYNC_SIZE));
    }

    /// `do_page_cache_ra`: reads what is not cached of `count` pages from `start` on, as far as the file goes, and
    /// marks the page at which the next window is due.
    private void doPageCacheRa(int inode, int start, int count, int asyncSize) {
        enter(Function.DO_PAGE_CACHE_RA, start);
        int end = Math.min(start + count, machine.inodes().pages(inode));
        for (int index = start; index < end; index++) {
            if (machine.mappings().page(inode, index) != NO_PAGE) {
                continue;
            }
            at(DO_PAGE_CACHE_RA__READ);
            int page = kernel.filemap().readPage(inode, index);
            if (page == PageAlloc.NONE) {
                at(DO_PAGE_CACHE_RA__OUT_OF_MEMORY);
                break;
            }
            if (index == start + count - asyncSize) {
                setFlag(page, PageFlag.READAHEAD);
            }
        }
        leave();
    }

    private void remember(int inode, int start, int size, int asyncSize) {
        set(Field.INODE_READAHEAD, inode, ReadaheadState.START.ordinal(), start);
        set(Field.INODE_READAHEAD, inode, ReadaheadState.SIZE.ordinal(), size);
        set(Field.INODE_READAHEAD, inode, ReadaheadState.ASYNC_SIZE.ordinal(), asyncSize);
    }

    private int state(int inode, ReadaheadState what) {
        return (int) machine.get(Field.INODE_READAHEAD, inode, what.ordinal());
    }

    private int window(int inode) {
        return kernel.fileSystems().profile(inode).readahead();
    }

    /// `get_init_ra_size` of one page.
    private static int first(int window) {
        return window / SMALL >= 1 ? 4 : Math.min(2, window);
    }

    /// `get_next_ra_size`.
    private static int next(int size, int window) {
        return size < window / 16 ? 4 * size : size <= window / 2 ? 2 * size : window;
    }

    /// The last page before or at `from` that is not cached, no more than `window` pages back.
    private int lastMissing(int inode, int from, int window) {
        int index = from;
        while (index >= 0 && from - index < window && machine.mappings().page(inode, index) != NO_PAGE) {
            index--;
        }
        return index;
    }

    /// The first page from `from` on that is not cached, no more than `window` pages ahead; or -1.
    private int firstMissing(int inode, int from, int window) {
        for (int index = from; index < from + window; index++) {
            if (machine.mappings().page(inode, index) == NO_PAGE) {
                return index;
            }
        }
        return -1;
    }
}
