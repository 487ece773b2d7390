package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.MlockSite.MAKE_PAGES_PRESENT__FAILED;
import static io.ptescope.model.kernel.MlockSite.MAKE_PAGES_PRESENT__PAGE;
import static io.ptescope.model.kernel.MlockSite.MM_POPULATE__FAILED;
import static io.ptescope.model.kernel.MlockSite.MM_POPULATE__LOCK_MM;
import static io.ptescope.model.kernel.MlockSite.MM_POPULATE__PAGE;
import static io.ptescope.model.kernel.MlockSite.MM_POPULATE__UNLOCK_MM;

import io.ptescope.model.arch.PageSize;
import io.ptescope.model.state.LockKind;
import io.ptescope.model.state.VmFlag;

/// mm/mlock.c: pages are brought in before they are touched, through `get_user_pages`; with mm/gup.c, where later
/// kernels have `mm_populate` (specification section 3.1, step 11).
final class MlockPopulate extends KernelFile {
    MlockPopulate(Kernel kernel) {
        super(kernel);
    }

    /// `make_pages_present` (up to 3.8), with mmap_sem held: as stores, wherever the area may be written. A shared
    /// mapping that is tracked has all its pages dirty after that. 0, the error of the first page, or EPERM for one of
    /// a later page.
    long makePagesPresent(int mm, int vma, long start, long end) {
        enter(Function.MAKE_PAGES_PRESENT, start);
        int flags = machine.vmas().is(vma, VmFlag.WRITE) ? Gup.WRITE : 0;
        for (long address = start; address < end; address += PageSize.BYTES) {
            at(MAKE_PAGES_PRESENT__PAGE);
            long found = kernel.gup().getUserPage(mm, address, flags);
            if (found < 0) {
                at(MAKE_PAGES_PRESENT__FAILED);
                return leave(address == start ? found : Errno.EPERM.result());
            }
        }
        return leave(0);
    }

    /// `populate_vma_page_range`, with mmap_sem held to write: the pages of a private area that has become writable.
    void copyNow(int mm, long start, long end) {
        for (long address = start; address < end; address += PageSize.BYTES) {
            if (kernel.gup().getUserPage(mm, address, Gup.WRITE | Gup.FORCE) < 0) {
                return;
            }
        }
    }

    /// What mremap does with the new end of a locked area: errors do not matter.
    void afterGrowth(int mm, int vma, long start, long end) {
        if (has(Patch.POPULATE_READS)) {
            mmPopulate(start, end, true);
        } else {
            kernel.lockToRead(LockKind.MMAP_SEM, mm);
            makePagesPresent(mm, vma, start, end);
            kernel.unlock(LockKind.MMAP_SEM, mm);
        }
    }

    /// What mmap does with a new area that is locked, or that `wanted` MAP_POPULATE: errors do not matter. Up to 2.6.22
    /// MAP_POPULATE is done by `remap_file_pages`, so that it takes no fault, and is for shared files only.
    void afterMmap(int mm, int vma, boolean wanted) {
        long start = machine.vmas().start(vma);
        long end = machine.vmas().end(vma);
        if (has(Patch.POPULATE_READS)) {
            mmPopulate(start, end, true);
        } else if (has(Patch.FAULT_WITH_PAGE_LOCK) || machine.vmas().is(vma, VmFlag.LOCKED)) {
            kernel.lockToRead(LockKind.MMAP_SEM, mm);
            makePagesPresent(mm, vma, start, end);
            kernel.unlock(LockKind.MMAP_SEM, mm);
        } else if (wanted) {
            kernel.fremap().sysRemapFilePages(start, machine.vmas().pages(vma), (int) machine.vmas().pgoff(vma));
        }
    }

    /// `__mm_populate`: as loads, but as stores where memory is private and writable, so that nobody has to be told of
    /// a dirty page. With `ignoresErrors` an area that fails is left at its first such page; a hole ends the walk.
    long mmPopulate(long start, long end, boolean ignoresErrors) {
        enter(Function.MM_POPULATE, start);
        int mm = machine.processes().mm(current().number());
        at(MM_POPULATE__LOCK_MM);
        kernel.lockToRead(LockKind.MMAP_SEM, mm);
        long result = 0;
        long next = start;
        while (next < end && result == 0) {
            int vma = machine.vmas().findNext(mm, next);
            if (vma < 0 || machine.vmas().start(vma) >= end) {
                break;
            }
            long from = Math.max(next, machine.vmas().start(vma));
            next = Math.min(end, machine.vmas().end(vma));
            long error = machine.vmas().is(vma, VmFlag.IO) || machine.vmas().is(vma, VmFlag.PFNMAP) ? 0
                : populate(mm, vma, from, next);
            result = ignoresErrors ? 0 : error;
        }
        kernel.pageAlloc().batches().drain();
        at(MM_POPULATE__UNLOCK_MM);
        kernel.unlock(LockKind.MMAP_SEM, mm);
        return leave(result);
    }

    private long populate(int mm, int vma, long start, long end) {
        boolean writes = machine.vmas().is(vma, VmFlag.WRITE) && !machine.vmas().is(vma, VmFlag.SHARED);
        boolean accessible = machine.vmas().is(vma, VmFlag.READ) || machine.vmas().is(vma, VmFlag.WRITE)
            || machine.vmas().is(vma, VmFlag.EXEC);
        int flags = Gup.UNLOCKABLE | (writes ? Gup.WRITE : 0) | (accessible ? Gup.FORCE : 0);
        for (long address = start; address < end; address += PageSize.BYTES) {
            at(MM_POPULATE__PAGE);
            long found = kernel.gup().getUserPage(mm, address, flags);
            if (found < 0) {
                at(MM_POPULATE__FAILED);
                return found;
            }
        }
        return 0;
    }
}
