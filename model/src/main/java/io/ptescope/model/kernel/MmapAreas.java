package io.ptescope.model.kernel;

import io.ptescope.model.state.Field;
import io.ptescope.model.state.Kind;
import io.ptescope.model.state.LockKind;
import java.util.List;

/// mm/mmap.c: areas as such. They are copied, split, and linked where whoever looks for them finds them.
final class MmapAreas extends KernelFile {
    MmapAreas(Kernel kernel) {
        super(kernel);
    }

    /// Whether the areas at both ends of `start` to `end` allow to be split there (`vm_ops->may_split`).
    boolean maySplit(int mm, long start, long end) {
        for (long edge : new long[] {start, end}) {
            int vma = machine.vmas().find(mm, edge);
            int inode = vma < 0 ? 0 : machine.vmas().file(vma);
            if (inode != 0 && machine.vmas().start(vma) < edge && kernel.devices().isDevice(inode)
                && kernel.devices().mode(inode) == DriverMode.PERF) {
                return false;
            }
        }
        return true;
    }

    /// Splits areas so that those which overlap `start` to `end` lie inside it; returns them by address.
    List<Integer> isolate(int mm, long start, long end, Site site) {
        for (long edge : new long[] {start, end}) {
            int vma = machine.vmas().find(mm, edge);
            if (vma >= 0 && machine.vmas().start(vma) < edge) {
                at(site);
                split(vma, edge);
            }
        }
        return machine.vmas().of(mm).stream()
            .filter(vma -> machine.vmas().start(vma) < end && machine.vmas().end(vma) > start).toList();
    }

    /// `split_vma`: the upper part becomes an area of its own.
    private void split(int vma, long at) {
        kernel.memory().huge().splitAt(machine.vmas().mm(vma), at);
        int upper = copy(vma);
        lockFile(vma);
        set(Field.VMA_PGOFF, upper, machine.vmas().pgoff(vma, at));
        set(Field.VMA_FIRST_PAGE, upper, machine.vmas().page(vma, at));
        set(Field.VMA_START, upper, at);
        set(Field.VMA_END, vma, at);
        set(Field.VMA_MM, upper, machine.vmas().mm(vma) + 1L);
        unlockFile(vma);
    }

    /// `vma_link` and `unlink_file_vma`: the area appears in or leaves the file's list of areas, which whoever walks
    /// it holds. `owner` is the address space + 1, or 0.
    void link(int vma, long owner) {
        lockFile(vma);
        set(Field.VMA_MM, vma, owner);
        unlockFile(vma);
    }

    void lockFile(int vma) {
        if (machine.vmas().file(vma) != 0) {
            kernel.lock(LockKind.I_MMAP_LOCK, machine.vmas().file(vma));
        }
    }

    void unlockFile(int vma) {
        if (machine.vmas().file(vma) != 0) {
            kernel.unlock(LockKind.I_MMAP_LOCK, machine.vmas().file(vma));
        }
    }

    /// A new area like `vma`, not linked anywhere.
    int copy(int vma) {
        int copy = number(Kind.VMA);
        for (Field field : List.of(Field.VMA_NAME, Field.VMA_START, Field.VMA_END, Field.VMA_FLAGS,
            Field.VMA_PAGE_PROT, Field.VMA_PGOFF, Field.VMA_FILE, Field.VMA_ANON_VMA, Field.VMA_ANON_INHERITED,
            Field.VMA_FIRST_PAGE)) {
            set(field, copy, machine.get(field, vma, 0));
        }
        return copy;
    }
}
