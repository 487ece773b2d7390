package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.MemoryInsertSite.INSERT_PAGE__BUSY;
import static io.ptescope.model.kernel.MemoryInsertSite.INSERT_PAGE__CHECK;
import static io.ptescope.model.kernel.MemoryInsertSite.INSERT_PAGE__INSTALL;
import static io.ptescope.model.kernel.MemoryInsertSite.INSERT_PAGE__LOCK;
import static io.ptescope.model.kernel.MemoryInsertSite.INSERT_PAGE__MISMATCH;
import static io.ptescope.model.kernel.MemoryInsertSite.INSERT_PAGE__MKWRITE;
import static io.ptescope.model.kernel.MemoryInsertSite.INSERT_PAGE__NO_TABLE;
import static io.ptescope.model.kernel.MemoryInsertSite.INSERT_PAGE__UNLOCK;
import static io.ptescope.model.kernel.MemoryInsertSite.INSERT_PAGE__UPGRADE;
import static io.ptescope.model.kernel.MemoryInsertSite.REMAP_PFN_RANGE__CHECK_COW;
import static io.ptescope.model.kernel.MemoryInsertSite.REMAP_PFN_RANGE__FLAGS;
import static io.ptescope.model.kernel.MemoryInsertSite.REMAP_PFN_RANGE__INSTALL;
import static io.ptescope.model.kernel.MemoryInsertSite.VMF_INSERT_PAGE_MKWRITE__INSERT;
import static io.ptescope.model.kernel.MemoryInsertSite.VMF_INSERT_PAGE_MKWRITE__RANGE;
import static io.ptescope.model.kernel.MemoryInsertSite.VMF_INSERT_PAGE_MKWRITE__RESULT;
import static io.ptescope.model.kernel.MemoryInsertSite.VM_INSERT_PAGE__CHECK_PAGE;
import static io.ptescope.model.kernel.MemoryInsertSite.VM_INSERT_PAGE__INSERT;
import static io.ptescope.model.kernel.MemoryInsertSite.VM_INSERT_PAGE__MIXED;
import static io.ptescope.model.kernel.MemoryInsertSite.VM_INSERT_PAGE__OLD_FLAG;
import static io.ptescope.model.kernel.MemoryInsertSite.VM_INSERT_PAGE__RANGE;

import io.ptescope.model.arch.Level;
import io.ptescope.model.arch.PageSize;
import io.ptescope.model.arch.Pte;
import io.ptescope.model.arch.PteBit;
import io.ptescope.model.event.Topic;
import io.ptescope.model.state.Counter;
import io.ptescope.model.state.Facts;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.LockKind;
import io.ptescope.model.state.VmFlag;

/// mm/memory.c: drivers and file systems map frames of their own (specification section 7). Ranges remapped at once,
/// and frames that are pages; [MemoryInsertPfn] has those that are only numbers.
///
/// A BUG of the kernel is a remark of the log, and the result [#BUG], which ends the task that ran into it.
final class MemoryInsert extends KernelFile {
    /// The caller has broken a rule of the function; no kernel returns this.
    static final long BUG = -4096;
    /// No PTE page, and no memory to make one.
    static final int NO_TABLE = -1;

    MemoryInsert(Kernel kernel) {
        super(kernel);
    }

    /// `remap_pfn_range` of `pages` pages at `address`, from `f_op->mmap`: 0, or a negative error. Nothing is counted,
    /// and no entry will ever fault again.
    long remapPfnRange(int vma, long address, long firstPfn, int pages, long prot) {
        enter(Function.REMAP_PFN_RANGE, firstPfn);
        at(REMAP_PFN_RANGE__CHECK_COW);
        boolean whole = address == machine.vmas().start(vma) && pages == machine.vmas().pages(vma);
        if (machine.vmas().isCow(vma) && !whole) {
            return leave(Errno.EINVAL.result());
        }
        at(REMAP_PFN_RANGE__FLAGS);
        long flags = machine.vmas().flags(vma) | VmFlag.IO.mask() | VmFlag.PFNMAP.mask();
        flags |= has(Patch.INSERT_PAGE_IS_MIXED) ? VmFlag.DONTEXPAND.mask() : VmFlag.RESERVED.mask();
        set(Field.VMA_FLAGS, vma, flags | (whole ? VmFlag.PAT.mask() : 0));
        int mm = mm(vma);
        at(REMAP_PFN_RANGE__INSTALL);
        for (int page = 0; page < pages; page++) {
            long at = address + PageSize.bytes(page);
            int leaf = kernel.memory().allocTables(mm, at);
            if (machine.tables().entry(leaf, Level.PTE.index(at)) != 0) {
                return leave(bug(at));
            }
            set(Field.TABLE_ENTRY, leaf, Level.PTE.index(at),
                Pte.of(firstPfn + page, prot).with(machine.layout().mask(PteBit.SPECIAL)).bits());
        }
        return leave(0);
    }

    /// `vm_insert_page`: 0, or a negative error.
    long vmInsertPage(int vma, long address, int page) {
        enter(Function.VM_INSERT_PAGE, address);
        at(VM_INSERT_PAGE__RANGE);
        if (!isInside(vma, address)) {
            return leave(Errno.EFAULT.result());
        }
        at(VM_INSERT_PAGE__CHECK_PAGE);
        if (machine.pages().refcount(page) == 0) {
            return leave(Errno.EINVAL.result());
        }
        if (!has(Patch.INSERT_PAGE_IS_MIXED)) {
            at(VM_INSERT_PAGE__OLD_FLAG);
            set(Field.VMA_FLAGS, vma, machine.vmas().flags(vma) | VmFlag.INSERTPAGE.mask());
        } else if (!machine.vmas().is(vma, VmFlag.MIXEDMAP)) {
            at(VM_INSERT_PAGE__MIXED);
            boolean mayChange = machine.locks().writer(LockKind.MMAP_SEM, mm(vma)) == current().number();
            if (!mayChange || machine.vmas().is(vma, VmFlag.PFNMAP)) {
                return leave(bug(address));
            }
            set(Field.VMA_FLAGS, vma, machine.vmas().flags(vma) | VmFlag.MIXEDMAP.mask());
        }
        at(VM_INSERT_PAGE__INSERT);
        return leave(insertPage(vma, address, page, false));
    }

    /// `vmf_insert_page_mkwrite` (6.15): a bit set of [FaultResult]. The zero page goes in as a special entry that
    /// counts nowhere.
    int vmfInsertPageMkwrite(int vma, long address, int page, boolean write) {
        enter(Function.VMF_INSERT_PAGE_MKWRITE, address);
        at(VMF_INSERT_PAGE_MKWRITE__RANGE);
        if (!isInside(vma, address)) {
            return (int) leave(FaultResult.SIGBUS);
        }
        at(VMF_INSERT_PAGE_MKWRITE__INSERT);
        long error = insertPage(vma, address, page, write);
        at(VMF_INSERT_PAGE_MKWRITE__RESULT);
        return (int) leave(MemoryInsertPfn.faultResult(error));
    }

    /// `insert_page`: the page gets one more user and one more entry.
    long insertPage(int vma, long address, int page, boolean mkwrite) {
        enter(Function.INSERT_PAGE, address);
        at(INSERT_PAGE__CHECK);
        if (machine.pages().isAnon(page)) {
            return leave(Errno.EINVAL.result());
        }
        at(INSERT_PAGE__LOCK);
        int leaf = getLockedPte(vma, address);
        if (leaf == NO_TABLE) {
            at(INSERT_PAGE__NO_TABLE);
            return leave(Errno.ENOMEM.result());
        }
        Pte there = new Pte(machine.tables().entry(leaf, Level.PTE.index(address)));
        long result = there.isNone() ? install(vma, address, leaf, page, mkwrite)
            : mkwrite ? upgrade(vma, address, leaf, page, there) : busy();
        at(INSERT_PAGE__UNLOCK);
        kernel.unlock(LockKind.PTL, leaf);
        return leave(result);
    }

    private long busy() {
        at(INSERT_PAGE__BUSY);
        return Errno.EBUSY.result();
    }

    private long upgrade(int vma, long address, int leaf, int page, Pte there) {
        if (there.pfn() != page) {
            at(INSERT_PAGE__MISMATCH);
            if (there.pfn() != Facts.ZERO_PFN) {
                remark(Topic.WARN, address, there.pfn());
            }
            return Errno.EFAULT.result();
        }
        at(INSERT_PAGE__UPGRADE);
        // Dirty it becomes when the store is tried again.
        set(Field.TABLE_ENTRY, leaf, Level.PTE.index(address),
            kernel.memory().maybeMkwrite(there.with(Pte.ACCESSED), vma).bits());
        return 0;
    }

    private long install(int vma, long address, int leaf, int page, boolean mkwrite) {
        at(INSERT_PAGE__INSTALL);
        Pte entry = Pte.of(page, machine.vmas().pageProt(vma));
        if (page == Facts.ZERO_PFN) {
            entry = entry.with(machine.layout().mask(PteBit.SPECIAL));
        } else {
            kernel.pageAlloc().get(page);
            add(Field.MM_FILE_RSS, mm(vma), 1);
            kernel.rmap().pageAddFileRmap(page);
        }
        if (mkwrite) {
            at(INSERT_PAGE__MKWRITE);
            entry = kernel.memory().maybeMkwrite(kernel.memory().mkdirty(entry).with(Pte.ACCESSED), vma);
        }
        set(Field.TABLE_ENTRY, leaf, Level.PTE.index(address), entry.bits());
        return 0;
    }

    /// `get_locked_pte`: the PTE page of `address`, made if it is missing, locked; or [#NO_TABLE].
    int getLockedPte(int vma, long address) {
        count(Counter.PAGE_TABLE_REQUESTS, 1);
        if (kernel.injected(Injection.Place.PAGE_TABLE, machine.counter(Counter.PAGE_TABLE_REQUESTS)) != 0) {
            remark(Topic.OUT_OF_MEMORY, address, 0);
            return NO_TABLE;
        }
        int leaf = kernel.memory().allocTables(mm(vma), address);
        kernel.lock(LockKind.PTL, leaf);
        return leaf;
    }

    boolean isInside(int vma, long address) {
        return address >= machine.vmas().start(vma) && address < machine.vmas().end(vma);
    }

    /// A BUG_ON that fired at `address`.
    long bug(long address) {
        remark(Topic.BUG, address, 0);
        return BUG;
    }

    /// The address space of an area, which during its own mmap is not linked into one yet.
    int mm(int vma) {
        int linked = machine.vmas().mm(vma);
        return linked >= 0 ? linked : machine.processes().mm(current().number());
    }
}
