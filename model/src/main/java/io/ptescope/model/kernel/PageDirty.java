package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.PageWritebackSite.CLEAR_PAGE_DIRTY_FOR_IO__CLEAR;
import static io.ptescope.model.kernel.PageWritebackSite.CLEAR_PAGE_DIRTY_FOR_IO__COUNT;
import static io.ptescope.model.kernel.PageWritebackSite.CLEAR_PAGE_DIRTY_FOR_IO__EARLY_CLEAR;
import static io.ptescope.model.kernel.PageWritebackSite.CLEAR_PAGE_DIRTY_FOR_IO__MKCLEAN;
import static io.ptescope.model.kernel.PageWritebackSite.CLEAR_PAGE_DIRTY_FOR_IO__REDIRTY;
import static io.ptescope.model.kernel.PageWritebackSite.CLEAR_PAGE_DIRTY_FOR_IO__WAS_CLEAN;
import static io.ptescope.model.kernel.PageWritebackSite.SET_PAGE_DIRTY_BALANCE__BALANCE;
import static io.ptescope.model.kernel.PageWritebackSite.SET_PAGE_DIRTY_BALANCE__DIRTY;
import static io.ptescope.model.kernel.PageWritebackSite.SET_PAGE_DIRTY__FLAG_ONLY;
import static io.ptescope.model.kernel.PageWritebackSite.SET_PAGE_DIRTY__NO_MAPPING;
import static io.ptescope.model.kernel.PageWritebackSite.SET_PAGE_DIRTY__NO_WRITEBACK;
import static io.ptescope.model.kernel.PageWritebackSite.TEST_CLEAR_PAGE_DIRTY__CLEAR;
import static io.ptescope.model.kernel.PageWritebackSite.TEST_CLEAR_PAGE_DIRTY__COUNT;
import static io.ptescope.model.kernel.PageWritebackSite.TEST_CLEAR_PAGE_DIRTY__MKCLEAN;
import static io.ptescope.model.kernel.PageWritebackSite.__SET_PAGE_DIRTY_NOBUFFERS__ALREADY;
import static io.ptescope.model.kernel.PageWritebackSite.__SET_PAGE_DIRTY_NOBUFFERS__FLAG;
import static io.ptescope.model.kernel.PageWritebackSite.__SET_PAGE_DIRTY_NOBUFFERS__INODE;
import static io.ptescope.model.kernel.PageWritebackSite.__SET_PAGE_DIRTY_NOBUFFERS__TAG;

import io.ptescope.model.state.Counter;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.InodeState;
import io.ptescope.model.state.LockKind;
import io.ptescope.model.state.MappingTag;
import io.ptescope.model.state.PageFlag;

/// mm/page-writeback.c: one page becomes dirty, one page becomes clean (specification sections 6.1 and 6.3).
final class PageDirty extends KernelFile {
    PageDirty(Kernel kernel) {
        super(kernel);
    }

    /// `set_page_dirty`, since there are large folios `folio_mark_dirty`: whether the page was clean before. What is
    /// dirty is the folio; here each page of it says so.
    boolean setPageDirty(int page) {
        boolean newly = setOnePageDirty(page);
        int head = machine.pages().head(page);
        for (int other = head; other < head + machine.pages().folioPages(page); other++) {
            if (other != page && !machine.pages().is(other, PageFlag.DIRTY)) {
                setOnePageDirty(other);
            }
        }
        return newly;
    }

    private boolean setOnePageDirty(int page) {
        int inode = machine.pages().inode(page);
        if (inode == 0) {
            enter(Function.SET_PAGE_DIRTY, page);
            at(SET_PAGE_DIRTY__NO_MAPPING);
            boolean newly = !machine.pages().is(page, PageFlag.DIRTY);
            setFlag(page, PageFlag.DIRTY);
            return leave(newly ? 1 : 0) != 0;
        }
        if (kernel.devices().isDevice(inode)) {
            enter(Function.SET_PAGE_DIRTY, page);
            at(SET_PAGE_DIRTY__FLAG_ONLY);
            boolean newly = !machine.pages().is(page, PageFlag.DIRTY);
            setFlag(page, PageFlag.DIRTY);
            return leave(newly ? 1 : 0) != 0;
        }
        if (has(Patch.MEMORY_FILES_UNTAGGED) && kernel.fileSystems().isMemory(inode)) {
            enter(Function.SET_PAGE_DIRTY, page);
            at(SET_PAGE_DIRTY__NO_WRITEBACK);
            if (!machine.pages().is(page, PageFlag.DIRTY)) {
                setFlag(page, PageFlag.DIRTY);
            }
            return leave(0) != 0;
        }
        return kernel.fileSystems().hasBuffers(inode) ? kernel.buffer().setPageDirtyBuffers(page)
            : setPageDirtyNobuffers(page);
    }

    /// `__set_page_dirty_nobuffers`.
    private boolean setPageDirtyNobuffers(int page) {
        enter(Function.__SET_PAGE_DIRTY_NOBUFFERS, page);
        at(__SET_PAGE_DIRTY_NOBUFFERS__FLAG);
        if (machine.pages().is(page, PageFlag.DIRTY)) {
            at(__SET_PAGE_DIRTY_NOBUFFERS__ALREADY);
            return leave(0) != 0;
        }
        setFlag(page, PageFlag.DIRTY);
        int inode = machine.pages().inode(page);
        if (inode != 0) {
            at(__SET_PAGE_DIRTY_NOBUFFERS__TAG);
            tagDirty(page, inode);
            at(__SET_PAGE_DIRTY_NOBUFFERS__INODE);
            kernel.fsWriteback().markInodeDirty(inode, InodeState.DIRTY_PAGES);
        }
        return leave(1) != 0;
    }

    /// Counts and tags a page that has just become dirty, under the tree lock.
    void tagDirty(int page, int inode) {
        kernel.lock(LockKind.TREE_LOCK, inode);
        if (machine.pages().inode(page) == inode) {
            if (kernel.fileSystems().accountsDirty(inode)) {
                count(Counter.NR_DIRTY, 1);
                if (has(Patch.DIRTIED_COUNTED)) {
                    count(Counter.NR_DIRTIED, 1);
                }
            }
            int index = machine.pages().index(page);
            set(Field.MAPPING_TAGS, inode, index,
                machine.mappings().tags(inode, index) | MappingTag.DIRTY.mask());
        }
        kernel.unlock(LockKind.TREE_LOCK, inode);
    }

    /// `set_page_dirty_balance` (2.6.19): a page that has become dirty through a fault may cost its writer time. Since
    /// 2.6.23 that holds also if `page_mkwrite` was asked, because it may have dirtied the page already.
    void setPageDirtyBalance(int page, boolean asked) {
        enter(Function.SET_PAGE_DIRTY_BALANCE, page);
        at(SET_PAGE_DIRTY_BALANCE__DIRTY);
        boolean counts = setPageDirty(page) || asked && has(Patch.BALANCE_AFTER_MKWRITE);
        if (counts && machine.pages().inode(page) != 0 && has(Patch.THROTTLE_AT_FAULT)) {
            at(SET_PAGE_DIRTY_BALANCE__BALANCE);
            kernel.pageWriteback().balanceDirtyPagesRatelimited(1);
        }
        leave();
    }

    /// `clear_page_dirty_for_io` of a locked page: whether it has to be written. The tag stays until writeback starts.
    boolean clearPageDirtyForIo(int page) {
        enter(Function.CLEAR_PAGE_DIRTY_FOR_IO, page);
        int inode = machine.pages().inode(page);
        boolean accounted = inode != 0 && kernel.fileSystems().accountsDirty(inode);
        boolean tracked = accounted && has(Patch.DIRTY_TRACKING);
        boolean cleansFirst = tracked && has(Patch.CLEAN_THEN_REDIRTY);
        if (cleansFirst) {
            at(CLEAR_PAGE_DIRTY_FOR_IO__MKCLEAN);
            if (kernel.rmap().pageMkclean(page) > 0) {
                at(CLEAR_PAGE_DIRTY_FOR_IO__REDIRTY);
                setOnePageDirty(page);
            }
        }
        at(cleansFirst ? CLEAR_PAGE_DIRTY_FOR_IO__CLEAR : CLEAR_PAGE_DIRTY_FOR_IO__EARLY_CLEAR);
        if (!machine.pages().is(page, PageFlag.DIRTY)) {
            at(CLEAR_PAGE_DIRTY_FOR_IO__WAS_CLEAN);
            return leave(0) != 0;
        }
        clearFlag(page, PageFlag.DIRTY);
        if (tracked && !cleansFirst) {
            at(CLEAR_PAGE_DIRTY_FOR_IO__MKCLEAN);
            kernel.rmap().pageMkclean(page);
        }
        if (accounted) {
            at(CLEAR_PAGE_DIRTY_FOR_IO__COUNT);
            count(Counter.NR_DIRTY, -1);
        }
        return leave(1) != 0;
    }

    /// `test_clear_page_dirty` (up to 2.6.19) and `cancel_dirty_page` (2.6.20): the page need not be written any more.
    /// In 2.6.19 its entries are cleaned too, and what they knew is forgotten.
    void testClearPageDirty(int page) {
        enter(Function.TEST_CLEAR_PAGE_DIRTY, page);
        at(TEST_CLEAR_PAGE_DIRTY__CLEAR);
        int inode = machine.pages().inode(page);
        boolean was = machine.pages().is(page, PageFlag.DIRTY);
        clearFlag(page, PageFlag.DIRTY);
        boolean accounted = inode != 0 && kernel.fileSystems().accountsDirty(inode);
        if (was && inode != 0 && !has(Patch.CANCEL_DIRTY)) {
            int index = machine.pages().index(page);
            set(Field.MAPPING_TAGS, inode, index,
                machine.mappings().tags(inode, index) & ~MappingTag.DIRTY.mask());
            if (accounted && has(Patch.DIRTY_TRACKING)) {
                at(TEST_CLEAR_PAGE_DIRTY__MKCLEAN);
                kernel.rmap().pageMkclean(page);
            }
        }
        if (was && accounted) {
            at(TEST_CLEAR_PAGE_DIRTY__COUNT);
            count(Counter.NR_DIRTY, -1);
        }
        leave(was ? 1 : 0);
    }
}
