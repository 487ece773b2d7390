package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.BufferSite.TRY_TO_FREE_BUFFERS__BUSY;
import static io.ptescope.model.kernel.BufferSite.TRY_TO_FREE_BUFFERS__CLEAN_PAGE;
import static io.ptescope.model.kernel.BufferSite.TRY_TO_FREE_BUFFERS__CLEAN_UNLOCKED;
import static io.ptescope.model.kernel.BufferSite.TRY_TO_FREE_BUFFERS__DROP;
import static io.ptescope.model.kernel.BufferSite.TRY_TO_FREE_BUFFERS__LOCK;
import static io.ptescope.model.kernel.BufferSite.TRY_TO_FREE_BUFFERS__UNLOCK;
import static io.ptescope.model.kernel.FileSystemSite.JOURNAL_COMMIT_TRANSACTION__DONE;
import static io.ptescope.model.kernel.FileSystemSite.JOURNAL_COMMIT_TRANSACTION__WRITE;
import static io.ptescope.model.kernel.SwapSite.PAGEVEC_STRIP__LOCK_PAGE;
import static io.ptescope.model.kernel.SwapSite.PAGEVEC_STRIP__RELEASE;
import static io.ptescope.model.kernel.SwapSite.PAGEVEC_STRIP__UNLOCK_PAGE;

import io.ptescope.model.state.Buffers;
import io.ptescope.model.state.Counter;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.LockKind;
import io.ptescope.model.state.PageFlag;

/// fs/buffer.c: buffers that go while their page stays, and buffers that a journal writes behind the page's back
/// (specification sections 6.3 and 6.10).
final class BufferRelease extends KernelFile {
    BufferRelease(Kernel kernel) {
        super(kernel);
    }

    /// `pagevec_strip` (mm/swap.c): there are too many buffer heads, so reclaim takes those of the file's pages,
    /// mapped or not.
    long strip(int inode) {
        enter(Function.PAGEVEC_STRIP, inode);
        for (int index = 0; index < machine.mappings().end(inode); index++) {
            int page = machine.mappings().page(inode, index);
            if (page >= 0 && (machine.pages().buffers(page) & Buffers.ATTACHED) != 0) {
                at(PAGEVEC_STRIP__LOCK_PAGE);
                if (kernel.pageAlloc().tryLockPage(page)) {
                    at(PAGEVEC_STRIP__RELEASE);
                    tryToFreeBuffers(page);
                    at(PAGEVEC_STRIP__UNLOCK_PAGE);
                    kernel.pageAlloc().unlockPage(page);
                }
            }
        }
        return leave(0);
    }

    /// `try_to_free_buffers` of a locked page: whether its buffers are gone. A page without buffers need not be
    /// written for their sake, so it is cleaned: under the buffers' lock, which 2.6.19 cannot do, because cleaning
    /// takes locks that come before it.
    boolean tryToFreeBuffers(int page) {
        enter(Function.TRY_TO_FREE_BUFFERS, page);
        int inode = machine.pages().inode(page);
        at(TRY_TO_FREE_BUFFERS__LOCK);
        kernel.lock(LockKind.PRIVATE_LOCK, inode);
        if ((machine.pages().buffers(page) & ~Buffers.ATTACHED) != 0 || machine.pages().is(page, PageFlag.WRITEBACK)) {
            at(TRY_TO_FREE_BUFFERS__BUSY);
            kernel.unlock(LockKind.PRIVATE_LOCK, inode);
            return leave(0) != 0;
        }
        at(TRY_TO_FREE_BUFFERS__DROP);
        set(Field.PAGE_BUFFERS, page, 0);
        clearFlag(page, PageFlag.PRIVATE);
        boolean late = has(Patch.DIRTY_TRACKING) && !has(Patch.CANCEL_DIRTY)
            && !has(Patch.MKCLEAN_UNDER_PRIVATE_LOCK);
        if (!late) {
            at(TRY_TO_FREE_BUFFERS__CLEAN_PAGE);
            kernel.pageWriteback().testClearPageDirty(page);
            if (has(Patch.MKCLEAN_UNDER_PRIVATE_LOCK) && has(Patch.CANCEL_DIRTY)) {
                kernel.rmap().pageMkclean(page);
            }
        }
        at(TRY_TO_FREE_BUFFERS__UNLOCK);
        kernel.unlock(LockKind.PRIVATE_LOCK, inode);
        kernel.pageAlloc().put(page);
        if (late) {
            at(TRY_TO_FREE_BUFFERS__CLEAN_UNLOCKED);
            kernel.pageWriteback().testClearPageDirty(page);
        }
        return leave(1) != 0;
    }

    /// What ext3's journal does before it commits: it writes dirty buffers by itself. The page keeps its mark and its
    /// entries their rights: nobody told it. The journal waits for the disk.
    long journalCommit(int inode) {
        enter(Function.JOURNAL_COMMIT_TRANSACTION, inode);
        for (int index = 0; index < machine.mappings().end(inode); index++) {
            int page = machine.mappings().page(inode, index);
            if (page >= 0 && (machine.pages().buffers(page) & Buffers.DIRTY) != 0
                && machine.inodes().hasBlock(inode, index)) {
                at(JOURNAL_COMMIT_TRANSACTION__WRITE);
                set(Field.PAGE_BUFFERS, page, machine.pages().buffers(page) & ~Buffers.DIRTY);
                count(Counter.PAGES_WRITTEN, 1);
                set(Field.DISK_CONTENT, inode, index, machine.pages().content(page));
            }
        }
        at(JOURNAL_COMMIT_TRANSACTION__DONE);
        return leave(0);
    }
}
