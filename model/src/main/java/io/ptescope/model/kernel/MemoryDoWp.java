package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.MemoryDoFaultSite.DO_WP_PAGE__EXCLUSIVE;
import static io.ptescope.model.kernel.MemoryDoFaultSite.DO_WP_PAGE__FIND_PAGE;
import static io.ptescope.model.kernel.MemoryDoFaultSite.DO_WP_PAGE__LAST_REFERENCE;
import static io.ptescope.model.kernel.MemoryDoFaultSite.DO_WP_PAGE__LAST_USER;
import static io.ptescope.model.kernel.MemoryDoFaultSite.DO_WP_PAGE__LOST;
import static io.ptescope.model.kernel.MemoryDoFaultSite.DO_WP_PAGE__MOVE_RMAP;
import static io.ptescope.model.kernel.MemoryDoFaultSite.DO_WP_PAGE__PRIVATE_PFN;
import static io.ptescope.model.kernel.MemoryDoFaultSite.DO_WP_PAGE__SHARED_PAGE;
import static io.ptescope.model.kernel.MemoryDoFaultSite.DO_WP_PAGE__SHARED_PFN;
import static io.ptescope.model.kernel.MemoryDoFaultSite.DO_WP_PAGE__TO_COPY;
import static io.ptescope.model.kernel.MemoryDoFaultSite.DO_WP_PAGE__TRY_LOCK;
import static io.ptescope.model.kernel.MemoryDoFaultSite.DO_WP_PAGE__USERFAULTFD;
import static io.ptescope.model.kernel.MemoryDoFaultSite.DO_WP_PAGE__WAIT_LOCK;
import static io.ptescope.model.kernel.MemoryDoFaultSite.WP_PAGE_COPY__ALLOC;
import static io.ptescope.model.kernel.MemoryDoFaultSite.WP_PAGE_COPY__CHANGED;
import static io.ptescope.model.kernel.MemoryDoFaultSite.WP_PAGE_COPY__CLEAR_FLUSH;
import static io.ptescope.model.kernel.MemoryDoFaultSite.WP_PAGE_COPY__COPY;
import static io.ptescope.model.kernel.MemoryDoFaultSite.WP_PAGE_COPY__COUNT;
import static io.ptescope.model.kernel.MemoryDoFaultSite.WP_PAGE_COPY__LOCK;
import static io.ptescope.model.kernel.MemoryDoFaultSite.WP_PAGE_COPY__OUT_OF_MEMORY;
import static io.ptescope.model.kernel.MemoryDoFaultSite.WP_PAGE_COPY__RELEASE;
import static io.ptescope.model.kernel.MemoryDoFaultSite.WP_PAGE_COPY__RMAP;
import static io.ptescope.model.kernel.MemoryDoFaultSite.WP_PAGE_COPY__STORE;
import static io.ptescope.model.kernel.MemoryDoFaultSite.WP_PAGE_COPY__UNLOCK;
import static io.ptescope.model.kernel.MemoryDoFaultSite.WP_PAGE_COPY__UNMAP_OLD;

import io.ptescope.model.arch.Pte;
import io.ptescope.model.event.Topic;
import io.ptescope.model.state.Contents;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.LockKind;
import io.ptescope.model.state.PageFlag;
import io.ptescope.model.state.PageList;
import io.ptescope.model.state.VmFlag;

/// mm/memory.c: `do_wp_page`, a store that hits a present, read-only entry, 4.1 and later (specification sections 5.5
/// and 5.6). Entered with the entry's lock held, left without it.
final class MemoryDoWp extends KernelFile {
    private static final int NO_PAGE = Memory.NO_PAGE;

    MemoryDoWp(Kernel kernel) {
        super(kernel);
    }

    /// `do_wp_page`: a bit set of [FaultResult].
    int doWpPage(PageFault wpFault) {
        enter(Function.DO_WP_PAGE, wpFault.address());
        PageFault fault = wpFault;
        if (kernel.vfs().userfaultfd().isProtected(fault.vma(), fault.entry())) {
            at(DO_WP_PAGE__USERFAULTFD);
            Pte lifted = kernel.vfs().userfaultfd().lifted(fault.entry());
            set(Field.TABLE_ENTRY, fault.leaf(), fault.index(), lifted.bits());
            fault = fault.with(lifted);
        }
        at(DO_WP_PAGE__FIND_PAGE);
        int page = kernel.memory().vmNormalPage(fault.vma(), fault.address(), fault.entry());
        boolean anon = page != NO_PAGE && machine.pages().isAnon(page);
        if (isShared(fault.vma()) && !(anon && !has(Patch.ANON_EXCLUSIVE))) {
            if (page == NO_PAGE || kernel.fileSystems().isDax(fault.vma())) {
                at(DO_WP_PAGE__SHARED_PFN);
                return (int) leave(kernel.memoryMkwrite().wpPfnShared(fault));
            }
            at(DO_WP_PAGE__SHARED_PAGE);
            return (int) leave(kernel.memoryMkwrite().wpPageShared(fault, page));
        }
        if (anon) {
            int mine = has(Patch.ANON_EXCLUSIVE) ? isExclusive(fault, page) : isLastUser(fault, page);
            if (mine == GONE) {
                return (int) leave(FaultResult.MINOR);
            }
            if (mine == MINE) {
                kernel.memoryMkwrite().wpPageReuse(fault);
                return (int) leave(FaultResult.WRITE);
            }
        }
        at(page == NO_PAGE ? DO_WP_PAGE__PRIVATE_PFN : DO_WP_PAGE__TO_COPY);
        if (page != NO_PAGE) {
            kernel.pageAlloc().get(page);
        }
        kernel.unlock(LockKind.PTL, fault.leaf());
        return (int) leave(wpPageCopy(fault, page));
    }

    /// Up to 5.x the area has to be writable too, so that forced access goes the private way; later such access has
    /// been refused before.
    private boolean isShared(int vma) {
        return has(Patch.ANON_EXCLUSIVE)
            ? machine.vmas().is(vma, VmFlag.SHARED) || machine.vmas().is(vma, VmFlag.MAYSHARE)
            : machine.vmas().isSharedWritable(vma);
    }

    private static final int NOT_MINE = 0;
    private static final int MINE = 1;
    private static final int GONE = 2;

    /// 4.x: under the page lock the mapcount says whether this entry is the page's only user (`reuse_swap_page`).
    private int isLastUser(PageFault fault, int page) {
        at(DO_WP_PAGE__TRY_LOCK);
        if (!kernel.pageAlloc().tryLockPage(page)) {
            at(DO_WP_PAGE__WAIT_LOCK);
            kernel.pageAlloc().get(page);
            kernel.unlock(LockKind.PTL, fault.leaf());
            kernel.pageAlloc().lockPage(page);
            kernel.lock(LockKind.PTL, fault.leaf());
            if (!kernel.memory().isSame(fault)) {
                at(DO_WP_PAGE__LOST);
                remark(Topic.PTE_CHANGED, fault.address(), machine.tables().entry(fault.leaf(), fault.index()));
                kernel.pageAlloc().unlockPage(page);
                kernel.unlock(LockKind.PTL, fault.leaf());
                kernel.pageAlloc().put(page);
                return GONE;
            }
            kernel.pageAlloc().put(page);
        }
        at(DO_WP_PAGE__LAST_USER);
        boolean only = machine.pages().mapcount(page) + kernel.vfs().swap().references(page) == 1;
        if (only) {
            at(DO_WP_PAGE__MOVE_RMAP);
            kernel.rmap().pageMoveAnonRmap(page, fault.vma());
        }
        kernel.pageAlloc().unlockPage(page);
        return only ? MINE : NOT_MINE;
    }

    /// 5.19: a page that is known to belong to this process alone may be written at once; a page that was shared and
    /// has one reference left becomes such a page.
    private int isExclusive(PageFault fault, int page) {
        at(DO_WP_PAGE__EXCLUSIVE);
        if (machine.pages().is(page, PageFlag.ANON_EXCLUSIVE)) {
            return MINE;
        }
        at(DO_WP_PAGE__LAST_REFERENCE);
        if (machine.pages().refcount(page) != 1 || !kernel.pageAlloc().tryLockPage(page)) {
            return NOT_MINE;
        }
        at(DO_WP_PAGE__MOVE_RMAP);
        kernel.rmap().pageMoveAnonRmap(page, fault.vma());
        kernel.pageAlloc().unlockPage(page);
        return MINE;
    }

    /// `wp_page_copy`, with the old page pinned, if there is one, and the table unlocked: the task gets a page of its
    /// own.
    private int wpPageCopy(PageFault fault, int old) {
        enter(Function.WP_PAGE_COPY, fault.address());
        at(WP_PAGE_COPY__ALLOC);
        kernel.rmap().anonVmaPrepare(fault.vma());
        int copy = kernel.pageAlloc().alloc(Contents.ZEROES);
        if (copy == PageAlloc.NONE) {
            at(WP_PAGE_COPY__OUT_OF_MEMORY);
            release(old);
            return (int) leave(FaultResult.OOM);
        }
        at(WP_PAGE_COPY__COPY);
        set(Field.PAGE_CONTENT, copy, machine.pages().content(fault.entry().pfn()));
        at(WP_PAGE_COPY__LOCK);
        kernel.lock(LockKind.PTL, fault.leaf());
        boolean same = kernel.memory().isSame(fault);
        if (same) {
            switchTo(fault, old, copy);
        } else {
            at(WP_PAGE_COPY__CHANGED);
            remark(Topic.PTE_CHANGED, fault.address(), machine.tables().entry(fault.leaf(), fault.index()));
            kernel.pageAlloc().put(copy);
        }
        at(WP_PAGE_COPY__UNLOCK);
        kernel.unlock(LockKind.PTL, fault.leaf());
        if (old != NO_PAGE) {
            at(WP_PAGE_COPY__RELEASE);
            release(old);
        }
        return (int) leave(same ? FaultResult.WRITE : FaultResult.MINOR);
    }

    private void switchTo(PageFault fault, int old, int copy) {
        at(WP_PAGE_COPY__COUNT);
        if (old == NO_PAGE || !machine.pages().isAnon(old)) {
            add(Field.MM_ANON_RSS, fault.mm(), 1);
        }
        if (old != NO_PAGE && !machine.pages().isAnon(old)) {
            add(Field.MM_FILE_RSS, fault.mm(), -1);
        }
        at(WP_PAGE_COPY__CLEAR_FLUSH);
        set(Field.TABLE_ENTRY, fault.leaf(), fault.index(), 0);
        kernel.tlb().flushPage(fault.mm(), fault.address());
        at(WP_PAGE_COPY__RMAP);
        kernel.rmap().pageAddAnonRmap(copy, fault.vma(), fault.address());
        kernel.pageAlloc().addToLru(copy, PageList.ACTIVE);
        at(WP_PAGE_COPY__STORE);
        Pte entry = kernel.memory().mkdirty(Pte.of(copy, machine.vmas().pageProt(fault.vma())));
        set(Field.TABLE_ENTRY, fault.leaf(), fault.index(), kernel.memory().maybeMkwrite(entry, fault.vma()).bits());
        if (old != NO_PAGE) {
            at(WP_PAGE_COPY__UNMAP_OLD);
            kernel.rmap().pageRemoveRmap(fault.vma(), old);
            kernel.pageAlloc().put(old);
        }
    }

    private void release(int page) {
        if (page != NO_PAGE) {
            kernel.pageAlloc().put(page);
        }
    }
}
