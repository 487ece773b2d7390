package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.MemorySite.COPY_PAGE_RANGE__COPY;
import static io.ptescope.model.kernel.MemorySite.COPY_PAGE_RANGE__COUNT;
import static io.ptescope.model.kernel.MemorySite.COPY_PAGE_RANGE__LOCK;
import static io.ptescope.model.kernel.MemorySite.COPY_PAGE_RANGE__PROTECT_PARENT;
import static io.ptescope.model.kernel.MemorySite.COPY_PAGE_RANGE__SKIP;
import static io.ptescope.model.kernel.MemorySite.COPY_PAGE_RANGE__SWAP_ENTRY;
import static io.ptescope.model.kernel.MemorySite.COPY_PAGE_RANGE__UNLOCK;

import io.ptescope.model.arch.Level;
import io.ptescope.model.arch.PageSize;
import io.ptescope.model.arch.Pte;
import io.ptescope.model.arch.SwapEntry;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.LockKind;
import io.ptescope.model.state.VmFlag;

/// mm/memory.c: entries copied at fork (specification section 6.11).
final class MemoryCopy extends KernelFile {
    MemoryCopy(Kernel kernel) {
        super(kernel);
    }

    /// `copy_page_range`: what a child gets of an area of its parent. An area whose pages a fault can find again is
    /// left empty.
    void copyPageRange(int child, int vma, int parentVma) {
        enter(Function.COPY_PAGE_RANGE, machine.vmas().start(vma));
        boolean raw = machine.vmas().is(parentVma, VmFlag.PFNMAP) || machine.vmas().is(parentVma, VmFlag.INSERTPAGE)
            || machine.vmas().is(parentVma, VmFlag.NONLINEAR)
            || has(Patch.INSERT_PAGE_IS_MIXED) && machine.vmas().is(parentVma, VmFlag.MIXEDMAP);
        if (machine.vmas().anonVma(parentVma) == 0 && !raw) {
            at(COPY_PAGE_RANGE__SKIP);
            leave();
            return;
        }
        int parent = machine.vmas().mm(parentVma);
        for (long address = machine.vmas().start(vma); address < machine.vmas().end(vma); address += PageSize.BYTES) {
            int source = machine.tables().leaf(parent, address);
            if (source >= 0 && machine.tables().entry(source, Level.PTE.index(address)) != 0) {
                copyOne(child, vma, parentVma, address, source);
            }
        }
        leave();
    }

    private void copyOne(int child, int vma, int parentVma, long address, int source) {
        int target = kernel.memory().allocTables(child, address);
        int index = Level.PTE.index(address);
        at(COPY_PAGE_RANGE__LOCK);
        kernel.lock(LockKind.PTL, target);
        kernel.lock(LockKind.PTL, source);
        Pte entry = new Pte(machine.tables().entry(source, index));
        if (!entry.isNone()) {
            copyEntry(child, vma, parentVma, address, source, target, entry);
        }
        at(COPY_PAGE_RANGE__UNLOCK);
        kernel.unlock(LockKind.PTL, source);
        kernel.unlock(LockKind.PTL, target);
    }

    private void copyEntry(int child, int vma, int parentVma, long address, int source, int target, Pte parents) {
        int index = Level.PTE.index(address);
        if (kernel.vfs().userfaultfd().isMarker(parents)) {
            return;
        }
        if (!parents.isMapped(machine.layout())) {
            at(COPY_PAGE_RANGE__COPY);
            set(Field.TABLE_ENTRY, target, index, parents.bits());
            if (SwapEntry.isSwap(parents, machine.layout())) {
                at(COPY_PAGE_RANGE__SWAP_ENTRY);
                kernel.vfs().swap().duplicate(parents, child);
            }
            return;
        }
        Pte entry = parents;
        if (machine.vmas().isCow(vma) && entry.isWritable()) {
            at(COPY_PAGE_RANGE__PROTECT_PARENT);
            entry = entry.without(Pte.RW);
            set(Field.TABLE_ENTRY, source, index, entry.bits());
        }
        Pte copy = machine.vmas().is(vma, VmFlag.SHARED) ? entry.without(Pte.DIRTY) : entry;
        at(COPY_PAGE_RANGE__COPY);
        set(Field.TABLE_ENTRY, target, index, kernel.vfs().userfaultfd().lifted(copy.without(Pte.ACCESSED)).bits());
        int page = kernel.memory().vmNormalPage(parentVma, address, entry);
        if (page >= 0) {
            at(COPY_PAGE_RANGE__COUNT);
            kernel.pageAlloc().get(page);
            if (machine.pages().isAnon(page)) {
                kernel.rmap().pageDupAnonRmap(page);
            } else {
                kernel.rmap().pageDupRmap(page);
            }
            add(machine.pages().isAnon(page) ? Field.MM_ANON_RSS : Field.MM_FILE_RSS, child, 1);
        }
    }
}
