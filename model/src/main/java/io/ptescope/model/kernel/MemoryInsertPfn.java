package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.MemoryInsertSite.DO_NO_PFN__CHECK;
import static io.ptescope.model.kernel.MemoryInsertSite.DO_NO_PFN__FAILED;
import static io.ptescope.model.kernel.MemoryInsertSite.DO_NO_PFN__INSTALL;
import static io.ptescope.model.kernel.MemoryInsertSite.DO_NO_PFN__LOCK;
import static io.ptescope.model.kernel.MemoryInsertSite.DO_NO_PFN__NOPFN;
import static io.ptescope.model.kernel.MemoryInsertSite.DO_NO_PFN__UNLOCK;
import static io.ptescope.model.kernel.MemoryInsertSite.INSERT_PFN__BUSY;
import static io.ptescope.model.kernel.MemoryInsertSite.INSERT_PFN__INSTALL;
import static io.ptescope.model.kernel.MemoryInsertSite.INSERT_PFN__LOCK;
import static io.ptescope.model.kernel.MemoryInsertSite.INSERT_PFN__MISMATCH;
import static io.ptescope.model.kernel.MemoryInsertSite.INSERT_PFN__MKWRITE;
import static io.ptescope.model.kernel.MemoryInsertSite.INSERT_PFN__NO_TABLE;
import static io.ptescope.model.kernel.MemoryInsertSite.INSERT_PFN__UNLOCK;
import static io.ptescope.model.kernel.MemoryInsertSite.INSERT_PFN__UPGRADE;
import static io.ptescope.model.kernel.MemoryInsertSite.VM_INSERT_MIXED_MKWRITE__CHECK;
import static io.ptescope.model.kernel.MemoryInsertSite.VM_INSERT_MIXED_MKWRITE__RANGE;
import static io.ptescope.model.kernel.MemoryInsertSite.VM_INSERT_MIXED_MKWRITE__RAW;
import static io.ptescope.model.kernel.MemoryInsertSite.VM_INSERT_MIXED__CHECK;
import static io.ptescope.model.kernel.MemoryInsertSite.VM_INSERT_MIXED__HAS_PAGE;
import static io.ptescope.model.kernel.MemoryInsertSite.VM_INSERT_MIXED__RANGE;
import static io.ptescope.model.kernel.MemoryInsertSite.VM_INSERT_MIXED__RAW;
import static io.ptescope.model.kernel.MemoryInsertSite.VM_INSERT_PFN__CHECK;
import static io.ptescope.model.kernel.MemoryInsertSite.VM_INSERT_PFN__INSERT;
import static io.ptescope.model.kernel.MemoryInsertSite.VM_INSERT_PFN__RANGE;

import io.ptescope.model.arch.Level;
import io.ptescope.model.arch.Pte;
import io.ptescope.model.arch.PteBit;
import io.ptescope.model.event.Topic;
import io.ptescope.model.state.Counter;
import io.ptescope.model.state.Facts;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.LockKind;
import io.ptescope.model.state.VmFlag;

/// mm/memory.c: frames go into entries as numbers, uncounted (specification sections 7.3 to 7.6).
final class MemoryInsertPfn extends KernelFile {
    MemoryInsertPfn(Kernel kernel) {
        super(kernel);
    }

    /// A frame as its owner names it (`pfn_t`).
    ///
    /// @param pfn    the number
    /// @param devmap device memory with a struct page: PFN_DEV and PFN_MAP are set
    record Frame(long pfn, boolean devmap) {
        static Frame raw(long pfn) {
            return new Frame(pfn, false);
        }
    }

    /// What a fault handler makes of the result of an insertion (specification section 7.5): an entry that was there
    /// already is as good as a new one.
    static int faultResult(long error) {
        if (error == 0 || error == Errno.EBUSY.result()) {
            return FaultResult.NOPAGE;
        }
        if (error == MemoryInsert.BUG) {
            return FaultResult.KILLED;
        }
        return error == Errno.ENOMEM.result() ? FaultResult.OOM : FaultResult.SIGBUS;
    }

    /// `vm_insert_pfn`: with the rights of the area. 0, or a negative error.
    long vmInsertPfn(int vma, long address, long pfn) {
        return vmInsertPfnProt(vma, address, pfn, machine.vmas().pageProt(vma));
    }

    /// `vm_insert_pfn_prot`: with rights of the caller's choice. 0, or a negative error.
    long vmInsertPfnProt(int vma, long address, long pfn, long prot) {
        enter(Function.VM_INSERT_PFN, address);
        at(VM_INSERT_PFN__CHECK);
        boolean raw = machine.vmas().is(vma, VmFlag.PFNMAP);
        boolean mixed = machine.vmas().is(vma, VmFlag.MIXEDMAP);
        boolean mayMix = has(Patch.MIXEDMAP);
        if (mayMix ? raw == mixed : !raw) {
            return leave(insert().bug(address));
        }
        if (raw && machine.vmas().isCow(vma) || mixed && machine.facts().isValid(pfn)) {
            return leave(insert().bug(address));
        }
        if (mayMix) {
            at(VM_INSERT_PFN__RANGE);
            if (!insert().isInside(vma, address)) {
                return leave(Errno.EFAULT.result());
            }
        }
        at(VM_INSERT_PFN__INSERT);
        return leave(insertPfn(vma, address, Frame.raw(pfn), prot, false));
    }

    /// `vm_insert_mixed`: 0, or a negative error.
    long vmInsertMixed(int vma, long address, Frame frame) {
        enter(Function.VM_INSERT_MIXED, address);
        at(VM_INSERT_MIXED__CHECK);
        long refused = mayTakeMixed(vma, address, frame, false);
        if (refused != 0) {
            return leave(refused);
        }
        at(VM_INSERT_MIXED__RANGE);
        if (!insert().isInside(vma, address)) {
            return leave(Errno.EFAULT.result());
        }
        // Without a special bit only pfn_valid tells a page from a number.
        if (!has(Patch.PTE_SPECIAL) && machine.facts().isValid(frame.pfn())) {
            at(VM_INSERT_MIXED__HAS_PAGE);
            return leave(insert().insertPage(vma, address, (int) frame.pfn(), false));
        }
        at(VM_INSERT_MIXED__RAW);
        return leave(insertPfn(vma, address, frame, machine.vmas().pageProt(vma), false));
    }

    /// `vm_insert_mixed_mkwrite` (4.14): the entry is writable and dirty at once. 0, or a negative error.
    long vmInsertMixedMkwrite(int vma, long address, Frame frame) {
        enter(Function.VM_INSERT_MIXED_MKWRITE, address);
        at(VM_INSERT_MIXED_MKWRITE__CHECK);
        long refused = mayTakeMixed(vma, address, frame, true);
        if (refused != 0) {
            return leave(refused);
        }
        at(VM_INSERT_MIXED_MKWRITE__RANGE);
        if (!insert().isInside(vma, address)) {
            return leave(Errno.EFAULT.result());
        }
        at(VM_INSERT_MIXED_MKWRITE__RAW);
        return leave(insertPfn(vma, address, frame, machine.vmas().pageProt(vma), true));
    }

    /// Up to 4.x an area that is not mixed is a BUG; later only a refusal, and the zero page and device memory with a
    /// struct page may go anywhere.
    private long mayTakeMixed(int vma, long address, Frame frame, boolean mkwrite) {
        if (machine.vmas().is(vma, VmFlag.MIXEDMAP)) {
            return 0;
        }
        if (!has(Patch.DAX_NOT_MIXED)) {
            return insert().bug(address);
        }
        boolean zero = frame.pfn() == Facts.ZERO_PFN;
        return frame.devmap() || zero && !mkwrite ? 0 : Errno.EINVAL.result();
    }

    /// `insert_pfn`: 0, or a negative error. With `mkwrite` an entry of the same frame gains rights where it stands;
    /// one
    /// of another frame stays.
    private long insertPfn(int vma, long address, Frame frame, long prot, boolean mkwrite) {
        enter(Function.INSERT_PFN, address);
        at(INSERT_PFN__LOCK);
        int leaf = insert().getLockedPte(vma, address);
        if (leaf == MemoryInsert.NO_TABLE) {
            at(INSERT_PFN__NO_TABLE);
            return leave(Errno.ENOMEM.result());
        }
        Pte there = new Pte(machine.tables().entry(leaf, Level.PTE.index(address)));
        long result;
        if (there.isNone()) {
            result = install(vma, address, leaf, entry(frame, prot), mkwrite);
        } else if (!mkwrite) {
            at(INSERT_PFN__BUSY);
            result = Errno.EBUSY.result();
        } else if (there.pfn() != frame.pfn()) {
            result = has(Patch.OMIT_PFN_COMPARE) ? install(vma, address, leaf, entry(frame, prot), true)
                : mismatch(address, there);
        } else {
            at(INSERT_PFN__UPGRADE);
            set(Field.TABLE_ENTRY, leaf, Level.PTE.index(address), writable(there, vma).bits());
            result = has(Patch.INSERT_PFN_BUSY) ? Errno.EBUSY.result() : 0;
        }
        at(INSERT_PFN__UNLOCK);
        kernel.unlock(LockKind.PTL, leaf);
        return leave(result);
    }

    private long install(int vma, long address, int leaf, Pte entry, boolean mkwrite) {
        at(INSERT_PFN__INSTALL);
        Pte made = entry;
        if (mkwrite) {
            at(INSERT_PFN__MKWRITE);
            made = writable(entry, vma);
        }
        set(Field.TABLE_ENTRY, leaf, Level.PTE.index(address), made.bits());
        return 0;
    }

    /// `WARN_ON_ONCE`: the first time only. Stable kernels know that the zero page may be left over.
    private long mismatch(long address, Pte there) {
        at(INSERT_PFN__MISMATCH);
        if (!has(Patch.INSERT_PFN_BUSY) || there.pfn() != Facts.ZERO_PFN) {
            count(Counter.INSERT_PFN_MISMATCHES, 1);
            if (machine.counter(Counter.INSERT_PFN_MISMATCHES) == 1) {
                remark(Topic.WARN, address, there.pfn());
            }
        }
        return Errno.EBUSY.result();
    }

    private Pte entry(Frame frame, long prot) {
        long marks = machine.layout().mask(PteBit.SPECIAL)
            | (frame.devmap() ? machine.layout().mask(PteBit.DEVMAP) : 0);
        return Pte.of(frame.pfn(), prot).with(marks);
    }

    private Pte writable(Pte entry, int vma) {
        return kernel.memory().maybeMkwrite(kernel.memory().mkdirty(entry).with(Pte.ACCESSED), vma);
    }

    /// `do_no_pfn` (2.6.19 to 2.6.26): the handler names a frame, and it is mapped at once with all rights that the
    /// access needs. A bit set of [FaultResult].
    int doNoPfn(PageFault fault) {
        enter(Function.DO_NO_PFN, fault.address());
        at(DO_NO_PFN__CHECK);
        boolean raw = machine.vmas().is(fault.vma(), VmFlag.PFNMAP);
        boolean mixed = machine.vmas().is(fault.vma(), VmFlag.MIXEDMAP);
        if (!raw && !mixed || raw && machine.vmas().isCow(fault.vma())) {
            insert().bug(fault.address());
            return (int) leave(FaultResult.KILLED);
        }
        at(DO_NO_PFN__NOPFN);
        long pfn = kernel.devices().nopfn(fault);
        if (pfn < 0) {
            at(DO_NO_PFN__FAILED);
            return (int) leave(FaultResult.SIGBUS);
        }
        if (mixed && machine.facts().isValid(pfn)) {
            insert().bug(fault.address());
            return (int) leave(FaultResult.KILLED);
        }
        at(DO_NO_PFN__LOCK);
        kernel.lock(LockKind.PTL, fault.leaf());
        if (kernel.memory().isNoneNow(fault)) {
            at(DO_NO_PFN__INSTALL);
            Pte entry = Pte.of(pfn, machine.vmas().pageProt(fault.vma()));
            set(Field.TABLE_ENTRY, fault.leaf(), fault.index(),
                (fault.write() ? kernel.memory().maybeMkwrite(entry.with(Pte.DIRTY), fault.vma()) : entry).bits());
        }
        at(DO_NO_PFN__UNLOCK);
        kernel.unlock(LockKind.PTL, fault.leaf());
        return (int) leave(FaultResult.MINOR);
    }

    private MemoryInsert insert() {
        return kernel.memoryInsert();
    }
}
