package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.MemoryInsertSite.INSERT_PAGE__BUSY;
import static io.ptescope.model.kernel.MemoryInsertSite.INSERT_PAGE__INSTALL;
import static io.ptescope.model.kernel.MemoryInsertSite.INSERT_PAGE__LOCK;
import static io.ptescope.model.kernel.MemoryInsertSite.INSERT_PAGE__UNLOCK;
import static io.ptescope.model.kernel.MemoryInsertSite.INSERT_PFN__BUSY;
import static io.ptescope.model.kernel.MemoryInsertSite.INSERT_PFN__INSTALL;
import static io.ptescope.model.kernel.MemoryInsertSite.INSERT_PFN__LOCK;
import static io.ptescope.model.kernel.MemoryInsertSite.INSERT_PFN__UNLOCK;
import static io.ptescope.model.kernel.MemoryInsertSite.REMAP_PFN_RANGE__FLAGS;
import static io.ptescope.model.kernel.MemoryInsertSite.REMAP_PFN_RANGE__INSTALL;
import static io.ptescope.model.kernel.MemoryInsertSite.VM_INSERT_MIXED__HAS_PAGE;
import static io.ptescope.model.kernel.MemoryInsertSite.VM_INSERT_MIXED__RANGE;
import static io.ptescope.model.kernel.MemoryInsertSite.VM_INSERT_MIXED__RAW;

import io.ptescope.model.arch.Level;
import io.ptescope.model.arch.Pte;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.LockKind;
import io.ptescope.model.state.VmFlag;

/// mm/memory.c: drivers and file systems map frames of their own (specification section 7).
final class MemoryInsert extends KernelFile {
    private static final long PAGE_BYTES = 4096;

    MemoryInsert(Kernel kernel) {
        super(kernel);
    }

    /// `remap_pfn_range` of the whole area, from `f_op->mmap`: 0, or a negative error. Nothing is counted, and no entry
    /// will ever fault again.
    long remapPfnRange(int vma, long firstPfn) {
        enter(Function.REMAP_PFN_RANGE, firstPfn);
        at(REMAP_PFN_RANGE__FLAGS);
        set(Field.VMA_FLAGS, vma, machine.vmas().flags(vma) | VmFlag.IO.mask() | VmFlag.RESERVED.mask()
            | VmFlag.PFNMAP.mask());
        int mm = machine.processes().mm(current().number());
        at(REMAP_PFN_RANGE__INSTALL);
        for (int page = 0; page < machine.vmas().pages(vma); page++) {
            long address = machine.vmas().start(vma) + page * PAGE_BYTES;
            int leaf = kernel.memory().allocTables(mm, address);
            set(Field.TABLE_ENTRY, leaf, Level.PTE.index(address),
                Pte.of(firstPfn + page, machine.vmas().pageProt(vma)).bits());
        }
        return leave(0);
    }

    /// `vm_insert_mixed` (2.6.26): a frame with a struct page is mapped as a page, one without as it is. Without a
    /// special bit in the entry only `pfn_valid` tells the two apart.
    long vmInsertMixed(int vma, long address, long pfn) {
        enter(Function.VM_INSERT_MIXED, address);
        at(VM_INSERT_MIXED__RANGE);
        if (address < machine.vmas().start(vma) || address >= machine.vmas().end(vma)) {
            return leave(Errno.EFAULT.result());
        }
        if (machine.facts().isValid(pfn)) {
            at(VM_INSERT_MIXED__HAS_PAGE);
            return leave(insertPage(vma, address, (int) pfn));
        }
        at(VM_INSERT_MIXED__RAW);
        return leave(insertPfn(vma, address, pfn));
    }

    private long insertPage(int vma, long address, int page) {
        enter(Function.INSERT_PAGE, address);
        int mm = machine.vmas().mm(vma);
        at(INSERT_PAGE__LOCK);
        int leaf = kernel.memory().allocTables(mm, address);
        kernel.lock(LockKind.PTL, leaf);
        long result = Errno.EBUSY.result();
        if (machine.tables().entry(leaf, Level.PTE.index(address)) != 0) {
            at(INSERT_PAGE__BUSY);
        } else {
            at(INSERT_PAGE__INSTALL);
            kernel.pageAlloc().get(page);
            add(Field.MM_FILE_RSS, mm, 1);
            kernel.rmap().pageAddFileRmap(page);
            set(Field.TABLE_ENTRY, leaf, Level.PTE.index(address),
                Pte.of(page, machine.vmas().pageProt(vma)).bits());
            result = 0;
        }
        at(INSERT_PAGE__UNLOCK);
        kernel.unlock(LockKind.PTL, leaf);
        return leave(result);
    }

    private long insertPfn(int vma, long address, long pfn) {
        enter(Function.INSERT_PFN, address);
        int mm = machine.vmas().mm(vma);
        at(INSERT_PFN__LOCK);
        int leaf = kernel.memory().allocTables(mm, address);
        kernel.lock(LockKind.PTL, leaf);
        long result = Errno.EBUSY.result();
        if (machine.tables().entry(leaf, Level.PTE.index(address)) != 0) {
            at(INSERT_PFN__BUSY);
        } else {
            at(INSERT_PFN__INSTALL);
            set(Field.TABLE_ENTRY, leaf, Level.PTE.index(address),
                Pte.of(pfn, machine.vmas().pageProt(vma)).bits());
            result = 0;
        }
        at(INSERT_PFN__UNLOCK);
        kernel.unlock(LockKind.PTL, leaf);
        return leave(result);
    }
}
