package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.MemoryDoFaultSite.DO_PAGE_MKWRITE__ASK;
import static io.ptescope.model.kernel.MemoryDoFaultSite.DO_PAGE_MKWRITE__GONE;
import static io.ptescope.model.kernel.MemoryDoFaultSite.DO_PAGE_MKWRITE__LOCK_PAGE;
import static io.ptescope.model.kernel.MemoryDoFaultSite.DO_PAGE_MKWRITE__REFUSED;
import static io.ptescope.model.kernel.MemoryDoFaultSite.FAULT_DIRTY_SHARED_PAGE__BALANCE;
import static io.ptescope.model.kernel.MemoryDoFaultSite.FAULT_DIRTY_SHARED_PAGE__DIRTY;
import static io.ptescope.model.kernel.MemoryDoFaultSite.FAULT_DIRTY_SHARED_PAGE__SLEPT;
import static io.ptescope.model.kernel.MemoryDoFaultSite.FAULT_DIRTY_SHARED_PAGE__TIMES;
import static io.ptescope.model.kernel.MemoryDoFaultSite.FAULT_DIRTY_SHARED_PAGE__UNLOCK_MM;
import static io.ptescope.model.kernel.MemoryDoFaultSite.FAULT_DIRTY_SHARED_PAGE__UNLOCK_PAGE;
import static io.ptescope.model.kernel.MemoryDoFaultSite.FINISH_MKWRITE_FAULT__CHANGED;
import static io.ptescope.model.kernel.MemoryDoFaultSite.FINISH_MKWRITE_FAULT__LOCK;
import static io.ptescope.model.kernel.MemoryDoFaultSite.FINISH_MKWRITE_FAULT__REUSE;
import static io.ptescope.model.kernel.MemoryDoFaultSite.WP_PAGE_REUSE__STORE;
import static io.ptescope.model.kernel.MemoryDoFaultSite.WP_PAGE_REUSE__UNLOCK;
import static io.ptescope.model.kernel.MemoryDoFaultSite.WP_PAGE_SHARED__DIRTY;
import static io.ptescope.model.kernel.MemoryDoFaultSite.WP_PAGE_SHARED__FINISH;
import static io.ptescope.model.kernel.MemoryDoFaultSite.WP_PAGE_SHARED__LOCK_PAGE;
import static io.ptescope.model.kernel.MemoryDoFaultSite.WP_PAGE_SHARED__LOST;
import static io.ptescope.model.kernel.MemoryDoFaultSite.WP_PAGE_SHARED__PIN;
import static io.ptescope.model.kernel.MemoryDoFaultSite.WP_PAGE_SHARED__REFUSED;
import static io.ptescope.model.kernel.MemoryDoFaultSite.WP_PAGE_SHARED__REUSE;
import static io.ptescope.model.kernel.MemoryDoFaultSite.WP_PAGE_SHARED__UNLOCK_TO_ASK;
import static io.ptescope.model.kernel.MemoryDoFaultSite.WP_PAGE_SHARED__UNPIN;
import static io.ptescope.model.kernel.MemoryDoFaultSite.WP_PFN_SHARED__ANSWERED;
import static io.ptescope.model.kernel.MemoryDoFaultSite.WP_PFN_SHARED__ASK;
import static io.ptescope.model.kernel.MemoryDoFaultSite.WP_PFN_SHARED__FINISH;
import static io.ptescope.model.kernel.MemoryDoFaultSite.WP_PFN_SHARED__REUSE;

import io.ptescope.model.arch.PageSize;
import io.ptescope.model.arch.Pte;
import io.ptescope.model.event.Topic;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.LockKind;

/// mm/memory.c: a store to a shared page that is mapped read-only, 4.1 and later (specification section 5.5). From
/// the answer of `page_mkwrite` until the page is marked dirty its lock is held, so that cleaning cannot come between.
final class MemoryMkwrite extends KernelFile {
    MemoryMkwrite(Kernel kernel) {
        super(kernel);
    }

    /// `wp_pfn_shared`: a frame without struct page, with the table locked.
    int wpPfnShared(PageFault fault) {
        enter(Function.WP_PFN_SHARED, fault.address());
        if (!kernel.fileSystems().hasPfnMkwrite(fault.vma())) {
            at(WP_PFN_SHARED__REUSE);
            wpPageReuse(fault);
            return (int) leave(FaultResult.WRITE);
        }
        at(WP_PFN_SHARED__ASK);
        kernel.unlock(LockKind.PTL, fault.leaf());
        int answer = kernel.fileSystems().pfnMkwrite(fault);
        if (FaultResult.isOver(answer)) {
            at(WP_PFN_SHARED__ANSWERED);
            return (int) leave(answer);
        }
        at(WP_PFN_SHARED__FINISH);
        int result = finishMkwriteFault(fault);
        return (int) leave(result == FaultResult.MINOR ? FaultResult.WRITE | answer : result);
    }

    /// `wp_page_shared`: a page of a file, with the table locked.
    int wpPageShared(PageFault fault, int page) {
        enter(Function.WP_PAGE_SHARED, fault.address());
        boolean pins = !has(Patch.OMIT_DIRTY_PAGE_PIN);
        if (pins) {
            at(WP_PAGE_SHARED__PIN);
            kernel.pageAlloc().get(page);
        }
        if (kernel.fileSystems().hasPageMkwrite(fault.vma())) {
            int answer = ask(fault, page);
            if (answer == FaultResult.MINOR || FaultResult.isOver(answer)) {
                at(WP_PAGE_SHARED__REFUSED);
                unpin(page, pins);
                return (int) leave(answer);
            }
            at(WP_PAGE_SHARED__FINISH);
            int result = finishMkwriteFault(fault);
            if (FaultResult.isOver(result)) {
                at(WP_PAGE_SHARED__LOST);
                kernel.pageAlloc().unlockPage(page);
                unpin(page, pins);
                return (int) leave(result);
            }
        } else {
            at(WP_PAGE_SHARED__REUSE);
            wpPageReuse(fault);
            at(WP_PAGE_SHARED__LOCK_PAGE);
            kernel.pageAlloc().lockPage(page);
        }
        at(WP_PAGE_SHARED__DIRTY);
        int result = faultDirtySharedPage(fault, page);
        if (pins) {
            at(WP_PAGE_SHARED__UNPIN);
            unpin(page, true);
        }
        return (int) leave(result | FaultResult.WRITE);
    }

    private int ask(PageFault fault, int page) {
        boolean unlocks = !has(Patch.MKWRITE_UNDER_PTL);
        if (unlocks) {
            at(WP_PAGE_SHARED__UNLOCK_TO_ASK);
            kernel.unlock(LockKind.PTL, fault.leaf());
        }
        int answer = doPageMkwrite(fault, page);
        if (!unlocks) {
            kernel.unlock(LockKind.PTL, fault.leaf());
        }
        return answer;
    }

    private void unpin(int page, boolean pinned) {
        if (pinned) {
            kernel.pageAlloc().put(page);
        }
    }

    /// `wp_page_reuse`: the entry becomes young, dirty and writable in place; the table is unlocked. x86 does not
    /// flush: a CPU that remembers the old entry traps, and finds the new one.
    void wpPageReuse(PageFault fault) {
        enter(Function.WP_PAGE_REUSE, fault.address());
        at(WP_PAGE_REUSE__STORE);
        Pte entry = kernel.memory().mkdirty(fault.entry().with(Pte.ACCESSED));
        set(Field.TABLE_ENTRY, fault.leaf(), fault.index(), kernel.memory().maybeMkwrite(entry, fault.vma()).bits());
        at(WP_PAGE_REUSE__UNLOCK);
        kernel.unlock(LockKind.PTL, fault.leaf());
        leave();
    }

    /// `do_page_mkwrite`: asks the file system, without any lock of the mm but mmap_sem. [FaultResult#LOCKED] with the
    /// page locked and still of the file; 0 if it is not, so that the store is tried again; or why not.
    int doPageMkwrite(PageFault fault, int page) {
        enter(Function.DO_PAGE_MKWRITE, page);
        int inode = machine.pages().inode(page);
        at(DO_PAGE_MKWRITE__ASK);
        int answer = kernel.fileSystems().pageMkwrite(fault, page);
        if (FaultResult.isOver(answer)) {
            at(DO_PAGE_MKWRITE__REFUSED);
            return (int) leave(answer);
        }
        if (!FaultResult.has(answer, FaultResult.LOCKED)) {
            at(DO_PAGE_MKWRITE__LOCK_PAGE);
            kernel.pageAlloc().lockPage(page);
            if (machine.pages().inode(page) != inode) {
                at(DO_PAGE_MKWRITE__GONE);
                kernel.pageAlloc().unlockPage(page);
                return (int) leave(FaultResult.MINOR);
            }
        }
        return (int) leave(answer | FaultResult.LOCKED);
    }

    /// `finish_mkwrite_fault`: the entry becomes writable if it is still what it was: 0, or [FaultResult#NOPAGE].
    int finishMkwriteFault(PageFault fault) {
        enter(Function.FINISH_MKWRITE_FAULT, fault.address());
        at(FINISH_MKWRITE_FAULT__LOCK);
        kernel.lock(LockKind.PTL, fault.leaf());
        if (!has(Patch.OMIT_PTE_SAME) && !kernel.memory().isSame(fault)) {
            at(FINISH_MKWRITE_FAULT__CHANGED);
            remark(Topic.PTE_CHANGED, fault.address(), machine.tables().entry(fault.leaf(), fault.index()));
            kernel.unlock(LockKind.PTL, fault.leaf());
            return (int) leave(FaultResult.NOPAGE);
        }
        at(FINISH_MKWRITE_FAULT__REUSE);
        wpPageReuse(fault);
        return (int) leave(FaultResult.MINOR);
    }

    /// Who has slept may dirty some pages before it is asked again (`nr_dirtied_pause`): at least the one for whose
    /// store it slept. The flusher may have cleaned that very page meanwhile, a large folio every time, and the store
    /// would never be done.
    private void balance(long page) {
        int task = current().number();
        if (machine.get(Field.TASK_THROTTLED_AT, task, 0) == page) {
            at(FAULT_DIRTY_SHARED_PAGE__SLEPT);
            set(Field.TASK_THROTTLED_AT, task, 0);
        } else if (kernel.pageWriteback().balanceDirtyPagesRatelimited(1)) {
            set(Field.TASK_THROTTLED_AT, task, page);
        }
    }

    /// `fault_dirty_shared_page` of a locked page, which is unlocked. A file system with `page_mkwrite` has taken the
    /// time itself.
    int faultDirtySharedPage(PageFault fault, int page) {
        enter(Function.FAULT_DIRTY_SHARED_PAGE, page);
        boolean asked = kernel.fileSystems().hasPageMkwrite(fault.vma());
        boolean newly = false;
        if (!has(Patch.OMIT_DIRTY_AFTER_REUSE)) {
            at(FAULT_DIRTY_SHARED_PAGE__DIRTY);
            newly = kernel.pageWriteback().setPageDirty(page);
        }
        int inode = machine.pages().inode(page);
        at(FAULT_DIRTY_SHARED_PAGE__UNLOCK_PAGE);
        kernel.pageAlloc().unlockPage(page);
        if (!asked) {
            at(FAULT_DIRTY_SHARED_PAGE__TIMES);
            kernel.fileSystems().fileUpdateTime(machine.vmas().file(fault.vma()));
        }
        if (!newly && !asked || inode == 0) {
            return (int) leave(FaultResult.MINOR);
        }
        boolean lets = has(Patch.THROTTLE_UNLOCKED) && fault.mayRetry();
        if (lets) {
            at(FAULT_DIRTY_SHARED_PAGE__UNLOCK_MM);
            kernel.unlock(LockKind.MMAP_SEM, fault.mm());
        }
        at(FAULT_DIRTY_SHARED_PAGE__BALANCE);
        if (kernel.fileSystems().accountsDirty(inode)) {
            balance(fault.address() & -PageSize.BYTES);
        }
        return (int) leave(lets ? FaultResult.COMPLETED : FaultResult.MINOR);
    }
}
