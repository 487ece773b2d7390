package io.ptescope.model.kernel;


import static io.ptescope.model.kernel.ReadaheadSite.DO_PAGE_CACHE_RA__OUT_OF_MEMORY;
import static io.ptescope.model.kernel.ReadaheadSite.DO_PAGE_CACHE_RA__READ;
import static io.ptescope.model.kernel.ReadaheadSite.DO_SYNC_MMAP_READAHEAD__AROUND;
import static io.ptescope.model.kernel.ReadaheadSite.DO_SYNC_MMAP_READAHEAD__RANDOM;
import static io.ptescope.model.kernel.ReadaheadSite.DO_SYNC_MMAP_READAHEAD__SEQUENTIAL;
import static io.ptescope.model.kernel.ReadaheadSite.PAGE_CACHE_ASYNC_RA__NEXT;
import static io.ptescope.model.kernel.ReadaheadSite.PAGE_CACHE_RA_ORDER__FOLIO;
import static io.ptescope.model.kernel.ReadaheadSite.PAGE_CACHE_SYNC_RA__ALONE;
import static io.ptescope.model.kernel.ReadaheadSite.PAGE_CACHE_SYNC_RA__RANDOM;
import static io.ptescope.model.kernel.ReadaheadSite.PAGE_CACHE_SYNC_RA__START;
import static io.ptescope.model.kernel.ReadaheadSite.PAGE_CACHE_SYNC_RA__STREAM;

import io.ptescope.model.state.Field;
import io.ptescope.model.state.PageFlag;
import io.ptescope.model.state.ReadaheadState;
import io.ptescope.model.state.VmFlag;

/// mm/readahead.c, with `do_sync_mmap_readahead` of mm/filemap.c: which pages are read besides the one that is wanted
/// (4.13 and later; the windows are those of 6.18). Reading takes no time, so a page is never seen while it is read.
final class Readahead extends KernelFile {
    private static final int NO_PAGE = -1;
    /// The share of the window that a first small read gets: 1/32 of it is rounded up to four pages.
    private static final int SMALL = 32;
    /// Pages that the recorded loop devices read ahead: what suits the disk below them.
    private static final int LOOP_WINDOW = 640;

    Readahead(Kernel kernel) {
        super(kernel);
    }

    /// `do_sync_mmap_readahead`: a fault in `vma` misses page `index`; the window around it is read, or what the
    /// advice for the area says.
    void syncMmap(int vma, int inode, int index) {
        enter(Function.DO_SYNC_MMAP_READAHEAD, index);
        int window = window(inode);
        if (machine.vmas().is(vma, VmFlag.RAND_READ)) {
            at(DO_SYNC_MMAP_READAHEAD__RANDOM);
            leave();
            return;
        }
        if (machine.vmas().is(vma, VmFlag.SEQ_READ)) {
            at(DO_SYNC_MMAP_READAHEAD__SEQUENTIAL);
            doPageCacheRa(inode, index, window, 0);
            leave();
            return;
        }
        at(DO_SYNC_MMAP_READAHEAD__AROUND);
        remember(inode, Math.max(0, index - window / 2), window, window / 4, 0);
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
            remember(inode, index, size, size - 1, 0);
            read(inode);
        } else {
            int stream = index - 1 - lastMissing(inode, index - 1, window);
            if (stream <= 1) {
                at(PAGE_CACHE_SYNC_RA__ALONE);
                doPageCacheRa(inode, index, 1, 0);
            } else {
                at(PAGE_CACHE_SYNC_RA__STREAM);
                int seen = stream == index ? 2 * stream : stream;
                remember(inode, index, Math.min(seen + 1, window), 1, 0);
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
        int head = machine.pages().head(page);
        int pages = machine.pages().folioPages(page);
        for (int other = head; other < head + pages; other++) {
            clearFlag(other, PageFlag.READAHEAD);
        }
        int window = window(inode);
        int start = state(inode, ReadaheadState.START);
        int size = state(inode, ReadaheadState.SIZE);
        int first = index - (page - head);
        int order = nextOrder(inode, pages);
        int due = start + size - state(inode, ReadaheadState.ASYNC_SIZE);
        if (first == due - due % pages) {
            int next = next(size, window);
            remember(inode, start + size, next, next, order);
            read(inode);
        } else {
            int missing = firstMissing(inode, first + 1, window);
            if (missing >= 0) {
                int next = next(missing - first + 1, window);
                remember(inode, missing, next, next, order);
                read(inode);
            }
        }
        leave();
    }

    /// The next window has folios four times as large: than those of the last window, before 6.17 than the one that was
    /// reached.
    private int nextOrder(int inode, int reached) {
        return has(Patch.READ_REMEMBERS_ORDER) ? state(inode, ReadaheadState.ORDER) + 2
            : Integer.numberOfTrailingZeros(reached);
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
        int size = Math.min(state(inode, ReadaheadState.SIZE), window);
        int asyncSize = state(inode, ReadaheadState.ASYNC_SIZE);
        int read = readFolios(inode, start, size, asyncSize);
        if (read < size) {
            doPageCacheRa(inode, start + read, size - read, asyncSize);
        }
    }

    /// The part of `page_cache_ra_order` that makes large folios: how many pages of the window it has read, up to the
    /// first one that is cached already.
    private int readFolios(int inode, int start, int size, int asyncSize) {
        boolean everyOrder = has(Patch.READ_REMEMBERS_ORDER);
        FileSystem profile = kernel.fileSystems().profile(inode);
        // Up to 6.16 even the first window has them, if any has; a window of fewer than four pages has none.
        int most = everyOrder ? state(inode, ReadaheadState.ORDER) : state(inode, ReadaheadState.ORDER) + 2;
        boolean able = everyOrder ? profile.has(FileSystem.Trait.LARGE_FOLIOS)
            : has(Patch.READ_FOLIOS) && profile.has(FileSystem.Trait.READS_FOLIOS) && size >= 4;
        if (!able || most == 0) {
            return 0;
        }
        enter(Function.PAGE_CACHE_RA_ORDER, start);
        most = Math.min(most, Integer.SIZE - 1 - Integer.numberOfLeadingZeros(size));
        int end = Math.min(start + size, machine.inodes().pages(inode));
        int index = start;
        while (index < end) {
            int order = index == 0 ? most : Math.min(most, Integer.numberOfTrailingZeros(index));
            while (index + (1 << order) > end) {
                order--;
            }
            if (order == 1 && !everyOrder) {
                order = 0;
            }
            if (isCached(inode, index, order)) {
                return (int) leave(index - start);
            }
            at(PAGE_CACHE_RA_ORDER__FOLIO);
            if (!kernel.filemap().folios().read(inode, index, order)) {
                return (int) leave(index - start);
            }
            int due = start + size - asyncSize;
            int mark = everyOrder ? due >> order << order : due + (1 << order) - 1 >> order << order;
            for (int i = index; index == mark && i < index + (1 << order); i++) {
                setFlag(machine.mappings().page(inode, i), PageFlag.READAHEAD);
            }
            index += 1 << order;
        }
        return (int) leave(size);
    }

    private boolean isCached(int inode, int index, int order) {
        for (int i = index; i < index + (1 << order); i++) {
            if (machine.mappings().page(inode, i) != NO_PAGE) {
                return true;
            }
        }
        return false;
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

    private void remember(int inode, int start, int size, int asyncSize, int order) {
        set(Field.INODE_READAHEAD, inode, ReadaheadState.START.ordinal(), start);
        set(Field.INODE_READAHEAD, inode, ReadaheadState.SIZE.ordinal(), size);
        set(Field.INODE_READAHEAD, inode, ReadaheadState.ASYNC_SIZE.ordinal(), asyncSize);
        set(Field.INODE_READAHEAD, inode, ReadaheadState.ORDER.ordinal(), order);
    }

    private int state(int inode, ReadaheadState what) {
        return (int) machine.get(Field.INODE_READAHEAD, inode, what.ordinal());
    }

    private int window(int inode) {
        int usual = kernel.fileSystems().profile(inode).readahead();
        return has(Patch.LOOP_READS_FAR) && usual < LOOP_WINDOW ? LOOP_WINDOW : usual;
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
