package io.ptescope.model.kernel;

import io.ptescope.model.arch.PageSize;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The machine that a workload runs on.
///
/// @param cpus       1 to 16
/// @param frames     frames with a struct page, at least 4
/// @param background pages: above this many dirty ones the flusher starts (`dirty_background_ratio`)
/// @param dirty      pages: above this many dirty ones whoever dirties has to write (`dirty_ratio`)
/// @param ratelimit  pages that a CPU dirties between two looks at the limits, at least 1
/// @param files      files and devices; inode i is entry i - 1
/// @param swap       pages that the swap device holds; 0: there is none
public record MachineSpec(int cpus, int frames, int background, int dirty, int ratelimit, List<FileSpec> files,
                          int swap) {
    /// What the kernel calls the file behind shared memory that has none; names of workloads have no slash.
    public static final String DEV_ZERO = "/dev/zero";
    private static final int FEWEST_FRAMES = 4;
    /// Pages that files on persistent memory can grow by.
    private static final int ROOM_TO_GROW = 256;
    /// Copies the list and checks the ranges: [IllegalArgumentException].
    public MachineSpec {
        files = List.copyOf(files);
        if (cpus < 1 || cpus > 16 || frames < FEWEST_FRAMES || ratelimit < 1 || swap < 0) {
            throw new IllegalArgumentException("cpus " + cpus + ", frames " + frames + ", ratelimit " + ratelimit);
        }
    }

    /// A machine without swap.
    public MachineSpec(int cpus, int frames, int background, int dirty, int ratelimit, List<FileSpec> files) {
        this(cpus, frames, background, dirty, ratelimit, files, 0);
    }

    /// A machine whose limits are the shares that 2.6.17 to 2.6.21 take of the frames (10 % and 40 %, specification
    /// section 6.6).
    public static MachineSpec of(int cpus, int frames, List<FileSpec> files) {
        int ratelimit = Math.clamp(frames / (cpus * 32L), 16, 1024);
        return new MachineSpec(cpus, frames, frames / 10, frames * 2 / 5, ratelimit, files);
    }

    /// The number of the file system that holds inode `inode`: 0 for the first one that a file names, and so on.
    int volume(int inode) {
        return files.stream().map(FileSpec::volume).distinct().toList().indexOf(files.get(inode - 1).volume());
    }

    /// One past the last frame of persistent memory that is handed out page by page: as many as such files have, with
    /// some room to grow.
    int endOfStorage() {
        int pages = files.stream().filter(file -> file.profile().isDax() && !file.profile().has(FileSystem.Trait.HUGE))
            .mapToInt(FileSpec::pages).sum();
        return frames + (pages == 0 ? 0 : pages + ROOM_TO_GROW);
    }

    /// The first frame of the storage of inode `inode`, whose blocks lie in aligned 2 MiB, in the order of its pages.
    int firstFrame(int inode) {
        int first = endOfStorage();
        for (FileSpec file : files.subList(0, inode - 1)) {
            first = file.profile().has(FileSystem.Trait.HUGE) ? roundedUp(first) + room(file) : first;
        }
        return roundedUp(first);
    }

    /// One past the last frame of persistent memory.
    int endOfPmem() {
        int end = endOfStorage();
        for (FileSpec file : files) {
            end = file.profile().has(FileSystem.Trait.HUGE) ? roundedUp(end) + room(file) : end;
        }
        return end;
    }

    private static int room(FileSpec file) {
        return roundedUp(file.pages()) + PageSize.HUGE_PAGES;
    }

    private static int roundedUp(int pages) {
        return (pages + PageSize.HUGE_PAGES - 1) & -PageSize.HUGE_PAGES;
    }

    /// A file or device.
    ///
    /// @param name    as the workload calls it
    /// @param profile what it brings to the mm
    /// @param pages   pages to show; `bytes` may end before the last of them
    /// @param bytes   length in bytes, at most `pages` * 4096
    /// @param state   what is in cache and on disk at boot
    /// @param volume  the file system that it lies on; files with the same one share its blocks
    /// @param blocks  the pages that have one; all others are holes
    /// @param driver  how the driver maps its memory; null for files
    public record FileSpec(String name, FileSystem profile, int pages, long bytes, State state, Volume volume,
                           Blocks blocks, @Nullable DriverMode driver) {
        /// A file on `volume`, without holes.
        public FileSpec(String name, FileSystem profile, int pages, long bytes, State state, Volume volume) {
            this(name, profile, pages, bytes, state, volume, Blocks.ALL, null);
        }

        /// The same file with holes: only `some` pages have a block.
        public FileSpec with(Blocks some) {
            return new FileSpec(name, profile, pages, bytes, state, volume, some, driver);
        }

        /// Whether page `index` has a block at boot.
        boolean hasBlock(int index) {
            return index >= blocks.first() && index <= blocks.last();
        }

        /// A file on a file system without end, which it shares with all files of the same profile.
        public FileSpec(String name, FileSystem profile, int pages, long bytes, State state) {
            this(name, profile, pages, bytes, state, new Volume(profile.text(), Volume.ENDLESS));
        }

        /// Pages that the length in bytes reaches into.
        int pagesWithBytes() {
            return (int) ((bytes + PageSize.BYTES - 1) / PageSize.BYTES);
        }

        /// A device of `pages` pages.
        public static FileSpec device(String name, DriverMode mode, int pages) {
            return new FileSpec(name, FileSystem.DRIVER, pages, PageSize.bytes(pages), State.CACHED,
                new Volume(name, Volume.ENDLESS), Blocks.ALL, mode);
        }

        /// How the driver maps its memory; a file has none: [IllegalStateException].
        DriverMode mode() {
            if (driver == null) {
                throw new IllegalStateException(name + " is no device");
            }
            return driver;
        }
    }

    /// Pages of a file that have a block at boot.
    ///
    /// @param first the first
    /// @param last  the last, at least `first`
    public record Blocks(int first, int last) {
        /// Every page.
        public static final Blocks ALL = new Blocks(0, Integer.MAX_VALUE);
    }

    /// A file system that files lie on.
    ///
    /// @param name   as the workload calls it
    /// @param blocks blocks of 4 KiB for data, or [#ENDLESS]
    public record Volume(String name, int blocks) {
        /// Blocks are not counted, because they never run out.
        public static final int ENDLESS = -1;
    }

    /// What is in cache and on disk at boot.
    public enum State {
        /// Every page cached and clean, with a block behind it.
        CACHED,
        /// As CACHED, but made by one call of write(2): in large folios where the file system has them.
        BIG,
        /// On disk only.
        COLD,
        /// Cached, and not yet written: dirtied by write(2).
        DIRTY,
        /// Nothing was ever written: all holes.
        HOLE,
        /// Blocks are reserved, nothing was written.
        PREALLOCATED,
        /// The file is not there: it comes into being where memory is shared without one, and ends with its last
        /// mapping. Its length is the most that it may have.
        NAMELESS
    }
}
