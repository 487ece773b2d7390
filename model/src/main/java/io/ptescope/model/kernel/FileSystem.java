package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.FileSystem.Trait.ACCOUNTS_DIRTY;
import static io.ptescope.model.kernel.FileSystem.Trait.ALL_OR_NOTHING;
import static io.ptescope.model.kernel.FileSystem.Trait.BUFFERS;
import static io.ptescope.model.kernel.FileSystem.Trait.CHECKSUMS;
import static io.ptescope.model.kernel.FileSystem.Trait.DEVICE;
import static io.ptescope.model.kernel.FileSystem.Trait.DIRTIES_WHEN_ASKED;
import static io.ptescope.model.kernel.FileSystem.Trait.DIRECT_BY_EXTENTS;
import static io.ptescope.model.kernel.FileSystem.Trait.FALLOCATES;
import static io.ptescope.model.kernel.FileSystem.Trait.FAULTS_IN_FIRST;
import static io.ptescope.model.kernel.FileSystem.Trait.JOINS_EXTENTS;
import static io.ptescope.model.kernel.FileSystem.Trait.KEEPS_COPIES;
import static io.ptescope.model.kernel.FileSystem.Trait.LARGE_FOLIOS;
import static io.ptescope.model.kernel.FileSystem.Trait.LOCAL_CACHE;
import static io.ptescope.model.kernel.FileSystem.Trait.LOCKS_EXTENTS;
import static io.ptescope.model.kernel.FileSystem.Trait.LOGS_WHOLE_FILES;
import static io.ptescope.model.kernel.FileSystem.Trait.MAPS_DIRECT;
import static io.ptescope.model.kernel.FileSystem.Trait.MIXED;
import static io.ptescope.model.kernel.FileSystem.Trait.OPENS_COLD;
import static io.ptescope.model.kernel.FileSystem.Trait.ORDERS_TAIL;
import static io.ptescope.model.kernel.FileSystem.Trait.OWN_PROT;
import static io.ptescope.model.kernel.FileSystem.Trait.PAGE_MKWRITE;
import static io.ptescope.model.kernel.FileSystem.Trait.RAW;
import static io.ptescope.model.kernel.FileSystem.Trait.READS_FAR;
import static io.ptescope.model.kernel.FileSystem.Trait.READS_FOLIOS;
import static io.ptescope.model.kernel.FileSystem.Trait.REMAPPED;
import static io.ptescope.model.kernel.FileSystem.Trait.SHIFTS;
import static io.ptescope.model.kernel.FileSystem.Trait.SMALL_BLOCKS;
import static io.ptescope.model.kernel.FileSystem.Trait.SWAP_BACKED;
import static io.ptescope.model.kernel.FileSystem.Trait.WRITES_AT_CLOSE;
import static io.ptescope.model.kernel.FileSystem.Trait.WRITES_BEFORE_DROP;
import static io.ptescope.model.kernel.FileSystem.Trait.WRITES_BEFORE_FALLOCATE;
import static io.ptescope.model.kernel.FileSystem.Trait.WRITES_TAIL;
import static io.ptescope.model.kernel.FileSystem.Trait.ZEROES_MAPPED_TAIL;

import io.ptescope.model.arch.PageSize;
import java.util.Arrays;
import java.util.Optional;

/// What a file system or device brings to the mm: the profiles of specification section 9.
///
/// The recorded workloads name real file systems; each is the profile that it was seen to behave like.
public enum FileSystem {
    /// A block file system without `page_mkwrite`, as ext2 and ext3 were ("blkfs").
    EXT2("ext2", ACCOUNTS_DIRTY, BUFFERS),
    EXT3("ext3", ACCOUNTS_DIRTY, BUFFERS),
    /// Block file systems that reserve space in `page_mkwrite` ("mkwfs").
    MKWFS("mkwfs", PAGE_MKWRITE, ACCOUNTS_DIRTY, BUFFERS, FALLOCATES, SHIFTS),
    /// The same, but its `page_mkwrite` gives the page back unlocked, where others keep it locked since 2.6.30.
    MKWFS_UNLOCKED("mkwfs-unlocked", PAGE_MKWRITE, ACCOUNTS_DIRTY, BUFFERS, Trait.UNLOCKS, FALLOCATES, SHIFTS),
    /// The ext4 of the recordings is small, and so has small blocks.
    EXT4("ext4", PAGE_MKWRITE, ACCOUNTS_DIRTY, BUFFERS, FALLOCATES, SHIFTS, SMALL_BLOCKS, LARGE_FOLIOS, ORDERS_TAIL,
        DIRECT_BY_EXTENTS),
    /// Marks the page dirty by itself when it is asked.
    XFS("xfs", PAGE_MKWRITE, ACCOUNTS_DIRTY, BUFFERS, DIRTIES_WHEN_ASKED, FALLOCATES, SHIFTS, ALL_OR_NOTHING,
        LARGE_FOLIOS, READS_FOLIOS, ZEROES_MAPPED_TAIL, WRITES_BEFORE_DROP, JOINS_EXTENTS, KEEPS_COPIES,
        DIRECT_BY_EXTENTS, FAULTS_IN_FIRST),
    /// A network file system with a cache on the local disk: it agrees once the page is safe there.
    FSCACHE("fscache", PAGE_MKWRITE, ACCOUNTS_DIRTY, LOCAL_CACHE),
    BTRFS("btrfs", PAGE_MKWRITE, ACCOUNTS_DIRTY, BUFFERS, FALLOCATES, READS_FAR, WRITES_TAIL, WRITES_BEFORE_FALLOCATE,
        LOGS_WHOLE_FILES, DIRECT_BY_EXTENTS, LOCKS_EXTENTS, CHECKSUMS, FAULTS_IN_FIRST),
    FUSE("fuse", PAGE_MKWRITE, ACCOUNTS_DIRTY, OPENS_COLD, WRITES_AT_CLOSE),
    /// Memory file systems: dirty pages are neither counted nor written.
    TMPFS("tmpfs", SWAP_BACKED, FALLOCATES),
    RAMFS("ramfs", MAPS_DIRECT),
    /// A driver with pages in a page cache, mapped past the CPU's caches.
    UNCACHED("uncached", ACCOUNTS_DIRTY, BUFFERS, OWN_PROT),
    /// Execute in place, 2.6.26: areas are VM_MIXEDMAP, faults insert frames that have no struct page.
    MIXFS("mixfs", ACCOUNTS_DIRTY, RAW, MIXED),
    /// The other kind of page that a mixed area may hold: a file whose cached pages are inserted as frames.
    MIXCACHE("mixcache", ACCOUNTS_DIRTY, BUFFERS, MIXED),
    /// A device whose mmap maps all its frames at once with remap_pfn_range.
    RAWDEV("rawdev", ACCOUNTS_DIRTY, RAW, REMAPPED),
    /// Files on persistent memory without a page cache ("daxfs"): ext4, ext2 and xfs mounted with -o dax.
    DAX("dax", Trait.DAX, PAGE_MKWRITE, Trait.PFN_MKWRITE, FALLOCATES, SHIFTS),
    /// As DAX, with blocks that come in aligned 2 MiB: entries of the PMD may map them (`vm_ops->huge_fault`). Those of
    /// the others never lie so.
    DAX_2M("dax-2m", Trait.DAX, PAGE_MKWRITE, Trait.PFN_MKWRITE, Trait.HUGE, FALLOCATES),
    EXT2_DAX("ext2-dax", Trait.DAX, PAGE_MKWRITE, Trait.PFN_MKWRITE),
    XFS_DAX("xfs-dax", Trait.DAX, PAGE_MKWRITE, Trait.PFN_MKWRITE, Trait.CHECKS_SIZE, FALLOCATES,
        SHIFTS),
    /// No file system: the memory of a driver, mapped as its [DriverMode] says.
    DRIVER("driver", DEVICE);

    /// What sets one profile apart from another.
    enum Trait {
        /// Its areas have `vm_ops->page_mkwrite`.
        PAGE_MKWRITE,
        /// `mapping_cap_account_dirty`.
        ACCOUNTS_DIRTY,
        /// Its pages have buffer heads.
        BUFFERS,
        /// Its memory has no struct page and no page cache.
        RAW,
        /// Its areas are VM_MIXEDMAP and are filled by faults.
        MIXED,
        /// `page_mkwrite` marks the page dirty itself.
        DIRTIES_WHEN_ASKED,
        /// `page_mkwrite` lets go of the page lock before it answers.
        UNLOCKS,
        /// Pages that were read are copied to a local cache, for which `page_mkwrite` waits.
        LOCAL_CACHE,
        /// Its mmap chooses `vm_page_prot` itself.
        OWN_PROT,
        /// Its areas are VM_PFNMAP and are filled by mmap.
        REMAPPED,
        /// Its areas have `vm_ops->pfn_mkwrite`.
        PFN_MKWRITE,
        /// Its pages are the storage itself, without a page cache.
        DAX,
        /// Its pages could go to swap.
        SWAP_BACKED,
        /// Opening a file drops what is cached of it.
        OPENS_COLD,
        /// An area that goes writes the file first.
        WRITES_AT_CLOSE,
        /// Its areas have `vm_ops->huge_fault`, and its blocks lie so that it can be of use.
        HUGE,
        /// It can allocate blocks ahead of time, and free them in the middle of a file.
        FALLOCATES,
        /// It can take ranges out of a file and put holes into it.
        SHIFTS,
        /// Where too few blocks are left, it allocates none of those asked for.
        ALL_OR_NOTHING,
        /// Its `pfn_mkwrite` looks at the size of the file before it goes on.
        CHECKS_SIZE,
        /// It is no file system: nobody can make a file on it.
        DEVICE,
        /// The pages of a file may be mapped as they lie where there is no MMU (`BDI_CAP_MAP_DIRECT`).
        MAPS_DIRECT,
        /// Its blocks are smaller than a page.
        SMALL_BLOCKS,
        /// A page that is missing is read with more that follow it than others read: 4 MiB.
        READS_FAR,
        /// It keeps large folios in the page cache: xfs since 5.18, ext4 since 6.16.
        LARGE_FOLIOS,
        /// Even the first window of its reads has large folios, since 5.18.
        READS_FOLIOS,
        /// Its write(2) makes sure that it can read what it is to copy before it takes a page.
        FAULTS_IN_FIRST,
        /// It brings the last page into the cache to clear what lies behind the end, and the journal writes that block
        /// before its next commit.
        ORDERS_TAIL,
        /// It clears what lies behind the end before anything else goes, and only where a block holds something.
        ZEROES_MAPPED_TAIL,
        /// It clears what lies behind the end wherever a file grows, and writes what it cleared where one shrinks.
        WRITES_TAIL,
        /// What fallocate(2) is to drop is written first, because a large folio goes only if it is clean.
        WRITES_BEFORE_DROP,
        /// Whatever fallocate(2) is to touch is written first.
        WRITES_BEFORE_FALLOCATE,
        /// Blocks that move may be joined with those before them, which so have to be clean as well.
        JOINS_EXTENTS,
        /// Private copies stay where pages of the file go.
        KEEPS_COPIES,
        /// fsync(2) of a range is one of the whole file.
        LOGS_WHOLE_FILES,
        /// Direct reads and writes tell holes from blocks (iomap).
        DIRECT_BY_EXTENTS,
        /// Direct reads lock the extents, so that a fault on the way would wait for itself.
        LOCKS_EXTENTS,
        /// Its blocks have checksums: what is written must not change meanwhile.
        CHECKSUMS
    }

    private final String text;
    /// Bits by the ordinals of [Trait].
    private final long traits;

    FileSystem(String text, Trait... traits) {
        this.text = text;
        this.traits = Arrays.stream(traits).mapToLong(trait -> 1L << trait.ordinal()).sum();
    }

    /// The name in workloads.
    public String text() {
        return text;
    }

    /// Its areas have `vm_ops->page_mkwrite`.
    public boolean hasPageMkwrite() {
        return has(PAGE_MKWRITE);
    }

    /// `mapping_cap_account_dirty`: its dirty pages count and are written back.
    public boolean accountsDirty() {
        return has(ACCOUNTS_DIRTY);
    }

    /// Bytes of a block: a page that was written in part is cached in part, until it is read.
    int blockBytes() {
        return has(SMALL_BLOCKS) ? 1024 : PageSize.BYTES;
    }

    /// Its pages have buffer heads.
    public boolean hasBuffers() {
        return has(BUFFERS);
    }

    /// Its pages are the storage itself, without a page cache.
    public boolean isDax() {
        return has(Trait.DAX);
    }

    /// Its memory has no struct page and no page cache; what it holds is there at once, and for good.
    public boolean isRaw() {
        return has(RAW);
    }

    /// Its pages could go to swap, and so stand on the lists of anonymous memory.
    public boolean isSwapBacked() {
        return has(SWAP_BACKED);
    }

    /// The pages that are read at once where one is missing: 128 KiB or 4 MiB.
    int readahead() {
        return has(READS_FAR) ? 1024 : 32;
    }

    /// Workloads can make files on it.
    public boolean isFileSystem() {
        return !has(DEVICE);
    }

    /// Its areas map pages of the page cache as if they were frames without struct page, where entries can say so: then
    /// nobody counts those entries, or looks at them again.
    public boolean showsFrames() {
        return has(MIXED) && !has(RAW);
    }

    /// Private copies stay where pages of the file go.
    public boolean keepsCopies() {
        return has(KEEPS_COPIES);
    }

    /// Its mmap chooses with which rights, and how cached, entries begin.
    public boolean choosesProtection() {
        return has(OWN_PROT);
    }

    boolean has(Trait trait) {
        return (traits >>> trait.ordinal() & 1) != 0;
    }

    /// The profile that workloads call `text`.
    public static Optional<FileSystem> of(String text) {
        return Arrays.stream(values()).filter(profile -> profile.text.equals(text)).findFirst();
    }
}
