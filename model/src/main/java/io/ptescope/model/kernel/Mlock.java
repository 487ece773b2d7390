package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.MlockSite.MLOCK_FIXUP__FLAGS;
import static io.ptescope.model.kernel.MlockSite.MLOCK_FIXUP__PAGES;
import static io.ptescope.model.kernel.MlockSite.MLOCK_FIXUP__PRESENT;
import static io.ptescope.model.kernel.MlockSite.MLOCK_FIXUP__SAME;
import static io.ptescope.model.kernel.MlockSite.MLOCK_FIXUP__SPLIT;
import static io.ptescope.model.kernel.MlockSite.SYS_MLOCK__CHECK;
import static io.ptescope.model.kernel.MlockSite.SYS_MLOCK__HOLE;
import static io.ptescope.model.kernel.MlockSite.SYS_MLOCK__LOCK_MM;
import static io.ptescope.model.kernel.MlockSite.SYS_MLOCK__POPULATE;
import static io.ptescope.model.kernel.MlockSite.SYS_MLOCK__UNLOCK_MM;
import static io.ptescope.model.kernel.MlockSite.SYS_MUNLOCK__CHECK;
import static io.ptescope.model.kernel.MlockSite.SYS_MUNLOCK__HOLE;
import static io.ptescope.model.kernel.MlockSite.SYS_MUNLOCK__LOCK_MM;
import static io.ptescope.model.kernel.MlockSite.SYS_MUNLOCK__UNLOCK_MM;

import io.ptescope.model.arch.Level;
import io.ptescope.model.arch.PageSize;
import io.ptescope.model.arch.Pte;
import io.ptescope.model.state.Facts;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.Kind;
import io.ptescope.model.state.LockKind;
import io.ptescope.model.state.PageFlag;
import io.ptescope.model.state.VmFlag;

/// mm/mlock.c: pages that stay in memory. Locking brings them in too; see [MlockPopulate].
///
/// Nobody is limited in what he may lock (`RLIMIT_MEMLOCK`).
final class Mlock extends KernelFile {
    private static final long SPECIAL = VmFlag.IO.mask() | VmFlag.DONTEXPAND.mask() | VmFlag.PFNMAP.mask()
        | VmFlag.MIXEDMAP.mask();

    private final MlockPopulate populate;

    Mlock(Kernel kernel) {
        super(kernel);
        this.populate = new MlockPopulate(kernel);
    }

    /// How pages are brought in.
    MlockPopulate populate() {
        return populate;
    }

    /// `sys_mlock`: 0, or a negative error. ENOMEM for a hole, behind which nothing is locked; what comes before stays
    /// locked. A page that cannot be had is ENOMEM too, one that there is no memory for EAGAIN.
    long sysMlock(long address, int pages) {
        enter(Function.SYS_MLOCK, address);
        at(SYS_MLOCK__CHECK);
        if (address % PageSize.BYTES != 0 || pages < 0) {
            return leave(Errno.EINVAL.result());
        }
        at(SYS_MLOCK__LOCK_MM);
        int mm = machine.processes().mm(current().number());
        kernel.lock(LockKind.MMAP_SEM, mm);
        long result = apply(mm, address, address + PageSize.bytes(pages), true, SYS_MLOCK__HOLE);
        at(SYS_MLOCK__UNLOCK_MM);
        kernel.unlock(LockKind.MMAP_SEM, mm);
        if (result == 0 && has(Patch.POPULATE_READS)) {
            at(SYS_MLOCK__POPULATE);
            long error = populate.mmPopulate(address, address + PageSize.bytes(pages), false);
            result = error == Errno.EFAULT.result() ? Errno.ENOMEM.result()
                : error == Errno.ENOMEM.result() ? Errno.EAGAIN.result() : error;
        }
        return leave(result);
    }

    /// `sys_munlock`: 0, or a negative error.
    long sysMunlock(long address, int pages) {
        enter(Function.SYS_MUNLOCK, address);
        at(SYS_MUNLOCK__CHECK);
        if (address % PageSize.BYTES != 0 || pages < 0) {
            return leave(Errno.EINVAL.result());
        }
        at(SYS_MUNLOCK__LOCK_MM);
        int mm = machine.processes().mm(current().number());
        kernel.lock(LockKind.MMAP_SEM, mm);
        long result = apply(mm, address, address + PageSize.bytes(pages), false, SYS_MUNLOCK__HOLE);
        at(SYS_MUNLOCK__UNLOCK_MM);
        kernel.unlock(LockKind.MMAP_SEM, mm);
        return leave(result);
    }

    /// `do_mlock`, later `apply_vma_lock_flags`.
    private long apply(int mm, long start, long end, boolean locks, Site hole) {
        long next = start;
        while (next < end) {
            int vma = machine.vmas().find(mm, next);
            if (vma < 0) {
                at(hole);
                return Errno.ENOMEM.result();
            }
            long upTo = Math.min(end, machine.vmas().end(vma));
            long result = mlockFixup(mm, vma, next, upTo, locks);
            if (result != 0) {
                return result;
            }
            next = upTo;
        }
        return 0;
    }

    private long mlockFixup(int mm, int vma, long start, long end, boolean locks) {
        enter(Function.MLOCK_FIXUP, start);
        boolean left = has(Patch.MLOCKED_PAGES) && ((machine.vmas().flags(vma) & SPECIAL) != 0
            || kernel.fileSystems().isDax(vma));
        if (machine.vmas().is(vma, VmFlag.LOCKED) == locks || left) {
            at(MLOCK_FIXUP__SAME);
            return leave(0);
        }
        at(MLOCK_FIXUP__SPLIT);
        long result = 0;
        for (int part : kernel.mmap().areas().isolate(mm, start, end, MLOCK_FIXUP__SPLIT)) {
            at(MLOCK_FIXUP__FLAGS);
            long others = machine.vmas().flags(part) & ~VmFlag.LOCKED.mask();
            set(Field.VMA_FLAGS, part, locks ? others | VmFlag.LOCKED.mask() : others);
            add(Field.MM_LOCKED_VM, mm, locks ? machine.vmas().pages(part) : -machine.vmas().pages(part));
            if (has(Patch.MLOCKED_PAGES)) {
                at(MLOCK_FIXUP__PAGES);
                kernel.pageAlloc().batches().drain();
                markPresent(mm, part, locks);
            }
            if (locks && !has(Patch.POPULATE_READS) && !machine.vmas().is(part, VmFlag.IO)) {
                at(MLOCK_FIXUP__PRESENT);
                result = populate.makePagesPresent(mm, part, start, end);
            }
        }
        kernel.mmap().merge().vmaMerge(mm, start, end);
        return leave(result == Errno.ENOMEM.result() ? Errno.EAGAIN.result() : result);
    }

    /// `mlock_vma_pages_range`: what is mapped already.
    private void markPresent(int mm, int vma, boolean locks) {
        for (long address = machine.vmas().start(vma); address < machine.vmas().end(vma); address += PageSize.BYTES) {
            int leaf = machine.tables().leaf(mm, address);
            Pte entry = leaf < 0 ? Pte.NONE : new Pte(machine.tables().entry(leaf, Level.PTE.index(address)));
            if (entry.isMapped(machine.layout())) {
                int page = kernel.memory().vmNormalPage(vma, address, entry);
                if (locks) {
                    mlockVmaPage(vma, page);
                } else if (page >= 0 && isLastLock(page)) {
                    clearFlag(page, PageFlag.MLOCKED);
                }
            }
        }
    }

    /// A new area of MAP_LOCKED; one with frames of a driver's own is not locked after all.
    void countNew(int mm, int vma) {
        if (!machine.vmas().is(vma, VmFlag.LOCKED)) {
            return;
        }
        if (has(Patch.MLOCKED_PAGES) && ((machine.vmas().flags(vma) & SPECIAL) != 0
            || kernel.fileSystems().isDax(vma))) {
            set(Field.VMA_FLAGS, vma, machine.vmas().flags(vma) & ~VmFlag.LOCKED.mask());
        } else {
            add(Field.MM_LOCKED_VM, mm, machine.vmas().pages(vma));
        }
    }

    /// `mlock_vma_page`: a page that a locked area maps is marked, so that reclaim does not even look at it.
    void mlockVmaPage(int vma, int page) {
        if (has(Patch.MLOCKED_PAGES) && page > Facts.ZERO_PFN && machine.vmas().is(vma, VmFlag.LOCKED)
            && (machine.vmas().flags(vma) & SPECIAL) == 0 && !machine.pages().is(page, PageFlag.MLOCKED)
            && kernel.filemap().folios().isWithin(page, vma)) {
            setFlag(page, PageFlag.MLOCKED);
        }
    }

    /// `munlock_vma_page`: an entry of `vma` for the page has gone. The mark stays for as long as another locked area
    /// maps the page.
    void munlockVmaPage(int vma, int page) {
        boolean counts = machine.vmas().is(vma, VmFlag.LOCKED)
            || machine.pages().mapcount(page) == 0 && !has(Patch.UNMAP_LEAVES_BATCHES);
        if (!counts || !isLastLock(page)) {
            return;
        }
        if (has(Patch.UNMAP_LEAVES_BATCHES)) {
            kernel.pageAlloc().batches().munlock(page);
        } else {
            clearFlag(page, PageFlag.MLOCKED);
        }
    }

    private boolean isLastLock(int page) {
        return machine.pages().is(page, PageFlag.MLOCKED) && !isLockedByAnother(page);
    }

    private boolean isLockedByAnother(int page) {
        for (int vma = 0; vma < machine.made(Kind.VMA); vma++) {
            int mm = machine.vmas().mm(vma);
            boolean sameFile = machine.pages().isAnon(page) || machine.vmas().file(vma) == machine.pages().inode(page);
            if (mm < 0 || !machine.vmas().is(vma, VmFlag.LOCKED) || !sameFile) {
                continue;
            }
            long address = machine.vmas().address(vma, machine.pages().index(page));
            if (address >= machine.vmas().start(vma) && address < machine.vmas().end(vma)) {
                Pte entry = machine.tables().pte(mm, address);
                if (entry.isMapped(machine.layout()) && entry.pfn() == page) {
                    return true;
                }
            }
        }
        return false;
    }
}
