package io.ptescope.model.state;

import io.ptescope.model.arch.PteLayout;
import java.util.List;

/// What is fixed at boot: size of the machine, place of the PTE bits, files.
///
/// Frames 0 to `frames - 1` have a `struct page`; a pfn from [#RAW_PFN] on is device memory without one. Inode numbers
/// begin at 1; inode `i` is described by `inodes.get(i - 1)`.
///
/// @param cpus   1 to 16
/// @param frames frames with a struct page, at least 4
/// @param firstPmem the first frame of persistent memory, where the pages of DAX files lie
/// @param endOfPmem one past its last frame; kernels that count these pages like others count them among `frames`
/// @param layout where the PTE bits stand
/// @param inodes the files and devices of the workload
public record Facts(int cpus, int frames, int firstPmem, int endOfPmem, PteLayout layout, List<InodeFacts> inodes) {
    /// The frame that holds the zero page.
    public static final int ZERO_PFN = 0;
    /// The first pfn that has no struct page. Page `index` of device `inode` is frame `inode << 20 | index`.
    public static final long RAW_PFN = 0x100000;

    private static final int RAW_SHIFT = 20;

    /// Copies the list.
    public Facts {
        inodes = List.copyOf(inodes);
    }

    /// A machine without persistent memory.
    public Facts(int cpus, int frames, PteLayout layout, List<InodeFacts> inodes) {
        this(cpus, frames, frames, frames, layout, inodes);
    }

    /// Whether `pfn` is a frame of persistent memory.
    public boolean isPmem(long pfn) {
        return pfn >= firstPmem && pfn < endOfPmem;
    }

    /// What the workload said of inode `inode`, which must exist.
    public InodeFacts inode(int inode) {
        return inodes.get(inode - 1);
    }

    /// A frame with a struct page (`pfn_valid`).
    public boolean isValid(long pfn) {
        return pfn < frames;
    }

    /// The frame of page `index` of device `inode`.
    public static long rawPfn(int inode, int index) {
        return (long) inode << RAW_SHIFT | index;
    }

    /// The device that frame `pfn`, which has no struct page, belongs to.
    public static int rawInode(long pfn) {
        return (int) (pfn >>> RAW_SHIFT);
    }

    /// The page of its device that frame `pfn`, which has no struct page, holds.
    public static int rawIndex(long pfn) {
        return (int) pfn & (1 << RAW_SHIFT) - 1;
    }

    /// A file or device.
    ///
    /// @param name       as the workload calls it
    /// @param fileSystem as the workload calls it
    /// @param driver     the way in which a driver maps it, as the workload calls it; empty for files
    /// @param pages      length at boot in pages of 4 KiB
    public record InodeFacts(String name, String fileSystem, String driver, int pages) {
        /// A file.
        public InodeFacts(String name, String fileSystem, int pages) {
            this(name, fileSystem, "", pages);
        }

        /// A file that the workload did not declare: it stands behind shared memory.
        public boolean isNameless() {
            return name.startsWith("/");
        }
    }
}
