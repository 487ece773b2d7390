package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.MemoryDoFaultSite.DO_FAULT_AROUND__MAP;
import static io.ptescope.model.kernel.MemoryDoFaultSite.DO_FAULT_AROUND__WINDOW;
import static io.ptescope.model.kernel.MemoryDoFaultSite.DO_SET_PTE__COUNT_ANON;
import static io.ptescope.model.kernel.MemoryDoFaultSite.DO_SET_PTE__COUNT_FILE;
import static io.ptescope.model.kernel.MemoryDoFaultSite.DO_SET_PTE__ENTRY;
import static io.ptescope.model.kernel.MemoryDoFaultSite.DO_SET_PTE__STORE;
import static io.ptescope.model.kernel.MemoryDoFaultSite.DO_SET_PTE__WRITABLE;
import static io.ptescope.model.kernel.MemoryDoFaultSite.FINISH_FAULT__CHANGED;
import static io.ptescope.model.kernel.MemoryDoFaultSite.FINISH_FAULT__LOCK;
import static io.ptescope.model.kernel.MemoryDoFaultSite.FINISH_FAULT__MAP;
import static io.ptescope.model.kernel.MemoryDoFaultSite.FINISH_FAULT__MAP_FOLIO;
import static io.ptescope.model.kernel.MemoryDoFaultSite.FINISH_FAULT__UNLOCK;

import io.ptescope.model.arch.Level;
import io.ptescope.model.arch.PageSize;
import io.ptescope.model.arch.Pte;
import io.ptescope.model.event.Topic;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.LockKind;
import io.ptescope.model.state.PageFlag;
import io.ptescope.model.state.PageList;
import io.ptescope.model.state.Setting;
import io.ptescope.model.state.VmFlag;

/// mm/memory.c: a page that was found goes into its entry, and cached neighbours with it, 3.15 and later
/// (specification sections 4.6 and 4.7).
final class MemoryFinishFault extends KernelFile {

    MemoryFinishFault(Kernel kernel) {
        super(kernel);
    }

    /// `finish_fault`: maps `page`, which is the file's locked page or a copy of it. 0, or [FaultResult#NOPAGE] if the
    /// entry is not what it was.
    int finishFault(PageFault fault, int page, boolean copied) {
        enter(Function.FINISH_FAULT, fault.address());
        at(FINISH_FAULT__LOCK);
        kernel.lock(LockKind.PTL, fault.leaf());
        int result = FaultResult.MINOR;
        if (!copied && has(Patch.FAULT_MAPS_FOLIO) && fitsWhole(fault, page)) {
            at(FINISH_FAULT__MAP_FOLIO);
            mapFolio(fault, page);
        } else if (kernel.memory().isNoneNow(fault)) {
            at(FINISH_FAULT__MAP);
            doSetPte(fault, fault.address(), page, fault.write(), copied);
        } else {
            at(FINISH_FAULT__CHANGED);
            remark(Topic.PTE_CHANGED, fault.address(), machine.tables().entry(fault.leaf(), fault.index()));
            result = FaultResult.NOPAGE;
        }
        at(FINISH_FAULT__UNLOCK);
        kernel.unlock(LockKind.PTL, fault.leaf());
        return (int) leave(result);
    }

    /// Whether the whole folio of `page` can be mapped: it has several pages, all of them in the file, the area and the
    /// table, and none of their entries is taken.
    private boolean fitsWhole(PageFault fault, int page) {
        int pages = machine.pages().folioPages(page);
        int inode = machine.pages().inode(page);
        long start = fault.address() - (fault.address() & PageSize.BYTES - 1)
            - PageSize.bytes(page - machine.pages().head(page));
        long end = start + PageSize.bytes(pages);
        if (pages == 1 || start < machine.vmas().start(fault.vma()) || end > machine.vmas().end(fault.vma())
            || start >>> Level.PMD.shift() != end - 1 >>> Level.PMD.shift()
            || machine.pages().index(machine.pages().head(page)) + pages > machine.inodes().pages(inode)) {
            return false;
        }
        for (long address = start; address < end; address += PageSize.BYTES) {
            if (machine.tables().entry(fault.leaf(), Level.PTE.index(address)) != 0) {
                return false;
            }
        }
        return true;
    }

    private void mapFolio(PageFault fault, int page) {
        int head = machine.pages().head(page);
        for (int other = head; other < head + machine.pages().folioPages(page); other++) {
            if (other != page) {
                kernel.pageAlloc().get(other);
            }
            doSetPte(fault, fault.address() + PageSize.bytes(other - page), other, fault.write(), false);
        }
    }

    /// `do_set_pte` (`alloc_set_pte` in 4.13, `set_pte_range` in 6.18), with the table locked: the entry of `address`,
    /// which may be a neighbour of the one that faulted.
    void doSetPte(PageFault fault, long address, int page, boolean write, boolean copied) {
        enter(Function.DO_SET_PTE, address);
        at(DO_SET_PTE__ENTRY);
        Pte entry = Pte.of(page, machine.vmas().pageProt(fault.vma()));
        if (write) {
            at(DO_SET_PTE__WRITABLE);
            entry = kernel.memory().maybeMkwrite(kernel.memory().mkdirty(entry), fault.vma());
        } else if (has(Patch.READ_FAULT_KEEPS_DIRTY) && entry.isWritable()
            && machine.pages().is(page, PageFlag.DIRTY)) {
            entry = kernel.memory().mkdirty(entry);
        }
        if (copied) {
            at(DO_SET_PTE__COUNT_ANON);
            add(Field.MM_ANON_RSS, fault.mm(), 1);
            kernel.rmap().pageAddAnonRmap(page, fault.vma(), address);
            kernel.pageAlloc().addToLru(page, PageList.ACTIVE);
        } else {
            at(DO_SET_PTE__COUNT_FILE);
            add(Field.MM_FILE_RSS, fault.mm(), 1);
            kernel.rmap().pageAddFileRmap(page);
            kernel.mlock().mlockVmaPage(fault.vma(), page);
        }
        at(DO_SET_PTE__STORE);
        if (address == fault.address()) {
            entry = kernel.vfs().userfaultfd().inPlaceOf(fault.entry(), entry);
        }
        set(Field.TABLE_ENTRY, fault.leaf(), Level.PTE.index(address), entry.bits());
        leave();
    }

    /// Whether read faults of the area look for neighbours (`should_fault_around`).
    boolean mapsAround(int vma) {
        return has(Patch.FAULT_AROUND) && machine.setting(Setting.FAULT_AROUND) > 1
            && !machine.vmas().is(vma, VmFlag.UFFD_WP)
            && kernel.fileSystems().hasMapPages(vma);
    }

    /// `do_fault_around`: the window is `fault_around_bytes` long and aligned, starts no earlier than the area, and
    /// ends with the area or the table. [FaultResult#NOPAGE] if the address that faulted got its entry.
    int doFaultAround(PageFault fault) {
        enter(Function.DO_FAULT_AROUND, fault.address());
        at(DO_FAULT_AROUND__WINDOW);
        int pages = machine.setting(Setting.FAULT_AROUND);
        long start = Math.max(fault.address() & -PageSize.bytes(pages), machine.vmas().start(fault.vma()));
        long table = (start >>> Level.PMD.shift()) + 1 << Level.PMD.shift();
        // A window that the area cut at its start is as long as any other, and so reaches further at its end.
        long end = Math.min(Math.min(start + PageSize.bytes(pages), table), machine.vmas().end(fault.vma()));
        at(DO_FAULT_AROUND__MAP);
        int first = machine.vmas().index(fault.vma(), start);
        int mapped = (int) (end - start >> PageSize.SHIFT);
        return (int) leave(kernel.filemapMapPages().mapPages(fault, first, first + mapped));
    }
}
