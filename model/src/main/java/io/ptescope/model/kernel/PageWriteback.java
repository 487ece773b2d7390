package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.PageWritebackSite.BALANCE_DIRTY_PAGES__FREE_RUN;
import static io.ptescope.model.kernel.PageWritebackSite.BALANCE_DIRTY_PAGES__LIMITS;
import static io.ptescope.model.kernel.PageWritebackSite.BALANCE_DIRTY_PAGES__SLEEP;
import static io.ptescope.model.kernel.PageWritebackSite.BALANCE_DIRTY_PAGES__WAIT;
import static io.ptescope.model.kernel.PageWritebackSite.BALANCE_DIRTY_PAGES__WAKE_FLUSHER;
import static io.ptescope.model.kernel.PageWritebackSite.BALANCE_DIRTY_PAGES__WRITE;
import static io.ptescope.model.kernel.PageWritebackSite.DO_WRITEPAGES__CLEAR_DIRTY;
import static io.ptescope.model.kernel.PageWritebackSite.DO_WRITEPAGES__DAX;
import static io.ptescope.model.kernel.PageWritebackSite.DO_WRITEPAGES__FLAG_CLEAR;
import static io.ptescope.model.kernel.PageWritebackSite.DO_WRITEPAGES__GONE;
import static io.ptescope.model.kernel.PageWritebackSite.DO_WRITEPAGES__LOCK_PAGE;
import static io.ptescope.model.kernel.PageWritebackSite.DO_WRITEPAGES__NOT_CAPABLE;
import static io.ptescope.model.kernel.PageWritebackSite.DO_WRITEPAGES__NOT_DIRTY;
import static io.ptescope.model.kernel.PageWritebackSite.DO_WRITEPAGES__RELEASE;
import static io.ptescope.model.kernel.PageWritebackSite.DO_WRITEPAGES__SCAN;
import static io.ptescope.model.kernel.PageWritebackSite.DO_WRITEPAGES__SKIP;
import static io.ptescope.model.kernel.PageWritebackSite.DO_WRITEPAGES__TAG_TOWRITE;
import static io.ptescope.model.kernel.PageWritebackSite.DO_WRITEPAGES__WAIT;
import static io.ptescope.model.kernel.PageWritebackSite.DO_WRITEPAGES__WRITEPAGE;
import static io.ptescope.model.kernel.PageWritebackSite.TEST_CLEAR_PAGE_WRITEBACK__CLEAR;
import static io.ptescope.model.kernel.PageWritebackSite.TEST_SET_PAGE_WRITEBACK__SET;

import io.ptescope.model.event.Event.Origin;
import io.ptescope.model.state.Counter;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.LockKind;
import io.ptescope.model.state.MappingTag;
import io.ptescope.model.state.PageFlag;

/// mm/page-writeback.c: which pages are written and when, and the limits on dirty ones (specification sections 6.5,
/// 6.6). Marking and cleaning a single page is in [PageDirty].
final class PageWriteback extends KernelFile {
    private final PageDirty dirty;

    PageWriteback(Kernel kernel) {
        super(kernel);
        this.dirty = new PageDirty(kernel);
    }

    /// See [PageDirty#setPageDirty].
    boolean setPageDirty(int page) {
        return dirty.setPageDirty(page);
    }

    /// See [PageDirty#setPageDirtyBalance].
    void setPageDirtyBalance(int page, boolean asked) {
        dirty.setPageDirtyBalance(page, asked);
    }

    /// See [PageDirty#clearPageDirtyForIo].
    boolean clearPageDirtyForIo(int page) {
        return dirty.clearPageDirtyForIo(page);
    }

    /// See [PageDirty#testClearPageDirty].
    void testClearPageDirty(int page) {
        dirty.testClearPageDirty(page);
    }

    /// See [PageDirty#tagDirty].
    void tagDirty(int page, int inode) {
        dirty.tagDirty(page, inode);
    }

    /// `do_writepages` and the loop behind it (`mpage_writepages` up to 2.6.22): writes the dirty pages of a range in
    /// order, or goes on where the last round stopped. Returns how many were handed to the file system.
    int doWritepages(int inode, WritebackControl control) {
        enter(Function.DO_WRITEPAGES, inode);
        if (kernel.fileSystems().isDaxFile(inode)) {
            at(DO_WRITEPAGES__DAX);
            return (int) leave(kernel.dax().writeback().writebackMappingRange(inode, control));
        }
        if (!kernel.fileSystems().isWrittenBack(inode)) {
            at(DO_WRITEPAGES__NOT_CAPABLE);
            return (int) leave(0);
        }
        int written = 0;
        int from = kernel.filemap().folios().first(inode, control.from());
        int end = kernel.filemap().folios().end(inode, Math.min(control.to(), machine.mappings().end(inode)));
        MappingTag tag = MappingTag.DIRTY;
        if (control.syncAll() && has(Patch.TOWRITE_TAG)) {
            tag = MappingTag.TOWRITE;
            tagPagesForWriteback(inode, from, end);
        }
        int length = end - from;
        boolean cyclic = control.goesRound();
        int first = cyclic ? Math.min(machine.mappings().writebackIndex(inode), end) : from;
        for (int n = 0; n < length && written < control.limit(); n++) {
            int index = from + (first - from + n) % length;
            if (!machine.mappings().has(inode, index, tag)) {
                continue;
            }
            at(DO_WRITEPAGES__SCAN);
            int page = machine.mappings().page(inode, index);
            if (page < 0) {
                continue;
            }
            kernel.pageAlloc().get(page);
            if (writeOne(inode, index, page, control)) {
                written++;
            }
            at(DO_WRITEPAGES__RELEASE);
            kernel.pageAlloc().put(page);
            kernel.pageAlloc().batches().drain();
            if (cyclic) {
                set(Field.MAPPING_WRITEBACK_INDEX, inode, index + 1L);
            }
        }
        return (int) leave(written);
    }

    /// `tag_pages_for_writeback`: what is dirty now is marked, so that pages that others go on making dirty cannot keep
    /// a sync busy for ever.
    private void tagPagesForWriteback(int inode, int from, int end) {
        at(DO_WRITEPAGES__TAG_TOWRITE);
        kernel.lock(LockKind.TREE_LOCK, inode);
        for (int index = from; index < end; index++) {
            long tags = machine.mappings().tags(inode, index);
            if ((tags & MappingTag.DIRTY.mask()) != 0) {
                set(Field.MAPPING_TAGS, inode, index, tags | MappingTag.TOWRITE.mask());
            }
        }
        kernel.unlock(LockKind.TREE_LOCK, inode);
    }

    private boolean writeOne(int inode, int index, int page, WritebackControl control) {
        at(DO_WRITEPAGES__LOCK_PAGE);
        kernel.pageAlloc().lockPage(page);
        if (machine.mappings().page(inode, index) != page) {
            at(DO_WRITEPAGES__GONE);
            kernel.pageAlloc().unlockPage(page);
            return false;
        }
        if (has(Patch.WRITE_SKIPS_CLEAN) && !machine.pages().is(page, PageFlag.DIRTY)) {
            at(DO_WRITEPAGES__FLAG_CLEAR);
            kernel.pageAlloc().unlockPage(page);
            return false;
        }
        if (machine.pages().is(page, PageFlag.WRITEBACK)) {
            if (!control.syncAll()) {
                at(DO_WRITEPAGES__SKIP);
                kernel.pageAlloc().unlockPage(page);
                return false;
            }
            at(DO_WRITEPAGES__WAIT);
            kernel.filemap().waitOnPageWriteback(page);
        }
        at(DO_WRITEPAGES__CLEAR_DIRTY);
        if (!dirty.clearPageDirtyForIo(page)) {
            at(DO_WRITEPAGES__NOT_DIRTY);
            kernel.pageAlloc().unlockPage(page);
            return false;
        }
        at(DO_WRITEPAGES__WRITEPAGE);
        kernel.buffer().writepage(page);
        return true;
    }

    /// `test_set_page_writeback`: the flag, the tags and the counter in one section under the tree lock.
    void testSetPageWriteback(int page) {
        enter(Function.TEST_SET_PAGE_WRITEBACK, page);
        at(TEST_SET_PAGE_WRITEBACK__SET);
        int inode = machine.pages().inode(page);
        int index = machine.pages().index(page);
        kernel.lock(LockKind.TREE_LOCK, inode);
        setFlag(page, PageFlag.WRITEBACK);
        long tags = machine.mappings().tags(inode, index) & ~MappingTag.TOWRITE.mask() | MappingTag.WRITEBACK.mask();
        if (!machine.pages().is(page, PageFlag.DIRTY)) {
            tags &= ~MappingTag.DIRTY.mask();
        }
        set(Field.MAPPING_TAGS, inode, index, tags);
        count(Counter.NR_WRITEBACK, 1);
        if (has(Patch.DIRTIED_COUNTED)) {
            count(Counter.NR_WRITTEN, 1);
        }
        kernel.unlock(LockKind.TREE_LOCK, inode);
        leave();
    }

    /// `test_clear_page_writeback`.
    void testClearPageWriteback(int page) {
        enter(Function.TEST_CLEAR_PAGE_WRITEBACK, page);
        at(TEST_CLEAR_PAGE_WRITEBACK__CLEAR);
        int inode = machine.pages().inode(page);
        if (inode != 0) {
            int index = machine.pages().index(page);
            kernel.lock(LockKind.TREE_LOCK, inode);
            set(Field.MAPPING_TAGS, inode, index,
                machine.mappings().tags(inode, index) & ~MappingTag.WRITEBACK.mask());
            kernel.unlock(LockKind.TREE_LOCK, inode);
        }
        clearFlag(page, PageFlag.WRITEBACK);
        count(Counter.NR_WRITEBACK, -1);
        leave();
    }

    /// `balance_dirty_pages_ratelimited_nr`: every so many pages the CPU looks at the limits. Whether the task slept.
    boolean balanceDirtyPagesRatelimited(int pages) {
        int cpu = current().number() < Origin.FLUSHER ? machine.processes().cpu(current().number()) : 0;
        long dirtied = machine.get(Field.RATELIMIT, cpu, 0) + pages;
        if (dirtied < kernel.spec().ratelimit()) {
            set(Field.RATELIMIT, cpu, dirtied);
            return false;
        }
        set(Field.RATELIMIT, cpu, 0);
        if (has(Patch.THROTTLE_SLEEPS)) {
            return balanceDirtyPagesAsleep();
        }
        balanceDirtyPages();
        return false;
    }

    /// `balance_dirty_pages` from 3.1 on: whoever dirties above the middle between the limits starts the flusher and
    /// sleeps while it works, as long as its pace and the disk's say. Here one sleep is long enough for the flusher to
    /// come below the background limit.
    private boolean balanceDirtyPagesAsleep() {
        enter(Function.BALANCE_DIRTY_PAGES, machine.counter(Counter.NR_DIRTY));
        at(BALANCE_DIRTY_PAGES__FREE_RUN);
        boolean sleeps = unclean() > ((long) kernel.spec().background() + kernel.spec().dirty()) / 2;
        if (sleeps) {
            at(BALANCE_DIRTY_PAGES__WAKE_FLUSHER);
            count(Counter.FLUSHER_WAKEUPS, 1);
            at(BALANCE_DIRTY_PAGES__SLEEP);
            kernel.fsWriteback().runFlusher();
            kernel.buffer().endAllIo();
        } else if (machine.counter(Counter.NR_DIRTY) > kernel.spec().background()) {
            at(BALANCE_DIRTY_PAGES__WAKE_FLUSHER);
            count(Counter.FLUSHER_WAKEUPS, 1);
        }
        return leave(sleeps ? 1 : 0) != 0;
    }

    /// `balance_dirty_pages`, 2.6.17 to 2.6.20: whoever dirties above the limit writes a chunk himself.
    private void balanceDirtyPages() {
        enter(Function.BALANCE_DIRTY_PAGES, machine.counter(Counter.NR_DIRTY));
        int chunk = kernel.spec().ratelimit() + kernel.spec().ratelimit() / 2;
        while (true) {
            at(BALANCE_DIRTY_PAGES__LIMITS);
            if (unclean() <= kernel.spec().dirty() || machine.counter(Counter.NR_DIRTY) == 0) {
                break;
            }
            at(BALANCE_DIRTY_PAGES__WRITE);
            int written = kernel.fsWriteback().writebackInodes(Math.max(1, chunk));
            if (written >= chunk) {
                break;
            }
            at(BALANCE_DIRTY_PAGES__WAIT);
            kernel.buffer().endAllIo();
            if (written == 0) {
                break;
            }
        }
        if (machine.counter(Counter.NR_DIRTY) > kernel.spec().background()) {
            at(BALANCE_DIRTY_PAGES__WAKE_FLUSHER);
            count(Counter.FLUSHER_WAKEUPS, 1);
        }
        leave();
    }

    private long unclean() {
        return machine.counter(Counter.NR_DIRTY) + machine.counter(Counter.NR_WRITEBACK);
    }
}
