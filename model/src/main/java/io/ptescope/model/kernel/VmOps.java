package io.ptescope.model.kernel;

import io.ptescope.model.kernel.FileSystem.Trait;
import io.ptescope.model.state.Facts;
import io.ptescope.model.state.Facts.InodeFacts;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the file behind an area lets the mm call, and whether its dirty pages count, on one kernel.
///
/// @param pageMkwrite  `vm_ops->page_mkwrite` is there, and the kernel asks it
/// @param pfnMkwrite   `vm_ops->pfn_mkwrite` is there, and the kernel asks it
/// @param nopfn        faults are answered by `vm_ops->nopfn`
/// @param storesNoticed the first store through an area is worth a fault: pages are accounted, or the file is a
///                      device of a kernel that takes those for accounted (the default device of 2.6 says nothing to
///                      the contrary)
public record VmOps(boolean pageMkwrite, boolean pfnMkwrite, boolean nopfn, boolean storesNoticed) {
    /// Memory without a file.
    static final VmOps ANONYMOUS = new VmOps(false, false, false, false);

    /// Entry `i` is what inode `i` has on a kernel with `patches`; entry 0 stands for memory without a file.
    static VmOps[] of(Facts facts, Set<Patch> patches) {
        List<InodeFacts> inodes = facts.inodes();
        VmOps[] all = new VmOps[inodes.size() + 1];
        all[0] = ANONYMOUS;
        for (int inode = 1; inode < all.length; inode++) {
            all[inode] = of(inodes.get(inode - 1), patches);
        }
        return all;
    }

    /// Those of the file that `inode` describes. A file system that is not known has none.
    public static VmOps of(InodeFacts inode, Set<Patch> patches) {
        Optional<DriverMode> mode = DriverMode.of(inode.driver());
        if (mode.isPresent()) {
            return of(mode.get(), patches);
        }
        return FileSystem.of(inode.fileSystem())
            .map(profile -> new VmOps(profile.hasPageMkwrite() && patches.contains(Patch.PAGE_MKWRITE),
                profile.has(Trait.PFN_MKWRITE), false, profile.accountsDirty()))
            .orElse(ANONYMOUS);
    }

    private static VmOps of(DriverMode mode, Set<Patch> patches) {
        boolean remapped = mode != DriverMode.PERF || patches.contains(Patch.PERF_REMAPS);
        return new VmOps(
            mode.pageMkwrite() != DriverMode.Answer.NONE && patches.contains(Patch.PAGE_MKWRITE),
            mode.pfnMkwrite() != DriverMode.Answer.NONE && patches.contains(Patch.PFN_MKWRITE) && remapped,
            mode.filling() == DriverMode.Filling.NOPFN,
            !patches.contains(Patch.WRITEBACK_PER_DEVICE));
    }
}
