package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.MemoryZeromapSite.ZEROMAP_PAGE_RANGE__LOCK;
import static io.ptescope.model.kernel.MemoryZeromapSite.ZEROMAP_PAGE_RANGE__MAP;
import static io.ptescope.model.kernel.MemoryZeromapSite.ZEROMAP_PAGE_RANGE__UNLOCK;

import io.ptescope.model.arch.Level;
import io.ptescope.model.arch.PageSize;
import io.ptescope.model.arch.Pte;
import io.ptescope.model.state.Facts;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.LockKind;

/// mm/memory.c: `zeromap_page_range` (up to 2.6.23), by which a private mapping of /dev/zero has the zero page
/// everywhere from the start. Later such a mapping is private memory like any other.
final class MemoryZeromap extends KernelFile {
    MemoryZeromap(Kernel kernel) {
        super(kernel);
    }

    /// Maps the zero page, read-only and counted like a page of a file, at every page of the area.
    void zeromapPageRange(int vma) {
        enter(Function.ZEROMAP_PAGE_RANGE, machine.vmas().start(vma));
        int mm = machine.processes().mm(current().number());
        for (long address = machine.vmas().start(vma); address < machine.vmas().end(vma); address += PageSize.BYTES) {
            int leaf = kernel.memory().allocTables(mm, address);
            at(ZEROMAP_PAGE_RANGE__LOCK);
            kernel.lock(LockKind.PTL, leaf);
            at(ZEROMAP_PAGE_RANGE__MAP);
            kernel.pageAlloc().get(Facts.ZERO_PFN);
            kernel.rmap().pageAddFileRmap(Facts.ZERO_PFN);
            add(Field.MM_FILE_RSS, mm, 1);
            set(Field.TABLE_ENTRY, leaf, Level.PTE.index(address),
                Pte.of(Facts.ZERO_PFN, machine.vmas().pageProt(vma)).without(Pte.RW).bits());
            at(ZEROMAP_PAGE_RANGE__UNLOCK);
            kernel.unlock(LockKind.PTL, leaf);
        }
        leave();
    }
}
