package io.ptescope.model.kernel;

import io.ptescope.model.arch.PteLayout;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// A released kernel: a set of patches on the one before it, and the layout of its page-table entries.
public enum KernelVersion {
    V2_6_17("2.6.17", PteLayout.LINUX_2_6, EnumSet.noneOf(Patch.class)),
    V2_6_18("2.6.18", PteLayout.LINUX_2_6, V2_6_17.plus(Patch.PAGE_MKWRITE)),
    V2_6_19("2.6.19", PteLayout.LINUX_2_6, V2_6_18.plus(Patch.DIRTY_TRACKING, Patch.THROTTLE_AT_FAULT,
        Patch.MPROTECT_KEEPS_DIRTY, Patch.ANON_FIRST, Patch.MSYNC_NO_WALK, Patch.COW_CLEAR_FLUSH, Patch.NOPFN)),
    V2_6_20("2.6.20", PteLayout.LINUX_2_6, V2_6_19.plus(Patch.CLEAN_THEN_REDIRTY, Patch.CANCEL_DIRTY,
        Patch.MKCLEAN_FLUSH_FIRST)),
    V2_6_23("2.6.23", PteLayout.LINUX_2_6, V2_6_20.plus(Patch.MINCORE_WALKS, Patch.CLEAR_REFS, Patch.MADVISE_READ_LOCK,
        Patch.MKWRITE_HOLDS_PAGE, Patch.FAULT_WITH_PAGE_LOCK,
        Patch.BALANCE_AFTER_MKWRITE, Patch.NONLINEAR_AS_AREAS, Patch.MEMORY_FILES_UNTAGGED,
        Patch.INSERT_PFN, Patch.FALLOCATE)),
    /// The release candidates, before [Patch#MIXEDMAP_DIRTY_FIX].
    V2_6_26_RC("2.6.26-rc", PteLayout.LINUX_2_6, V2_6_23.plus(Patch.TIME_AT_FAULT, Patch.ANON_READ_ALLOCATES,
        Patch.MIXEDMAP, Patch.PROT_KEEPS_CACHE_MODE, Patch.MORE_IO_LIST, Patch.REMOVAL_COUNTS_DIRT)),
    V2_6_26("2.6.26", PteLayout.LINUX_2_6, V2_6_26_RC.plus(Patch.MIXEDMAP_DIRTY_FIX, Patch.COW_RMAP_AFTER_SWITCH)),
    V4_13("4.13", PteLayout.LINUX_4, without(V2_6_26.plus(Patch.THP, Patch.WILLNEED_SWAP, Patch.MPROTECT_POPULATES,
        Patch.CLEAR_REFS_TYPES, Patch.USERFAULTFD, Patch.MADV_FREE, Patch.MLOCKED_PAGES, Patch.ANON_VMA_CHAINS,
        Patch.PTE_SPECIAL, Patch.SPLIT_LRU, Patch.MKWRITE_LOCKED,
        Patch.SPECIAL_ZERO_PAGE, Patch.WRITEBACK_PER_DEVICE, Patch.TOWRITE_TAG, Patch.THROTTLE_SLEEPS,
        Patch.MSYNC_RANGE, Patch.NO_FLUSH_ON_RAISE, Patch.INSERT_PAGE_IS_MIXED, Patch.SOFT_DIRTY,
        Patch.POPULATE_READS, Patch.DO_FAULT_SPLIT, Patch.NO_NONLINEAR, Patch.TEST_IGNORES_CACHE_MODE,
        Patch.FAULT_AROUND, Patch.FORCE_SPARES_SHARED, Patch.PFN_MKWRITE,
        Patch.DAX, Patch.ZAP_FLUSHES_DIRTY, Patch.WRITE_SKIPS_CLEAN, Patch.READ_AROUND, Patch.FAULT_RETRY,
        Patch.FALLOCATE_RANGES, Patch.REMOTE_ACCESS, Patch.ISIZE_EXTENDED, Patch.DIRTIED_COUNTED,
        Patch.RECLAIM_LEAVES_DIRTY, Patch.FALLOCATE_CAN_UNDO, Patch.SWAP_COUNTED),
        Patch.NOPFN)),
    V4_14("4.14", PteLayout.LINUX_4, V4_13.plus(Patch.WIPEONFORK,
        Patch.INSERT_MIXED_MKWRITE, Patch.DAX_ZERO_PAGE)),
    /// One of the two kernels that were recorded.
    V6_1("6.1", PteLayout.LINUX_6_1, V4_14.plus(Patch.MREMAP_FINDS_FIRST, Patch.MADV_COLD, Patch.MADV_POPULATE,
        Patch.INSERT_PFN_BUSY, Patch.MAP_SYNC, Patch.DAX_NOT_MIXED,
        Patch.DAX_BREAKS_LAYOUTS, Patch.DAX_CHECKS_AFTER_WAIT,
        Patch.ANON_EXCLUSIVE, Patch.MPROTECT_UPGRADES, Patch.DAX_READ_TAGS,
        Patch.RETRY_IS_MAJOR, Patch.THROTTLE_UNLOCKED, Patch.MPROTECT_KEEPS_DEVMAP,
        Patch.FORK_READS_FIRST_FRAME, Patch.READ_FOLIOS, Patch.IOMAP_DIRECT)),
    /// The other kernel that was recorded; its configuration has no soft-dirty bit.
    V6_18("6.18", PteLayout.LINUX_6_18, without(V6_1.plus(Patch.MERGE_EITHER_ANON, Patch.SHARED_MAY_WRITE,
        Patch.MREMAP_MOVES_SEVERAL,
        Patch.LARGE_FOLIOS, Patch.READ_REMEMBERS_ORDER, Patch.READ_FAULT_KEEPS_DIRTY,
        Patch.DAX_PAGES_COUNTED, Patch.UFFD_WP_ASYNC, Patch.ZERO_TAIL_ON_GROWTH,
        Patch.WRITE_COPIES_FIRST,
        Patch.ZAP_DELAYS_RMAP, Patch.AREA_LOCK_FAULTS, Patch.AROUND_SPARES_END, Patch.PERF_REMAPS,
        Patch.FAULT_MAPS_FOLIO, Patch.LOOP_READS_FAR, Patch.POPULATE_TRIED, Patch.UNMAP_LEAVES_BATCHES,
        Patch.BTRFS_DIRECT_CACHED),
        Patch.SOFT_DIRTY, Patch.DAX_READ_TAGS, Patch.FORK_READS_FIRST_FRAME));

    private final String text;
    private final PteLayout layout;
    private final Set<Patch> patches;

    KernelVersion(String text, PteLayout layout, Set<Patch> patches) {
        this.text = text;
        this.layout = layout;
        this.patches = Collections.unmodifiableSet(patches);
    }

    /// The version as people write it, "2.6.19".
    public String text() {
        return text;
    }

    public PteLayout layout() {
        return layout;
    }

    public Set<Patch> patches() {
        return patches;
    }

    /// The version that people write as `text`.
    public static Optional<KernelVersion> of(String text) {
        return Arrays.stream(values()).filter(version -> version.text.equals(text)).findFirst();
    }

    private EnumSet<Patch> plus(Patch... more) {
        EnumSet<Patch> sum = EnumSet.noneOf(Patch.class);
        sum.addAll(patches);
        sum.addAll(Arrays.asList(more));
        return sum;
    }

    private static EnumSet<Patch> without(EnumSet<Patch> patches, Patch... gone) {
        EnumSet<Patch> left = EnumSet.copyOf(patches);
        left.removeAll(Arrays.asList(gone));
        return left;
    }
}
