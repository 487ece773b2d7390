package io.ptescope.model.kernel;

import io.ptescope.model.state.Counter;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.PageFlag;
import io.ptescope.model.state.PageList;

/// mm/swap.c and mm/mlock.c: what a CPU puts off until it has gathered enough pages, or until somebody wants the lists
/// to be right (`lru_add_drain`). These are parts of the steps of others, so none is a call of its own. There is one
/// batch for all CPUs, and it never becomes full.
final class LruBatches extends KernelFile {
    LruBatches(Kernel kernel) {
        super(kernel);
    }

    /// `folio_mark_lazyfree`: the page will not go to swap any more.
    void markLazyfree(int page) {
        if (machine.pages().is(page, PageFlag.SWAPBACKED)) {
            put(page, PageFlag.LAZYFREE);
        }
    }

    /// `munlock_folio`: the page may lose PG_mlocked. Whether it does is known only later, but a lock that comes
    /// meanwhile does not count.
    void munlock(int page) {
        put(page, PageFlag.MUNLOCK);
    }

    private void put(int page, PageFlag flag) {
        if (!machine.pages().is(page, flag)) {
            setFlag(page, flag);
            count(Counter.LRU_BATCHED, 1);
        }
    }

    /// The page is free: what was put off for it does not matter any more.
    void forget(int page) {
        for (PageFlag flag : new PageFlag[] {PageFlag.LAZYFREE, PageFlag.MUNLOCK}) {
            if (machine.pages().is(page, flag)) {
                count(Counter.LRU_BATCHED, -1);
            }
        }
    }

    /// `lru_add_drain`.
    void drain() {
        for (int page = 0; machine.counter(Counter.LRU_BATCHED) > 0 && page < machine.pages().frames(); page++) {
            if (machine.pages().is(page, PageFlag.LAZYFREE)) {
                count(Counter.LRU_BATCHED, -1);
                set(Field.PAGE_FLAGS, page, machine.pages().flags(page) & ~(PageFlag.LAZYFREE.mask()
                    | PageFlag.SWAPBACKED.mask() | PageFlag.ACTIVE.mask() | PageFlag.REFERENCED.mask()));
                kernel.pageAlloc().addToLru(page, PageList.INACTIVE);
            }
            if (machine.pages().is(page, PageFlag.MUNLOCK)) {
                count(Counter.LRU_BATCHED, -1);
                set(Field.PAGE_FLAGS, page, machine.pages().flags(page)
                    & ~(PageFlag.MUNLOCK.mask() | PageFlag.MLOCKED.mask()));
            }
        }
    }
}
