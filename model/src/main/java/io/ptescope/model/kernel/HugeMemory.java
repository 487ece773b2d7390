package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.HugeMemorySite.CHANGE_HUGE_PMD__CHANGE;
import static io.ptescope.model.kernel.HugeMemorySite.CHANGE_HUGE_PMD__LOCK;
import static io.ptescope.model.kernel.HugeMemorySite.CHANGE_HUGE_PMD__UNLOCK;
import static io.ptescope.model.kernel.HugeMemorySite.SPLIT_HUGE_PMD__CLEAR;
import static io.ptescope.model.kernel.HugeMemorySite.SPLIT_HUGE_PMD__LOCK;
import static io.ptescope.model.kernel.HugeMemorySite.SPLIT_HUGE_PMD__UNCOUNT;
import static io.ptescope.model.kernel.HugeMemorySite.SPLIT_HUGE_PMD__UNLOCK;
import static io.ptescope.model.kernel.HugeMemorySite.VMF_INSERT_PFN_PMD__COUNT;
import static io.ptescope.model.kernel.HugeMemorySite.VMF_INSERT_PFN_PMD__ENTRY;
import static io.ptescope.model.kernel.HugeMemorySite.VMF_INSERT_PFN_PMD__LOCK;
import static io.ptescope.model.kernel.HugeMemorySite.VMF_INSERT_PFN_PMD__MKWRITE;
import static io.ptescope.model.kernel.HugeMemorySite.VMF_INSERT_PFN_PMD__UNLOCK;
import static io.ptescope.model.kernel.HugeMemorySite.ZAP_HUGE_PMD__CLEAR;
import static io.ptescope.model.kernel.HugeMemorySite.ZAP_HUGE_PMD__LOCK;
import static io.ptescope.model.kernel.HugeMemorySite.ZAP_HUGE_PMD__UNCOUNT;
import static io.ptescope.model.kernel.HugeMemorySite.ZAP_HUGE_PMD__UNLOCK;

import io.ptescope.model.arch.Level;
import io.ptescope.model.arch.PageSize;
import io.ptescope.model.arch.Pte;
import io.ptescope.model.arch.PteBit;
import io.ptescope.model.state.Facts;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.LockKind;
import io.ptescope.model.state.VmFlag;

/// mm/huge_memory.c for files: entries of the PMD that map 2 MiB themselves (specification sections 7.7 and 8.8). Only
/// files on persistent memory have them here; private memory does without.
final class HugeMemory extends KernelFile {
    /// The lines by which an entry is emptied.
    private record Emptying(Function function, Site lock, Site clear, Site uncount, Site unlock) {}

    private static final Emptying ZAP = new Emptying(Function.ZAP_HUGE_PMD, ZAP_HUGE_PMD__LOCK, ZAP_HUGE_PMD__CLEAR,
        ZAP_HUGE_PMD__UNCOUNT, ZAP_HUGE_PMD__UNLOCK);
    private static final Emptying SPLIT = new Emptying(Function.SPLIT_HUGE_PMD, SPLIT_HUGE_PMD__LOCK,
        SPLIT_HUGE_PMD__CLEAR, SPLIT_HUGE_PMD__UNCOUNT, SPLIT_HUGE_PMD__UNLOCK);

    HugeMemory(Kernel kernel) {
        super(kernel);
    }

    /// Whether a fault at `address` may be answered by an entry that maps 2 MiB: the area may be asked for one
    /// (`transparent_hugepage_enabled`), and reaches so far. One with MAP_SYNC ends its faults page by page here.
    boolean mayBeHuge(int vma, long address) {
        int inode = machine.vmas().file(vma);
        long base = address & -PageSize.HUGE_BYTES;
        return inode != 0 && kernel.fileSystems().profile(inode).has(FileSystem.Trait.HUGE)
            && !machine.vmas().is(vma, VmFlag.SYNC)
            && base >= machine.vmas().start(vma) && base + PageSize.HUGE_BYTES <= machine.vmas().end(vma);
    }

    /// `vmf_insert_pfn_pmd`: an entry for the 2 MiB from frame `pfn` on, for a store writable and dirty at once. What
    /// is there already is not looked at, or is an entry of the same frames that only gains rights.
    int vmfInsertPfnPmd(int vma, long address, long pfn, boolean write) {
        enter(Function.VMF_INSERT_PFN_PMD, address);
        int mm = machine.vmas().mm(vma);
        at(VMF_INSERT_PFN_PMD__LOCK);
        int table = kernel.memory().allocTables(mm, address, Level.PMD);
        kernel.lock(LockKind.PTL, table);
        at(VMF_INSERT_PFN_PMD__ENTRY);
        Pte there = new Pte(machine.tables().entry(table, Level.PMD.index(address)));
        boolean same = !there.isNone() && there.pfn() == pfn;
        Pte entry = same ? there : Pte.of(pfn, machine.vmas().pageProt(vma)).with(Pte.HUGE
            | machine.layout().mask(PteBit.DEVMAP));
        if (has(Patch.DAX_PAGES_COUNTED) && !same) {
            at(VMF_INSERT_PFN_PMD__COUNT);
            for (int page = (int) pfn; page < pfn + PageSize.HUGE_PAGES; page++) {
                kernel.pageAlloc().get(page);
                kernel.rmap().pageAddFileRmap(page);
            }
            add(Field.MM_FILE_RSS, mm, PageSize.HUGE_PAGES);
        }
        if (write) {
            at(VMF_INSERT_PFN_PMD__MKWRITE);
            entry = kernel.memory().maybeMkwrite(kernel.memory().mkdirty(entry).with(Pte.ACCESSED), vma);
        }
        set(Field.TABLE_ENTRY, table, Level.PMD.index(address), entry.bits());
        at(VMF_INSERT_PFN_PMD__UNLOCK);
        kernel.unlock(LockKind.PTL, table);
        return (int) leave(FaultResult.NOPAGE);
    }

    /// `change_huge_pmd` of an area whose rights have changed; `kept` are the bits that stay.
    void changeHugePmd(int vma, long address, long kept) {
        enter(Function.CHANGE_HUGE_PMD, address);
        int table = machine.tables().pmdTable(machine.vmas().mm(vma), address);
        at(CHANGE_HUGE_PMD__LOCK);
        kernel.lock(LockKind.PTL, table);
        at(CHANGE_HUGE_PMD__CHANGE);
        long entry = machine.tables().entry(table, Level.PMD.index(address));
        if (entry != 0) {
            set(Field.TABLE_ENTRY, table, Level.PMD.index(address),
                entry & (kept | Pte.HUGE | machine.layout().mask(PteBit.DEVMAP)) | machine.vmas().pageProt(vma));
        }
        at(CHANGE_HUGE_PMD__UNLOCK);
        kernel.unlock(LockKind.PTL, table);
        leave();
    }

    /// `zap_huge_pmd`: the entry goes, and with it all 2 MiB.
    void zapHugePmd(int mm, long address) {
        empty(mm, address, ZAP);
    }

    /// `split_huge_pmd` where an area is cut at `address`, if it cuts an entry.
    void splitAt(int mm, long address) {
        if (address % PageSize.HUGE_BYTES != 0 && machine.tables().isHuge(mm, address)) {
            splitHugePmd(mm, address);
        }
    }

    /// `split_huge_pmd`: that of a file is not taken apart but emptied, faults bring back what is wanted.
    void splitHugePmd(int mm, long address) {
        empty(mm, address, SPLIT);
    }

    private void empty(int mm, long address, Emptying lines) {
        enter(lines.function(), address);
        int table = machine.tables().pmdTable(mm, address);
        at(lines.lock());
        kernel.lock(LockKind.PTL, table);
        at(lines.clear());
        Pte entry = clear(mm, table, address);
        if (counts(entry)) {
            at(lines.uncount());
            uncount(mm, address, entry);
        }
        at(lines.unlock());
        kernel.unlock(LockKind.PTL, table);
        leave();
    }

    private Pte clear(int mm, int table, long address) {
        Pte entry = new Pte(machine.tables().entry(table, Level.PMD.index(address)));
        if (!entry.isHuge(machine.layout())) {
            return Pte.NONE;
        }
        set(Field.TABLE_ENTRY, table, Level.PMD.index(address), 0);
        long base = address & -PageSize.HUGE_BYTES;
        kernel.tlb().flushRange(mm, base, base + PageSize.HUGE_BYTES);
        return entry;
    }

    private boolean counts(Pte entry) {
        return has(Patch.DAX_PAGES_COUNTED) && !entry.isNone() && entry.pfn() != Facts.ZERO_PFN;
    }

    private void uncount(int mm, long address, Pte entry) {
        int vma = machine.vmas().find(mm, address);
        add(Field.MM_FILE_RSS, mm, -PageSize.HUGE_PAGES);
        for (int page = (int) entry.pfn(); page < entry.pfn() + PageSize.HUGE_PAGES; page++) {
            kernel.rmap().pageRemoveRmap(vma, page);
            kernel.pageAlloc().put(page);
        }
    }
}
