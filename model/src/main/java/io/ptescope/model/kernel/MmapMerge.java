package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.MmapSite.VMA_MERGE__JOIN;
import static io.ptescope.model.kernel.MmapSite.VMA_MERGE__UNLINK;

import io.ptescope.model.arch.PageSize;
import io.ptescope.model.arch.Pte;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.VmFlag;
import java.util.List;

/// mm/mmap.c: neighbours that have become alike are joined (`vma_merge`); and areas for mremap. The kernel looks before
/// it changes an area's flags, the model afterwards; what is left is the same.
final class MmapMerge extends KernelFile {
    private static final long SPECIAL_26 = VmFlag.IO.mask() | VmFlag.DONTEXPAND.mask() | VmFlag.RESERVED.mask()
        | VmFlag.PFNMAP.mask();

    MmapMerge(Kernel kernel) {
        super(kernel);
    }

    /// Joins the areas of `mm` from `start` to `end`, which have changed, with each other and with their neighbours
    /// where they are alike.
    void vmaMerge(int mm, long start, long end) {
        List<Integer> areas = machine.vmas().of(mm).stream()
            .filter(vma -> machine.vmas().start(vma) <= end && machine.vmas().end(vma) >= start).toList();
        int lower = -1;
        for (int vma : areas) {
            boolean upperChanged = machine.vmas().start(vma) >= start && machine.vmas().end(vma) <= end;
            if (lower >= 0 && canMerge(lower, vma, upperChanged)) {
                join(lower, vma);
            } else {
                lower = vma;
            }
        }
    }

    private boolean canMerge(int lower, int upper, boolean upperChanged) {
        long differs = machine.vmas().flags(lower) ^ machine.vmas().flags(upper);
        // An area with frames of a driver's own is left as the driver made it.
        long special = SPECIAL_26 | (has(Patch.INSERT_PAGE_IS_MIXED) ? VmFlag.MIXEDMAP.mask() : 0);
        return machine.vmas().end(lower) == machine.vmas().start(upper)
            && (differs & ~VmFlag.SOFTDIRTY.mask()) == 0
            && (machine.vmas().flags(lower) & special) == 0
            && machine.vmas().file(lower) == machine.vmas().file(upper)
            && machine.vmas().pgoff(lower, machine.vmas().end(lower)) == machine.vmas().pgoff(upper)
            && canShareAnonVma(upperChanged ? upper : lower, upperChanged ? lower : upper)
            // Not the kernel's condition: the workload's names tell the mappings apart.
            && machine.vmas().name(lower) == machine.vmas().name(upper);
    }

    /// `is_mergeable_anon_vma`. Since 2.6.34 a child's area also hangs on the anon_vmas of its ancestors, and is not
    /// joined with one that does not; and the `changed` area keeps its anon_vma, until 6.17, only where its neighbour
    /// has it too.
    private boolean canShareAnonVma(int changed, int neighbour) {
        int own = machine.vmas().anonVma(changed);
        int other = machine.vmas().anonVma(neighbour);
        if (own == other || !has(Patch.ANON_VMA_CHAINS)) {
            return own == other || own == 0 || other == 0;
        }
        if (own == 0) {
            return !machine.vmas().isAnonInherited(neighbour);
        }
        return other == 0 && has(Patch.MERGE_EITHER_ANON) && !machine.vmas().isAnonInherited(changed);
    }

    /// `find_mergeable_anon_vma`: the anon_vma of a neighbour with which the area could be joined one day, or 0.
    int findMergeableAnonVma(int vma) {
        int mm = machine.vmas().mm(vma);
        for (int near : new int[] {machine.vmas().find(mm, machine.vmas().end(vma)),
            machine.vmas().find(mm, machine.vmas().start(vma) - 1)}) {
            if (near >= 0 && machine.vmas().anonVma(near) != 0 && !machine.vmas().isAnonInherited(near)
                && areCompatible(vma, near)) {
                return machine.vmas().anonVma(near);
            }
        }
        return 0;
    }

    /// `anon_vma_compatible`: rights may differ, because mprotect can make them equal.
    private boolean areCompatible(int vma, int near) {
        long ignored = VmFlag.READ.mask() | VmFlag.WRITE.mask() | VmFlag.EXEC.mask() | VmFlag.SOFTDIRTY.mask();
        return ((machine.vmas().flags(vma) ^ machine.vmas().flags(near)) & ~ignored) == 0
            && machine.vmas().file(vma) == machine.vmas().file(near)
            && machine.vmas().pgoff(vma, machine.vmas().start(near)) == machine.vmas().pgoff(near);
    }

    private void join(int lower, int upper) {
        enter(Function.VMA_MERGE, machine.vmas().start(upper));
        at(VMA_MERGE__JOIN);
        kernel.mmap().areas().lockFile(lower);
        set(Field.VMA_END, lower, machine.vmas().end(upper));
        if (machine.vmas().anonVma(lower) == 0) {
            set(Field.VMA_ANON_VMA, lower, machine.vmas().anonVma(upper));
            set(Field.VMA_ANON_INHERITED, lower, machine.get(Field.VMA_ANON_INHERITED, upper, 0));
        }
        at(VMA_MERGE__UNLINK);
        set(Field.VMA_MM, upper, 0);
        kernel.mmap().areas().unlockFile(lower);
        leave();
    }

    /// `vma_set_page_prot`: the default rights of the area, or without the write bit where somebody wants to hear of
    /// the first store. How the area is cached stays.
    void vmaSetPageProt(int vma) {
        long flags = machine.vmas().flags(vma);
        long cached = machine.vmas().pageProt(vma) & Pte.PCD;
        set(Field.VMA_PAGE_PROT, vma, kernel.mmap().protection(flags) | cached);
        if (kernel.mmap().vmaWantsWritenotify(vma)) {
            set(Field.VMA_PAGE_PROT, vma, kernel.mmap().protection(flags & ~VmFlag.SHARED.mask()) | cached);
        }
    }

    /// `vma_adjust` of an area that grows upwards to `end`.
    void extend(int vma, long end) {
        kernel.mmap().areas().lockFile(vma);
        set(Field.VMA_END, vma, end);
        kernel.mmap().areas().unlockFile(vma);
    }

    /// `copy_vma`: a linked area of `pages` pages at `target` for what `vma` maps at `address`. Memory without a
    /// page of its own yet counts its pages from the new address on.
    int copyVma(int vma, long address, long target, int pages) {
        int copy = kernel.mmap().areas().copy(vma);
        boolean untouched = machine.vmas().file(vma) == 0 && machine.vmas().anonVma(vma) == 0;
        set(Field.VMA_PGOFF, copy, untouched ? target >>> PageSize.SHIFT : machine.vmas().pgoff(vma, address));
        set(Field.VMA_FIRST_PAGE, copy, machine.vmas().page(vma, address));
        set(Field.VMA_START, copy, target);
        set(Field.VMA_END, copy, target + PageSize.bytes(pages));
        kernel.mmap().areas().link(copy, machine.vmas().mm(vma) + 1L);
        return copy;
    }
}
