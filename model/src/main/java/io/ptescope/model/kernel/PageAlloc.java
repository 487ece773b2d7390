package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.Injection.Place.ALLOCATION;

import io.ptescope.model.event.Topic;
import io.ptescope.model.state.Contents;
import io.ptescope.model.state.Counter;
import io.ptescope.model.state.Facts;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.LockKind;
import io.ptescope.model.state.PageFlag;
import io.ptescope.model.state.PageList;
import io.ptescope.model.state.Pages;

/// Frames: taken and given back, counted, put on the page lists (mm/page_alloc.c, mm/swap.c). These are parts of the
/// steps of others, so none is a call of its own.
final class PageAlloc extends KernelFile {
    /// No frame.
    static final int NONE = -1;

    private final Pages pages;
    private final LruBatches batches;

    PageAlloc(Kernel kernel) {
        super(kernel);
        this.pages = machine.pages();
        this.batches = new LruBatches(kernel);
    }

    LruBatches batches() {
        return batches;
    }

    /// `alloc_page`: a frame with one reference and contents `content`, or [#NONE].
    int alloc(int content) {
        count(Counter.ALLOCATIONS, 1);
        int pfn = pages.first(PageList.FREE);
        if (pfn < 0 || kernel.injected(ALLOCATION, machine.counter(Counter.ALLOCATIONS)) != 0) {
            remark(Topic.OUT_OF_MEMORY, 0, 0);
            return NONE;
        }
        set(Field.PAGE_LIST, pfn, 0);
        set(Field.PAGE_REFCOUNT, pfn, 1);
        set(Field.PAGE_CONTENT, pfn, content);
        set(Field.PAGE_FLAGS, pfn, PageFlag.UPTODATE.mask());
        return pfn;
    }

    /// `alloc_pages`: the first of `count` frames that follow each other, with one reference each, or [#NONE].
    int allocRun(int count) {
        count(Counter.ALLOCATIONS, 1);
        int run = 0;
        for (int pfn = 0; pfn < pages.frames(); pfn++) {
            run = pages.list(pfn) == PageList.FREE ? run + 1 : 0;
            if (run == count) {
                int first = pfn - count + 1;
                for (int taken = first; taken <= pfn; taken++) {
                    set(Field.PAGE_LIST, taken, 0);
                    set(Field.PAGE_REFCOUNT, taken, 1);
                    set(Field.PAGE_FLAGS, taken, PageFlag.UPTODATE.mask());
                }
                return first;
            }
        }
        return NONE;
    }

    int allocZeroed() {
        return alloc(Contents.ZEROES);
    }

    /// Gives a frame, with or without a struct page, other contents.
    void fill(long pfn, int content) {
        if (pfn < Facts.RAW_PFN) {
            set(Field.PAGE_CONTENT, (int) pfn, content);
        } else {
            set(Field.RAW_CONTENT, Facts.rawInode(pfn), Facts.rawIndex(pfn), content);
        }
    }

    /// `get_page`.
    void get(int pfn) {
        add(Field.PAGE_REFCOUNT, pfn, 1);
    }

    /// `put_page`: frees the frame with its last reference.
    void put(int pfn) {
        add(Field.PAGE_REFCOUNT, pfn, -1);
        if (pages.refcount(pfn) == 0 && pfn != Facts.ZERO_PFN) {
            set(Field.PAGE_LIST, pfn, Pages.place(PageList.FREE, -1));
            batches.forget(pfn);
            set(Field.PAGE_FLAGS, pfn, 0);
            set(Field.PAGE_MAPPING, pfn, 0);
            set(Field.PAGE_INDEX, pfn, 0);
            set(Field.PAGE_BUFFERS, pfn, 0);
            if (pages.isLarge(pfn)) {
                set(Field.PAGE_FOLIO, pfn, 0);
            }
        }
    }

    /// `lru_cache_add` and `lru_cache_add_active`, without the batching of pagevecs.
    void addToLru(int pfn, PageList list) {
        set(Field.PAGE_FLAGS, pfn, pages.flags(pfn) | PageFlag.LRU.mask()
            | (list == PageList.ACTIVE ? PageFlag.ACTIVE.mask() : 0));
        set(Field.PAGE_LIST, pfn, Pages.place(list, -1));
    }

    /// `mark_page_accessed`: first use sets PG_referenced, the second moves an inactive page to the active list.
    void markAccessed(int pfn) {
        if (!pages.is(pfn, PageFlag.REFERENCED)) {
            setFlag(pfn, PageFlag.REFERENCED);
        } else if (!pages.is(pfn, PageFlag.ACTIVE) && pages.is(pfn, PageFlag.LRU)) {
            set(Field.PAGE_FLAGS, pfn,
                pages.flags(pfn) & ~PageFlag.REFERENCED.mask() | PageFlag.ACTIVE.mask());
            set(Field.PAGE_LIST, pfn, Pages.place(PageList.ACTIVE, -1));
        }
    }

    /// `rotate_reclaimable_page`.
    void rotate(int pfn) {
        if (pages.list(pfn) == PageList.INACTIVE && pages.last(PageList.INACTIVE) != pfn) {
            set(Field.PAGE_LIST, pfn, Pages.place(PageList.INACTIVE, pages.last(PageList.INACTIVE)));
        }
    }

    /// `lock_page`: sleeps until the page is free, then holds it.
    void lockPage(int pfn) {
        kernel.lock(LockKind.PAGE_LOCK, pfn);
        setFlag(pfn, PageFlag.LOCKED);
    }

    boolean tryLockPage(int pfn) {
        if (!kernel.tryLock(LockKind.PAGE_LOCK, pfn)) {
            return false;
        }
        setFlag(pfn, PageFlag.LOCKED);
        return true;
    }

    /// `wait_on_page_locked`.
    void waitOnPageLocked(int pfn) {
        kernel.waitFor(LockKind.PAGE_LOCK, pfn);
    }

    void unlockPage(int pfn) {
        clearFlag(pfn, PageFlag.LOCKED);
        kernel.unlock(LockKind.PAGE_LOCK, pfn);
    }
}
