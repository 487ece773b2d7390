package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.MemoryWpSite.DO_WP_PAGE__ANON;
import static io.ptescope.model.kernel.MemoryWpSite.DO_WP_PAGE__CHANGED;
import static io.ptescope.model.kernel.MemoryWpSite.DO_WP_PAGE__COPY_ALLOC;
import static io.ptescope.model.kernel.MemoryWpSite.DO_WP_PAGE__COPY_CHANGED;
import static io.ptescope.model.kernel.MemoryWpSite.DO_WP_PAGE__COPY_CLEAR_FLUSH;
import static io.ptescope.model.kernel.MemoryWpSite.DO_WP_PAGE__COPY_CONTENT;
import static io.ptescope.model.kernel.MemoryWpSite.DO_WP_PAGE__COPY_COUNT;
import static io.ptescope.model.kernel.MemoryWpSite.DO_WP_PAGE__COPY_ESTABLISH;
import static io.ptescope.model.kernel.MemoryWpSite.DO_WP_PAGE__COPY_INSTALL;
import static io.ptescope.model.kernel.MemoryWpSite.DO_WP_PAGE__COPY_LOCK;
import static io.ptescope.model.kernel.MemoryWpSite.DO_WP_PAGE__COPY_PIN;
import static io.ptescope.model.kernel.MemoryWpSite.DO_WP_PAGE__COPY_RELEASE;
import static io.ptescope.model.kernel.MemoryWpSite.DO_WP_PAGE__COPY_RMAP;
import static io.ptescope.model.kernel.MemoryWpSite.DO_WP_PAGE__COPY_UNLOCK;
import static io.ptescope.model.kernel.MemoryWpSite.DO_WP_PAGE__COPY_UNMAP_OLD;
import static io.ptescope.model.kernel.MemoryWpSite.DO_WP_PAGE__FLUSH;
import static io.ptescope.model.kernel.MemoryWpSite.DO_WP_PAGE__KEEP_DIRTY;
import static io.ptescope.model.kernel.MemoryWpSite.DO_WP_PAGE__MARK_DIRTY;
import static io.ptescope.model.kernel.MemoryWpSite.DO_WP_PAGE__MKWRITE;
import static io.ptescope.model.kernel.MemoryWpSite.DO_WP_PAGE__NORMAL_PAGE;
import static io.ptescope.model.kernel.MemoryWpSite.DO_WP_PAGE__NO_PAGE;
import static io.ptescope.model.kernel.MemoryWpSite.DO_WP_PAGE__ONLY_USER;
import static io.ptescope.model.kernel.MemoryWpSite.DO_WP_PAGE__OUT_OF_MEMORY;
import static io.ptescope.model.kernel.MemoryWpSite.DO_WP_PAGE__PIN;
import static io.ptescope.model.kernel.MemoryWpSite.DO_WP_PAGE__REFUSED;
import static io.ptescope.model.kernel.MemoryWpSite.DO_WP_PAGE__RELEASE;
import static io.ptescope.model.kernel.MemoryWpSite.DO_WP_PAGE__RELOCK;
import static io.ptescope.model.kernel.MemoryWpSite.DO_WP_PAGE__REUSE;
import static io.ptescope.model.kernel.MemoryWpSite.DO_WP_PAGE__SHARED;
import static io.ptescope.model.kernel.MemoryWpSite.DO_WP_PAGE__SHARED_RAW;
import static io.ptescope.model.kernel.MemoryWpSite.DO_WP_PAGE__TIMES;
import static io.ptescope.model.kernel.MemoryWpSite.DO_WP_PAGE__UNLOCK;
import static io.ptescope.model.kernel.MemoryWpSite.DO_WP_PAGE__UNLOCK_TO_ASK;
import static io.ptescope.model.kernel.MemoryWpSite.DO_WP_PAGE__UNPIN;
import static io.ptescope.model.kernel.MemoryWpSite.DO_WP_PAGE__UNPIN_EARLY;
import static io.ptescope.model.kernel.MemoryWpSite.DO_WP_PAGE__WAIT_LOCKED;

import io.ptescope.model.arch.Pte;
import io.ptescope.model.event.Topic;
import io.ptescope.model.state.Contents;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.LockKind;
import io.ptescope.model.state.PageList;

/// mm/memory.c: `do_wp_page`, a store that hits a present, read-only entry (specification sections 5.1 to 5.7).
/// Entered with the entry's lock held, left without it.
final class MemoryWp extends KernelFile {
    private static final int NO_PAGE = Memory.NO_PAGE;

    private final MemoryDoWp split;

    MemoryWp(Kernel kernel) {
        super(kernel);
        this.split = new MemoryDoWp(kernel);
    }

    /// `do_wp_page`: a bit set of [FaultResult].
    int doWpPage(PageFault fault) {
        if (has(Patch.PFN_MKWRITE)) {
            return split.doWpPage(fault);
        }
        enter(Function.DO_WP_PAGE, fault.address());
        at(DO_WP_PAGE__NORMAL_PAGE);
        int page = kernel.memory().vmNormalPage(fault.vma(), fault.address(), fault.entry());
        if (page == NO_PAGE) {
            if (has(Patch.MIXEDMAP_DIRTY_FIX) && machine.vmas().isSharedWritable(fault.vma())) {
                at(DO_WP_PAGE__SHARED_RAW);
                return (int) leave(reuse(fault, NO_PAGE, false));
            }
            at(DO_WP_PAGE__NO_PAGE);
            return (int) leave(copy(fault, NO_PAGE));
        }
        boolean anon = machine.pages().isAnon(page);
        // Up to 2.6.18 the area is looked at first, so that an anonymous page in a shared area is taken for a file's.
        boolean shared = has(Patch.PAGE_MKWRITE) && machine.vmas().isSharedWritable(fault.vma())
            && !(anon && has(Patch.ANON_FIRST));
        if (shared) {
            return (int) leave(sharedWritable(fault, page));
        }
        if (anon && isOnlyUser(page)) {
            return (int) leave(reuse(fault, NO_PAGE, false));
        }
        return (int) leave(copy(fault, page));
    }

    private boolean isOnlyUser(int page) {
        at(DO_WP_PAGE__ANON);
        if (!kernel.pageAlloc().tryLockPage(page)) {
            return false;
        }
        at(DO_WP_PAGE__ONLY_USER);
        boolean only = machine.pages().mapcount(page) + kernel.vfs().swap().references(page) == 1;
        kernel.pageAlloc().unlockPage(page);
        return only;
    }

    private int sharedWritable(PageFault fault, int page) {
        at(DO_WP_PAGE__SHARED);
        boolean asked = kernel.fileSystems().hasPageMkwrite(fault.vma());
        if (asked) {
            int answer = ask(fault, page);
            if (answer != FaultResult.WRITE) {
                return answer;
            }
        }
        if (!has(Patch.DIRTY_TRACKING)) {
            return reuse(fault, NO_PAGE, asked);
        }
        if (!has(Patch.OMIT_DIRTY_PAGE_PIN)) {
            at(DO_WP_PAGE__KEEP_DIRTY);
            kernel.pageAlloc().get(page);
        }
        return reuse(fault, page, asked);
    }

    /// The unlocked window: `page_mkwrite` may sleep, so anything may happen to the entry meanwhile. WRITE means that
    /// the entry is locked again and unchanged; anything else is the result of the fault.
    private int ask(PageFault fault, int page) {
        at(DO_WP_PAGE__PIN);
        kernel.pageAlloc().get(page);
        boolean unlocks = !has(Patch.MKWRITE_UNDER_PTL);
        if (unlocks) {
            at(DO_WP_PAGE__UNLOCK_TO_ASK);
            kernel.unlock(LockKind.PTL, fault.leaf());
        }
        at(DO_WP_PAGE__MKWRITE);
        if (kernel.fileSystems().pageMkwrite(fault.vma(), page) < 0) {
            at(DO_WP_PAGE__REFUSED);
            if (!unlocks) {
                kernel.unlock(LockKind.PTL, fault.leaf());
            }
            kernel.pageAlloc().put(page);
            return FaultResult.SIGBUS;
        }
        boolean early = !has(Patch.MKWRITE_HOLDS_PAGE);
        if (early) {
            at(DO_WP_PAGE__UNPIN_EARLY);
            kernel.pageAlloc().put(page);
        }
        if (unlocks) {
            at(DO_WP_PAGE__RELOCK);
            kernel.lock(LockKind.PTL, fault.leaf());
        }
        if (!early) {
            at(DO_WP_PAGE__UNPIN);
            kernel.pageAlloc().put(page);
        }
        if (!has(Patch.OMIT_PTE_SAME) && !kernel.memory().isSame(fault)) {
            at(DO_WP_PAGE__CHANGED);
            remark(Topic.PTE_CHANGED, fault.address(), machine.tables().entry(fault.leaf(), fault.index()));
            kernel.unlock(LockKind.PTL, fault.leaf());
            return FaultResult.MINOR;
        }
        return FaultResult.WRITE;
    }

    /// The entry becomes young, dirty and writable in place; then `dirtyPage`, if any, is marked.
    private int reuse(PageFault fault, int dirtyPage, boolean asked) {
        at(DO_WP_PAGE__REUSE);
        Pte entry = kernel.memory().maybeMkwrite(fault.entry().with(Pte.ACCESSED | Pte.DIRTY), fault.vma());
        set(Field.TABLE_ENTRY, fault.leaf(), fault.index(), entry.bits());
        at(DO_WP_PAGE__FLUSH);
        kernel.tlb().flushPage(fault.mm(), fault.address());
        at(DO_WP_PAGE__UNLOCK);
        kernel.unlock(LockKind.PTL, fault.leaf());
        if (dirtyPage != NO_PAGE) {
            // Throttling may sleep, so the page is marked without the entry's lock; until then the entry is writable
            // and the page still counts as clean.
            if (has(Patch.FAULT_WITH_PAGE_LOCK)) {
                // Whoever cleans the page holds its lock; waiting for it puts the dirt after the cleaning.
                at(DO_WP_PAGE__WAIT_LOCKED);
                kernel.pageAlloc().waitOnPageLocked(dirtyPage);
            }
            if (has(Patch.TIME_AT_FAULT)) {
                at(DO_WP_PAGE__TIMES);
                kernel.fileSystems().fileUpdateTime(machine.vmas().file(fault.vma()));
            }
            if (!has(Patch.OMIT_DIRTY_AFTER_REUSE)) {
                at(DO_WP_PAGE__MARK_DIRTY);
                kernel.pageWriteback().setPageDirtyBalance(dirtyPage, asked);
            }
            if (!has(Patch.OMIT_DIRTY_PAGE_PIN)) {
                at(DO_WP_PAGE__RELEASE);
                kernel.pageAlloc().put(dirtyPage);
            }
        }
        return FaultResult.WRITE;
    }

    /// The COW tail (specification section 5.6): the task gets a page of its own.
    private int copy(PageFault fault, int old) {
        at(DO_WP_PAGE__COPY_PIN);
        if (old != NO_PAGE) {
            kernel.pageAlloc().get(old);
        }
        kernel.unlock(LockKind.PTL, fault.leaf());
        at(DO_WP_PAGE__COPY_ALLOC);
        kernel.rmap().anonVmaPrepare(fault.vma());
        int copy = kernel.pageAlloc().alloc(Contents.ZEROES);
        if (copy == PageAlloc.NONE) {
            at(DO_WP_PAGE__OUT_OF_MEMORY);
            release(old);
            return FaultResult.OOM;
        }
        at(DO_WP_PAGE__COPY_CONTENT);
        set(Field.PAGE_CONTENT, copy, machine.pages().content(fault.entry().pfn()));
        at(DO_WP_PAGE__COPY_LOCK);
        kernel.lock(LockKind.PTL, fault.leaf());
        if (!kernel.memory().isSame(fault)) {
            at(DO_WP_PAGE__COPY_CHANGED);
            remark(Topic.PTE_CHANGED, fault.address(), machine.tables().entry(fault.leaf(), fault.index()));
            kernel.pageAlloc().put(copy);
            release(old);
            kernel.unlock(LockKind.PTL, fault.leaf());
            return FaultResult.MINOR;
        }
        switchTo(fault, old, copy);
        at(DO_WP_PAGE__COPY_RELEASE);
        if (old != NO_PAGE) {
            kernel.pageAlloc().put(old);
        }
        release(old);
        at(DO_WP_PAGE__COPY_UNLOCK);
        kernel.unlock(LockKind.PTL, fault.leaf());
        return FaultResult.WRITE;
    }

    private void switchTo(PageFault fault, int old, int copy) {
        if (!has(Patch.COW_RMAP_AFTER_SWITCH)) {
            unmapOld(fault.vma(), old);
        }
        at(DO_WP_PAGE__COPY_COUNT);
        if (old == NO_PAGE) {
            add(Field.MM_ANON_RSS, fault.mm(), 1);
        } else if (!machine.pages().isAnon(old)) {
            add(Field.MM_FILE_RSS, fault.mm(), -1);
            add(Field.MM_ANON_RSS, fault.mm(), 1);
        }
        Pte entry = Pte.of(copy, machine.vmas().pageProt(fault.vma())).with(Pte.DIRTY);
        long bits = kernel.memory().maybeMkwrite(entry, fault.vma()).bits();
        if (has(Patch.COW_CLEAR_FLUSH)) {
            at(DO_WP_PAGE__COPY_CLEAR_FLUSH);
            set(Field.TABLE_ENTRY, fault.leaf(), fault.index(), 0);
            kernel.tlb().flushPage(fault.mm(), fault.address());
            at(DO_WP_PAGE__COPY_INSTALL);
            set(Field.TABLE_ENTRY, fault.leaf(), fault.index(), bits);
        } else {
            at(DO_WP_PAGE__COPY_ESTABLISH);
            set(Field.TABLE_ENTRY, fault.leaf(), fault.index(), bits);
            kernel.tlb().flushPage(fault.mm(), fault.address());
        }
        at(DO_WP_PAGE__COPY_RMAP);
        kernel.pageAlloc().addToLru(copy, PageList.ACTIVE);
        kernel.rmap().pageAddAnonRmap(copy, fault.vma(), fault.address());
        if (has(Patch.COW_RMAP_AFTER_SWITCH)) {
            unmapOld(fault.vma(), old);
        }
    }

    private void unmapOld(int vma, int old) {
        if (old != NO_PAGE) {
            at(DO_WP_PAGE__COPY_UNMAP_OLD);
            kernel.rmap().pageRemoveRmap(vma, old);
        }
    }

    private void release(int page) {
        if (page != NO_PAGE) {
            kernel.pageAlloc().put(page);
        }
    }
}
