package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.DaxHugeSite.DAX_IOMAP_PMD_FAULT__CHECK;
import static io.ptescope.model.kernel.DaxHugeSite.DAX_IOMAP_PMD_FAULT__FALLBACK;
import static io.ptescope.model.kernel.DaxHugeSite.DAX_IOMAP_PMD_FAULT__GRAB;
import static io.ptescope.model.kernel.DaxHugeSite.DAX_IOMAP_PMD_FAULT__HOLE;
import static io.ptescope.model.kernel.DaxHugeSite.DAX_IOMAP_PMD_FAULT__INSERT;
import static io.ptescope.model.kernel.DaxHugeSite.DAX_IOMAP_PMD_FAULT__IOMAP;
import static io.ptescope.model.kernel.DaxHugeSite.DAX_IOMAP_PMD_FAULT__NEW_BLOCK;
import static io.ptescope.model.kernel.DaxHugeSite.DAX_IOMAP_PMD_FAULT__UNLOCK;
import static io.ptescope.model.kernel.DaxHugeSite.DAX_PMD_LOAD_HOLE__ENTRY;
import static io.ptescope.model.kernel.DaxHugeSite.DAX_PMD_LOAD_HOLE__INSTALL;
import static io.ptescope.model.kernel.DaxHugeSite.DAX_PMD_LOAD_HOLE__LOCK;
import static io.ptescope.model.kernel.DaxHugeSite.DAX_PMD_LOAD_HOLE__UNLOCK;

import io.ptescope.model.arch.Level;
import io.ptescope.model.arch.PageSize;
import io.ptescope.model.arch.Pte;
import io.ptescope.model.arch.PteBit;
import io.ptescope.model.kernel.DaxBlocks.Extent;
import io.ptescope.model.state.Counter;
import io.ptescope.model.state.DaxEntry;
import io.ptescope.model.state.Facts;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.LockKind;
import io.ptescope.model.state.Tables;
import io.ptescope.model.state.VmFlag;

/// fs/dax.c: faults that map 2 MiB of a file at once (specification section 8.8). Whatever does not fit is left to
/// faults of single pages: [FaultResult#FALLBACK].
final class DaxHuge extends KernelFile {
    DaxHuge(Kernel kernel) {
        super(kernel);
    }

    /// `dax_iomap_pmd_fault`: a bit set of [FaultResult].
    int iomapPmdFault(int vma, long address, boolean write) {
        enter(Function.DAX_IOMAP_PMD_FAULT, address);
        int mm = machine.vmas().mm(vma);
        int inode = machine.vmas().file(vma);
        int index = machine.vmas().index(vma, address & -PageSize.HUGE_BYTES);
        at(DAX_IOMAP_PMD_FAULT__CHECK);
        boolean fits = index % PageSize.HUGE_PAGES == 0 && (!write || machine.vmas().is(vma, VmFlag.SHARED))
            && index + PageSize.HUGE_PAGES <= machine.inodes().pages(inode);
        int result = FaultResult.FALLBACK;
        if (fits) {
            at(DAX_IOMAP_PMD_FAULT__GRAB);
            if (kernel.dax().entries().grabHuge(inode, index)) {
                long there = machine.tables().pmd(mm, address);
                result = there == 0 || Tables.isHuge(there)
                    ? mapped(vma, address, write, inode, index) : FaultResult.NOPAGE;
                at(DAX_IOMAP_PMD_FAULT__UNLOCK);
                kernel.dax().entries().unlock(inode, index);
            }
        }
        if (FaultResult.has(result, FaultResult.FALLBACK)) {
            at(DAX_IOMAP_PMD_FAULT__FALLBACK);
            if (machine.tables().isHuge(mm, address)) {
                kernel.memory().huge().splitHugePmd(mm, address);
            }
        }
        return (int) leave(result);
    }

    private int mapped(int vma, long address, boolean write, int inode, int index) {
        at(DAX_IOMAP_PMD_FAULT__IOMAP);
        Extent extent = kernel.dax().blocks().iomapBeginHuge(inode, index, write);
        if (extent.error() != 0 || extent.pfn() == DaxBlocks.TOO_SHORT) {
            return FaultResult.FALLBACK;
        }
        if (extent.isHole()) {
            at(DAX_IOMAP_PMD_FAULT__HOLE);
            return pmdLoadHole(vma, address, inode, index);
        }
        int major = 0;
        if (extent.fresh()) {
            at(DAX_IOMAP_PMD_FAULT__NEW_BLOCK);
            count(Counter.PGMAJFAULT, 1);
            major = FaultResult.MAJOR;
        }
        at(DAX_IOMAP_PMD_FAULT__INSERT);
        kernel.dax().entries().insert(inode, index, DaxEntry.of(extent.pfn()).huge(),
            write || has(Patch.DAX_READ_TAGS));
        return kernel.memory().huge().vmfInsertPfnPmd(vma, address & -PageSize.HUGE_BYTES, extent.pfn(), write) | major;
    }

    /// `dax_pmd_load_hole`: the huge zero page, read-only. It is no file's page, and counts nowhere.
    private int pmdLoadHole(int vma, long address, int inode, int index) {
        enter(Function.DAX_PMD_LOAD_HOLE, index);
        at(DAX_PMD_LOAD_HOLE__ENTRY);
        kernel.dax().entries().insert(inode, index, DaxEntry.zero().huge(), has(Patch.DAX_READ_TAGS));
        at(DAX_PMD_LOAD_HOLE__LOCK);
        int table = kernel.memory().allocTables(machine.vmas().mm(vma), address, Level.PMD);
        kernel.lock(LockKind.PTL, table);
        int result = FaultResult.FALLBACK;
        if (machine.tables().entry(table, Level.PMD.index(address)) == 0) {
            at(DAX_PMD_LOAD_HOLE__INSTALL);
            Pte zero = Pte.of(Facts.ZERO_PFN, machine.vmas().pageProt(vma)).without(Pte.RW)
                .with(Pte.HUGE | machine.layout().mask(PteBit.SPECIAL));
            set(Field.TABLE_ENTRY, table, Level.PMD.index(address), zero.bits());
            result = FaultResult.NOPAGE;
        }
        at(DAX_PMD_LOAD_HOLE__UNLOCK);
        kernel.unlock(LockKind.PTL, table);
        return (int) leave(result);
    }
}
