package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.MincoreSite.SYS_MINCORE__CACHE;
import static io.ptescope.model.kernel.MincoreSite.SYS_MINCORE__ENTRY;
import static io.ptescope.model.kernel.MincoreSite.SYS_MINCORE__HOLE;
import static io.ptescope.model.kernel.MincoreSite.SYS_MINCORE__LOCK_MM;
import static io.ptescope.model.kernel.MincoreSite.SYS_MINCORE__SWAP;
import static io.ptescope.model.kernel.MincoreSite.SYS_MINCORE__UNLOCK_MM;

import io.ptescope.model.arch.PageSize;
import io.ptescope.model.arch.Pte;
import io.ptescope.model.arch.SwapEntry;
import io.ptescope.model.state.LockKind;
import io.ptescope.model.state.PageFlag;

/// mm/mincore.c: which pages of a range could be touched without waiting for the medium.
final class Mincore extends KernelFile {
    Mincore(Kernel kernel) {
        super(kernel);
    }

    /// What mincore(2) answers.
    ///
    /// @param result   0, or a negative error
    /// @param resident bit n: page n of the range is resident, for the first 63
    record Answer(long result, long resident) {}

    /// `sys_mincore`. Up to 2.6.20 only the page cache is looked at, and memory without a file is an error.
    Answer sysMincore(long address, int pages) {
        enter(Function.SYS_MINCORE, address);
        if (address % PageSize.BYTES != 0) {
            leave(Errno.EINVAL.result());
            return new Answer(Errno.EINVAL.result(), 0);
        }
        at(SYS_MINCORE__LOCK_MM);
        int mm = machine.processes().mm(current().number());
        kernel.lockToRead(LockKind.MMAP_SEM, mm);
        long result = 0;
        long resident = 0;
        for (int page = 0; page < pages && result == 0; page++) {
            int vma = machine.vmas().find(mm, address + PageSize.bytes(page));
            if (vma < 0 || machine.vmas().file(vma) == 0 && !has(Patch.MINCORE_WALKS)) {
                at(SYS_MINCORE__HOLE);
                result = Errno.ENOMEM.result();
            } else if (isResident(mm, vma, address + PageSize.bytes(page)) && page < Long.SIZE - 1) {
                resident |= 1L << page;
            }
        }
        at(SYS_MINCORE__UNLOCK_MM);
        kernel.unlock(LockKind.MMAP_SEM, mm);
        leave(result);
        return new Answer(result, resident);
    }

    /// An entry that is present to the kernel is enough; one that names swap leads to the copy in memory, if there is
    /// one; behind an empty one stands the page cache, or nothing.
    private boolean isResident(int mm, int vma, long address) {
        if (has(Patch.MINCORE_WALKS)) {
            at(SYS_MINCORE__ENTRY);
            Pte entry = machine.tables().pte(mm, address);
            if (entry.isMapped(machine.layout())) {
                return true;
            }
            if (SwapEntry.isSwap(entry, machine.layout())) {
                at(SYS_MINCORE__SWAP);
                return machine.swaps().page(SwapEntry.of(entry, machine.layout()).orElseThrow().slot()) >= 0;
            }
        }
        int inode = machine.vmas().file(vma);
        if (inode == 0) {
            return false;
        }
        at(SYS_MINCORE__CACHE);
        int page = machine.mappings().page(inode, machine.vmas().index(vma, address));
        return page >= 0 && machine.pages().is(page, PageFlag.UPTODATE);
    }
}
