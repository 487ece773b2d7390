package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.MmapSite.VMA_MERGE__JOIN;
import static io.ptescope.model.kernel.MmapSite.VMA_MERGE__UNLINK;

import io.ptescope.model.state.Field;
import io.ptescope.model.state.VmFlag;
import java.util.List;

/// mm/mmap.c: neighbours that have become alike are joined (`vma_merge`). The kernel looks before it changes an area's
/// flags, the model afterwards; what is left is the same.
final class MmapMerge extends KernelFile {
    private static final long SPECIAL_26 = VmFlag.IO.mask() | VmFlag.DONTEXPAND.mask() | VmFlag.RESERVED.mask()
        | VmFlag.PFNMAP.mask();

    MmapMerge(Kernel kernel) {
        super(kernel);
    }

    /// Joins the areas of `mm` from `start` to `end` with each other and with their neighbours where they are alike.
    void vmaMerge(int mm, long start, long end) {
        List<Integer> areas = machine.vmas().of(mm).stream()
            .filter(vma -> machine.vmas().start(vma) <= end && machine.vmas().end(vma) >= start).toList();
        int lower = -1;
        for (int vma : areas) {
            if (lower >= 0 && canMerge(lower, vma)) {
                join(lower, vma);
            } else {
                lower = vma;
            }
        }
    }

    private boolean canMerge(int lower, int upper) {
        long differs = machine.vmas().flags(lower) ^ machine.vmas().flags(upper);
        // An area with frames of a driver's own is left as the driver made it.
        long special = SPECIAL_26 | (has(Patch.INSERT_PAGE_IS_MIXED) ? VmFlag.MIXEDMAP.mask() : 0);
        return machine.vmas().end(lower) == machine.vmas().start(upper)
            && (differs & ~VmFlag.SOFTDIRTY.mask()) == 0
            && (machine.vmas().flags(lower) & special) == 0
            && machine.vmas().file(lower) == machine.vmas().file(upper)
            && machine.vmas().index(lower, machine.vmas().end(lower)) == machine.vmas().pgoff(upper)
            && sharesAnonVma(lower, upper)
            // Not the kernel's condition: the workload's names tell the mappings apart.
            && machine.vmas().name(lower) == machine.vmas().name(upper);
    }

    /// `is_mergeable_anon_vma`. From 3.x on an area that has one is not joined with one that lacks it, up to 6.x.
    private boolean sharesAnonVma(int lower, int upper) {
        int one = machine.vmas().anonVma(lower);
        int other = machine.vmas().anonVma(upper);
        return one == other || one == 0 || other == 0;
    }

    private void join(int lower, int upper) {
        enter(Function.VMA_MERGE, machine.vmas().start(upper));
        at(VMA_MERGE__JOIN);
        kernel.mmap().lockFile(lower);
        set(Field.VMA_END, lower, machine.vmas().end(upper));
        if (machine.vmas().anonVma(lower) == 0) {
            set(Field.VMA_ANON_VMA, lower, machine.vmas().anonVma(upper));
        }
        at(VMA_MERGE__UNLINK);
        set(Field.VMA_MM, upper, 0);
        kernel.mmap().unlockFile(lower);
        leave();
    }
}
