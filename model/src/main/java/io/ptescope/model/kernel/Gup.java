package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.GupSite.FAULTIN_PAGE__COUNT;
import static io.ptescope.model.kernel.GupSite.FAULTIN_PAGE__FAILED;
import static io.ptescope.model.kernel.GupSite.FAULTIN_PAGE__HANDLE;
import static io.ptescope.model.kernel.GupSite.FAULTIN_PAGE__LOCK_AGAIN;
import static io.ptescope.model.kernel.GupSite.FOLLOW_PAGE__LOCK;
import static io.ptescope.model.kernel.GupSite.FOLLOW_PAGE__NOT_THERE;
import static io.ptescope.model.kernel.GupSite.FOLLOW_PAGE__NO_TABLE;
import static io.ptescope.model.kernel.GupSite.FOLLOW_PAGE__RAW;
import static io.ptescope.model.kernel.GupSite.FOLLOW_PAGE__TOUCH;
import static io.ptescope.model.kernel.GupSite.FOLLOW_PAGE__UNLOCK;
import static io.ptescope.model.kernel.GupSite.GET_USER_PAGES__FIND_VMA;
import static io.ptescope.model.kernel.GupSite.GET_USER_PAGES__FOLLOW;
import static io.ptescope.model.kernel.GupSite.GET_USER_PAGES__GIVE_UP;
import static io.ptescope.model.kernel.GupSite.GET_USER_PAGES__NO_FAULT;
import static io.ptescope.model.kernel.GupSite.GET_USER_PAGES__REFUSED;

import io.ptescope.model.arch.Level;
import io.ptescope.model.arch.Pte;
import io.ptescope.model.state.Facts;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.LockKind;
import io.ptescope.model.state.PageFlag;
import io.ptescope.model.state.VmFlag;

/// mm/gup.c (mm/memory.c up to 3.16): `get_user_pages`, by which the kernel takes hold of a page of a process
/// (specification section 5.8). Whoever calls holds mmap_sem.
final class Gup extends KernelFile {
    /// FOLL_WRITE: the page is going to be written.
    static final int WRITE = 0x1;
    /// FOLL_GET: the page is returned with one more reference.
    static final int GET = 0x4;
    /// FOLL_FORCE: what the area may be made to allow is enough; ptrace and /proc/PID/mem ask so.
    static final int FORCE = 0x10;
    /// The caller holds mmap_sem to read and does not mind if it is let go and taken again meanwhile.
    static final int UNLOCKABLE = 0x40000;
    /// FOLL_NOFAULT: what is not there is EFAULT.
    static final int NOFAULT = 0x80000;
    /// A fault that has to start again counts as one of the same touch, although no reference is wanted.
    static final int TRIED = 0x100000;
    /// FOLL_COW (up to 6.0): a fault has made the copy that a forced write needs.
    private static final int COW = 0x4000;

    private static final long NOT_THERE = 1;

    Gup(Kernel kernel) {
        super(kernel);
    }

    /// `get_user_pages` of the one page at `address` of `mm`: its frame, or a negative error. A frame without struct
    /// page cannot be had: EEXIST if nobody wants a reference (the entry is there), else EFAULT.
    long getUserPage(int mm, long address, int flags) {
        enter(Function.GET_USER_PAGES, address);
        int follow = flags;
        boolean tried = false;
        for (int faults = 0; faults < Cpu.HOPELESS; faults++) {
            at(GET_USER_PAGES__FIND_VMA);
            int vma = machine.vmas().find(mm, address);
            if (vma < 0 || !allows(vma, flags)) {
                at(GET_USER_PAGES__REFUSED);
                return leave(Errno.EFAULT.result());
            }
            at(GET_USER_PAGES__FOLLOW);
            long found = followPage(mm, vma, address, follow);
            if (found != -NOT_THERE) {
                return leave(found);
            }
            if (has(flags, NOFAULT)) {
                at(GET_USER_PAGES__NO_FAULT);
                return leave(Errno.EFAULT.result());
            }
            // mmap and mlock bring in pages without a reference, and come back as if for the first time.
            int result = faultinPage(mm, vma, address, follow, !tried || !has(flags, GET) && !has(flags, TRIED));
            if (FaultResult.isError(result)) {
                return leave((FaultResult.has(result, FaultResult.OOM) ? Errno.ENOMEM : Errno.EFAULT).result());
            }
            tried |= FaultResult.has(result, FaultResult.RETRY);
            follow = afterFault(vma, follow, result);
        }
        kernel.cpu().giveUp(GET_USER_PAGES__GIVE_UP, address);
        return leave(Errno.EFAULT.result());
    }

    /// `check_vma_flags`.
    private boolean allows(int vma, int flags) {
        if (machine.vmas().is(vma, VmFlag.IO) || machine.vmas().is(vma, VmFlag.PFNMAP)) {
            return false;
        }
        boolean write = has(flags, WRITE);
        if (machine.vmas().is(vma, write ? VmFlag.WRITE : VmFlag.READ)) {
            return true;
        }
        return has(flags, FORCE) && machine.vmas().is(vma, write ? VmFlag.MAYWRITE : VmFlag.MAYREAD)
            && (!write || machine.vmas().isCow(vma) || !has(Patch.FORCE_SPARES_SHARED));
    }

    /// `follow_page`: the frame behind the entry, an error, or minus [#NOT_THERE] if a fault has to come first.
    private long followPage(int mm, int vma, long address, int flags) {
        enter(Function.FOLLOW_PAGE, address);
        int leaf = machine.tables().holder(mm, address);
        if (leaf < 0) {
            at(FOLLOW_PAGE__NO_TABLE);
            return leave(-NOT_THERE);
        }
        at(FOLLOW_PAGE__LOCK);
        kernel.lock(LockKind.PTL, leaf);
        Pte entry = machine.tables().pte(mm, address);
        long found = -NOT_THERE;
        int page = Memory.NO_PAGE;
        if (entry.isMapped(machine.layout())) {
            page = kernel.memory().vmNormalPage(vma, address, entry);
        }
        if (!entry.isMapped(machine.layout()) || has(flags, WRITE) && !canWrite(vma, entry, page, flags)) {
            at(FOLLOW_PAGE__NOT_THERE);
        } else if (page == Memory.NO_PAGE && entry.pfn() != Facts.ZERO_PFN) {
            at(FOLLOW_PAGE__RAW);
            found = raw(leaf, address, entry, flags);
        } else {
            at(FOLLOW_PAGE__TOUCH);
            found = entry.pfn();
            touch((int) found, entry, flags);
        }
        at(FOLLOW_PAGE__UNLOCK);
        kernel.unlock(LockKind.PTL, leaf);
        return leave(found);
    }

    private void touch(int page, Pte entry, int flags) {
        if (has(flags, GET)) {
            kernel.pageAlloc().get(page);
        }
        if (has(flags, WRITE) && !entry.isDirty() && !machine.pages().is(page, PageFlag.DIRTY)) {
            kernel.pageWriteback().setPageDirty(page);
        }
        if (page != Facts.ZERO_PFN) {
            kernel.pageAlloc().markAccessed(page);
        }
    }

    /// `follow_pfn_pte`: no struct page stands behind the entry, which is marked used all the same.
    private long raw(int leaf, long address, Pte entry, int flags) {
        if (has(Patch.PTE_SPECIAL) && !entry.isHuge(machine.layout())) {
            Pte used = entry.with(Pte.ACCESSED);
            used = has(flags, WRITE) ? kernel.memory().mkdirty(used) : used;
            if (!used.equals(entry)) {
                set(Field.TABLE_ENTRY, leaf, Level.PTE.index(address), used.bits());
            }
        }
        return has(flags, GET) || !has(Patch.PTE_SPECIAL) ? Errno.EFAULT.result() : 0;
    }

    /// `can_follow_write_pte`: whether the page may be written although user code perhaps may not.
    private boolean canWrite(int vma, Pte entry, int page, int flags) {
        if (entry.isWritable()) {
            return true;
        }
        if (!has(Patch.ANON_EXCLUSIVE)) {
            return has(flags, FORCE) && has(flags, COW) && entry.isDirty();
        }
        return has(flags, FORCE) && !machine.vmas().is(vma, VmFlag.SHARED) && !machine.vmas().is(vma, VmFlag.MAYSHARE)
            && machine.vmas().is(vma, VmFlag.MAYWRITE) && !machine.vmas().is(vma, VmFlag.WRITE)
            && page != Memory.NO_PAGE && machine.pages().isAnon(page)
            && machine.pages().is(page, PageFlag.ANON_EXCLUSIVE) && !kernel.mprotect().notesStores(vma, entry);
    }

    /// `faultin_page`: a fault on behalf of another, counted as one of the current task.
    private int faultinPage(int mm, int vma, long address, int flags, boolean firstTime) {
        enter(Function.FAULTIN_PAGE, address);
        at(FAULTIN_PAGE__HANDLE);
        boolean mayRetry = has(flags, UNLOCKABLE) && firstTime && has(Patch.FAULT_RETRY);
        int result = kernel.memory().handleMmFault(vma, address, has(flags, WRITE), mayRetry);
        if (FaultResult.isError(result)) {
            at(FAULTIN_PAGE__FAILED);
            return (int) leave(result);
        }
        if (!FaultResult.has(result, FaultResult.RETRY)) {
            at(FAULTIN_PAGE__COUNT);
            boolean major = FaultResult.has(result, FaultResult.MAJOR) || !firstTime && has(Patch.RETRY_IS_MAJOR);
            add(major ? Field.TASK_MAJ_FLT : Field.TASK_MIN_FLT, current().number(), 1);
        }
        if (FaultResult.has(result, FaultResult.RETRY) || FaultResult.has(result, FaultResult.COMPLETED)) {
            at(FAULTIN_PAGE__LOCK_AGAIN);
            kernel.lockToRead(LockKind.MMAP_SEM, mm);
        }
        return (int) leave(result);
    }

    /// What the next look at the entry asks for. Up to 6.0 a fault that has broken COW leaves an entry that user code
    /// may still not write to; the caller may.
    private int afterFault(int vma, int flags, int result) {
        if (!FaultResult.has(result, FaultResult.WRITE) || has(Patch.ANON_EXCLUSIVE)) {
            return flags;
        }
        if (!has(Patch.FORCE_SPARES_SHARED)) {
            return flags & ~WRITE;
        }
        return machine.vmas().is(vma, VmFlag.WRITE) ? flags : flags | COW;
    }

    private static boolean has(int flags, int flag) {
        return (flags & flag) != 0;
    }
}
