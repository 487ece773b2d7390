package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.TaskMmuSite.CLEAR_REFS_PTE_RANGE__LOCK;
import static io.ptescope.model.kernel.TaskMmuSite.CLEAR_REFS_PTE_RANGE__OLD;
import static io.ptescope.model.kernel.TaskMmuSite.CLEAR_REFS_PTE_RANGE__PROTECT;
import static io.ptescope.model.kernel.TaskMmuSite.CLEAR_REFS_PTE_RANGE__UNLOCK;
import static io.ptescope.model.kernel.TaskMmuSite.CLEAR_REFS_WRITE__AREA;
import static io.ptescope.model.kernel.TaskMmuSite.CLEAR_REFS_WRITE__CHECK;
import static io.ptescope.model.kernel.TaskMmuSite.CLEAR_REFS_WRITE__FLUSH;
import static io.ptescope.model.kernel.TaskMmuSite.CLEAR_REFS_WRITE__LOCK_MM;
import static io.ptescope.model.kernel.TaskMmuSite.CLEAR_REFS_WRITE__PROT;
import static io.ptescope.model.kernel.TaskMmuSite.CLEAR_REFS_WRITE__SOFT_DIRTY;
import static io.ptescope.model.kernel.TaskMmuSite.CLEAR_REFS_WRITE__UNLOCK_MM;

import io.ptescope.model.arch.Level;
import io.ptescope.model.arch.PageSize;
import io.ptescope.model.arch.Pte;
import io.ptescope.model.arch.PteBit;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.LockKind;
import io.ptescope.model.state.PageFlag;
import io.ptescope.model.state.VmFlag;

/// fs/proc/task_mmu.c: /proc/PID/clear_refs makes a process forget which pages it used, or which it stored to
/// (specification sections 3.1 step 10 and 3.2 tests 4 and 5).
final class TaskMmu extends KernelFile {
    private static final int ANON = 2;
    private static final int MAPPED = 3;
    private static final int SOFT_DIRTY = 4;
    private static final int HIGH_WATER = 5;

    TaskMmu(Kernel kernel) {
        super(kernel);
    }

    /// `clear_refs_write` of `type`, one digit: 1, or a negative error. 1 forgets all uses, 2 those of memory without a
    /// file, 3 those of files, 4 notes stores from now on, 5 has nothing to do here. ENOENT where there is no such
    /// file; up to 2.6.31 every number but 0 means 1.
    long clearRefsWrite(int type) {
        if (!has(Patch.CLEAR_REFS)) {
            return Errno.ENOENT.result();
        }
        enter(Function.CLEAR_REFS_WRITE, type);
        at(CLEAR_REFS_WRITE__CHECK);
        if (type < 1 || type > HIGH_WATER && has(Patch.CLEAR_REFS_TYPES)) {
            return leave(Errno.EINVAL.result());
        }
        int what = has(Patch.CLEAR_REFS_TYPES) ? type : 1;
        if (what == HIGH_WATER || what == SOFT_DIRTY && !has(Patch.SOFT_DIRTY)) {
            return leave(1);
        }
        int mm = machine.processes().mm(current().number());
        at(CLEAR_REFS_WRITE__LOCK_MM);
        if (what == SOFT_DIRTY) {
            kernel.lock(LockKind.MMAP_SEM, mm);
            forgetStores(mm);
        } else {
            kernel.lockToRead(LockKind.MMAP_SEM, mm);
        }
        for (int vma : machine.vmas().of(mm)) {
            if (isMeant(vma, what)) {
                at(CLEAR_REFS_WRITE__AREA);
                clearRefsPteRange(mm, vma, what);
            }
        }
        // Later kernels flush for 4 only: a translation that is still young goes at the next switch of address spaces.
        at(CLEAR_REFS_WRITE__FLUSH);
        kernel.tlb().flushMm(mm);
        at(CLEAR_REFS_WRITE__UNLOCK_MM);
        kernel.unlock(LockKind.MMAP_SEM, mm);
        return leave(1);
    }

    /// Areas stop counting as stored to as a whole, so that their entries have to tell; these start read-only then.
    private void forgetStores(int mm) {
        for (int vma : machine.vmas().of(mm)) {
            if (machine.vmas().is(vma, VmFlag.SOFTDIRTY)) {
                at(CLEAR_REFS_WRITE__SOFT_DIRTY);
                set(Field.VMA_FLAGS, vma, machine.vmas().flags(vma) & ~VmFlag.SOFTDIRTY.mask());
                at(CLEAR_REFS_WRITE__PROT);
                kernel.mmap().merge().vmaSetPageProt(vma);
            }
        }
    }

    private boolean isMeant(int vma, int what) {
        boolean file = machine.vmas().file(vma) != 0;
        return !machine.vmas().is(vma, VmFlag.PFNMAP) && !(what == ANON && file) && !(what == MAPPED && !file);
    }

    private void clearRefsPteRange(int mm, int vma, int what) {
        enter(Function.CLEAR_REFS_PTE_RANGE, machine.vmas().start(vma));
        for (long address = machine.vmas().start(vma); address < machine.vmas().end(vma); address += PageSize.BYTES) {
            int leaf = machine.tables().leaf(mm, address);
            if (leaf < 0 || machine.tables().entry(leaf, Level.PTE.index(address)) == 0) {
                continue;
            }
            at(CLEAR_REFS_PTE_RANGE__LOCK);
            kernel.lock(LockKind.PTL, leaf);
            Pte entry = new Pte(machine.tables().entry(leaf, Level.PTE.index(address)));
            if (entry.isMapped(machine.layout())) {
                clear(vma, address, leaf, entry, what);
            }
            at(CLEAR_REFS_PTE_RANGE__UNLOCK);
            kernel.unlock(LockKind.PTL, leaf);
        }
        leave();
    }

    private void clear(int vma, long address, int leaf, Pte entry, int what) {
        if (what == SOFT_DIRTY) {
            at(CLEAR_REFS_PTE_RANGE__PROTECT);
            set(Field.TABLE_ENTRY, leaf, Level.PTE.index(address),
                entry.without(Pte.RW | machine.layout().mask(PteBit.SOFT_DIRTY)).bits());
            return;
        }
        int page = kernel.memory().vmNormalPage(vma, address, entry);
        if (page >= 0) {
            at(CLEAR_REFS_PTE_RANGE__OLD);
            if (entry.isYoung()) {
                set(Field.TABLE_ENTRY, leaf, Level.PTE.index(address), entry.without(Pte.ACCESSED).bits());
            }
            if (machine.pages().is(page, PageFlag.REFERENCED)) {
                clearFlag(page, PageFlag.REFERENCED);
            }
        }
    }
}
