package io.ptescope.model.kernel;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// A change that a kernel has or has not. Behaviour asks for one at the single place where it acts.
public enum Patch {
    /// 2.6.18 (9637a5efd4f): `vm_ops->page_mkwrite` is asked before a shared file page becomes writable.
    PAGE_MKWRITE("a file system is told before a shared page becomes writable"),
    /// 2.6.19 (d08b3851da4): clean pages of accounting files are mapped read-only, the first store marks the page
    /// dirty, writeback cleans and write-protects again.
    DIRTY_TRACKING("shared dirty pages are tracked through write-protected entries"),
    /// 2.6.19 (edc79b2a46e): a fault that dirties a page may be throttled.
    THROTTLE_AT_FAULT("a store that dirties a page can be made to wait", DIRTY_TRACKING),
    /// 2.6.19 (c1e6098b23b): mprotect gives dirty entries of tracked areas their write bit back.
    MPROTECT_KEEPS_DIRTY("mprotect leaves dirty entries writable", DIRTY_TRACKING),
    /// 2.6.19 (ee6a6457886): `do_wp_page` looks for an anonymous page before it looks at the area.
    ANON_FIRST("anonymous pages are recognised first in do_wp_page"),
    /// 2.6.19 (204ec841fbe): msync no longer walks page tables.
    MSYNC_NO_WALK("msync leaves page tables alone", DIRTY_TRACKING),
    /// 2.6.19: COW clears and flushes the old entry before it stores the new one.
    COW_CLEAR_FLUSH("a copied page's old entry is flushed before the new one appears"),
    /// 2.6.20 (7658cc28928): `clear_page_dirty_for_io` cleans entries, redirties the page, then clears the flag.
    CLEAN_THEN_REDIRTY("dirty bits found in entries are moved to the page before it is cleaned", DIRTY_TRACKING),
    /// 2.6.20: `page_mkclean` flushes between emptying an entry and storing the clean one, no longer after both.
    MKCLEAN_FLUSH_FIRST("the TLBs forget an entry before its clean value appears", DIRTY_TRACKING),
    /// 2.6.20: `try_to_free_buffers` cancels the page's dirty flag and leaves entries alone.
    CANCEL_DIRTY("stripping buffers leaves entries alone", DIRTY_TRACKING),
    /// 2.6.21 (c3704ceb4ad): the page stays pinned until the entry is locked again after `page_mkwrite`.
    MKWRITE_HOLDS_PAGE("the page is held until its entry is locked again", PAGE_MKWRITE),
    /// 2.6.23: `->fault` returns a locked page; dirtying waits for the page lock.
    FAULT_WITH_PAGE_LOCK("faults and cleaning meet at the page lock"),
    /// 2.6.23 (a200ee182a0): a store that `page_mkwrite` was asked for may be throttled even if the callback has
    /// dirtied the page itself.
    BALANCE_AFTER_MKWRITE("a callback that dirties the page cannot hide it from the limits",
        PAGE_MKWRITE, THROTTLE_AT_FAULT),
    /// 2.6.24: a read fault of private memory makes a page of its own; the zero page is no longer mapped.
    ANON_READ_ALLOCATES("reading untouched private memory allocates a page"),
    /// 2.6.26-rc1: areas may mix frames with and without a struct page.
    MIXEDMAP("areas may mix frames with and without a struct page"),
    /// 2.6.26 (251b97f552b): a store to a shared frame without struct page makes its entry writable in place.
    MIXEDMAP_DIRTY_FIX("a shared frame without struct page is never copied", MIXEDMAP),
    /// 2.6.26-rc8 (945754a1754): a copied page loses its old entry's mapcount only after the entry has been switched.
    COW_RMAP_AFTER_SWITCH("the old page stays counted until its entry is gone"),
    /// 2.6.24: time stamps are taken at the first store through a mapping.
    TIME_AT_FAULT("a store through a mapping updates the file's times", DIRTY_TRACKING),
    /// 2.6.21: mincore looks at the entries too, and knows memory without a file.
    MINCORE_WALKS("mincore looks at entries, not only at the page cache"),
    /// 2.6.22: madvise holds mmap_sem as a reader where areas stay as they are.
    MADVISE_READ_LOCK("advice that leaves areas as they are does not stop faults"),
    /// 2.6.34: a child's area has an anon_vma of its own, and hangs on those of its ancestors.
    ANON_VMA_CHAINS("a child's private memory has a reverse map of its own"),
    /// 4.1: mprotect copies the pages of a locked private area that becomes writable.
    MPROTECT_POPULATES("locked private pages are copied when they become writable"),
    /// 6.17: mremap moves several areas at once, with the holes between them.
    MREMAP_MOVES_SEVERAL("several areas can be moved at once"),
    /// 6.7: what a shared area may do to its file depends on the rights that it may get, not on those that it has.
    SHARED_MAY_WRITE("a shared area that may become writable counts as writable"),
    /// 6.17: areas are joined whichever of the two has an anon_vma.
    MERGE_EITHER_ANON("areas are joined whichever of them has private pages", ANON_VMA_CHAINS),
    /// 2.6.22: /proc/PID/clear_refs.
    CLEAR_REFS("a process can be made to forget which pages it used"),
    /// 2.6.32: clear_refs can be asked for memory without a file, or for files, alone.
    CLEAR_REFS_TYPES("clear_refs can choose what to forget", CLEAR_REFS),
    /// 4.3: userfaultfd(2), for pages that are missing.
    USERFAULTFD("a program can handle its own faults"),
    /// 2.6.38: programs can ask for huge pages, and not to get them.
    THP("huge pages can be asked for"),
    /// 3.9: MADV_WILLNEED reads ahead from swap too, so it takes memory without a file.
    WILLNEED_SWAP("memory without a file may be announced"),
    /// 4.14: memory can be given to the child as zeroes.
    WIPEONFORK("a child can be given empty memory"),
    /// 5.x: mremap looks for the area before it unmaps anything.
    MREMAP_FINDS_FIRST("mremap looks for its area first"),
    /// 2.6.27: x86 entries have a bit that says "no struct page", `vm_normal_page` looks at nothing else.
    PTE_SPECIAL("a bit of the entry says that no struct page stands behind it"),
    /// 2.6.19: a driver may answer a fault with the number of a frame (`vm_ops->nopfn`); gone since 2.6.27.
    NOPFN("a driver may answer a fault with the number of a frame"),
    /// 2.6.21: a fault handler may insert frames itself (`vm_insert_pfn`).
    INSERT_PFN("a fault handler may insert frames without struct page itself"),
    /// 2.6.28: anonymous and file pages stand on lists of their own.
    SPLIT_LRU("anonymous and file pages stand on lists of their own"),
    /// 2.6.28: pages of locked areas are marked, and stand aside from reclaim.
    MLOCKED_PAGES("pages of locked areas are marked", SPLIT_LRU),
    /// 2.6.30: `page_mkwrite` answers with fault bits, may return the page locked, and it stays locked until dirty.
    MKWRITE_LOCKED("the page stays locked from page_mkwrite until it is dirty", PAGE_MKWRITE, FAULT_WITH_PAGE_LOCK,
        MKWRITE_HOLDS_PAGE),
    /// 2.6.32: reading untouched private memory maps the zero page again, by a special entry that counts nowhere.
    SPECIAL_ZERO_PAGE("reading untouched private memory maps the zero page, uncounted", PTE_SPECIAL),
    /// 2.6.32: each backing device has its own lists of dirty inodes.
    WRITEBACK_PER_DEVICE("each device keeps its own lists of dirty inodes"),
    /// 2.6.36: a sync marks what it has to write before it writes.
    TOWRITE_TAG("a sync marks what it has to write before it writes"),
    /// 2.6.37: pages that were dirtied and pages that were written are counted over time, for /proc/vmstat.
    DIRTIED_COUNTED("pages dirtied and pages written are counted over time"),
    /// 3.2: reclaim leaves dirty file pages to the flusher.
    RECLAIM_LEAVES_DIRTY("reclaim leaves dirty file pages to the flusher"),
    /// 3.5: a page that fallocate gives to a memory file is not up to date before it is used, so that it can be taken
    /// back if space runs out.
    FALLOCATE_CAN_UNDO("pages given ahead of time can be taken back"),
    /// 3.1: who dirties too much sleeps; only the flusher writes.
    THROTTLE_SLEEPS("who dirties too much sleeps, only the flusher writes", THROTTLE_AT_FAULT),
    /// 2.6.35: msync writes the part of the file that is mapped, not all of it.
    MSYNC_RANGE("msync writes only the range that it is asked for", MSYNC_NO_WALK),
    /// 3.8: x86 does not flush where an entry gains rights; a stale entry ends in a spurious fault.
    NO_FLUSH_ON_RAISE("no flush where an entry only gains rights"),
    /// 3.7: `vm_insert_page` makes its area VM_MIXEDMAP, VM_INSERTPAGE is gone.
    INSERT_PAGE_IS_MIXED("vm_insert_page makes its area mixed", MIXEDMAP),
    /// 2.6.23: remap_file_pages on a file with accounted pages makes ordinary areas.
    NONLINEAR_AS_AREAS("pages of accounted files keep their order within an area"),
    /// 4.0: there are no nonlinear areas any more.
    NO_NONLINEAR("no area shows the pages of a file out of order", NONLINEAR_AS_AREAS),
    /// 2.6.26: mprotect keeps how an area is cached, where it used to reset it.
    PROT_KEEPS_CACHE_MODE("mprotect leaves it to the driver how an area is cached"),
    /// 3.18: an area that is only cached in another way is tracked like others.
    TEST_IGNORES_CACHE_MODE("how an area is cached does not keep it from being tracked", PROT_KEEPS_CACHE_MODE),
    /// Not a release but a machine: without an MMU there are no entries, and `page_mkclean` has nothing to do.
    NOMMU(Origin.MACHINE, "a machine without an MMU: stores go straight to the page"),
    /// 3.11: a bit of the entry remembers stores since the last `clear_refs`.
    SOFT_DIRTY("an entry remembers stores since the last clear_refs"),
    /// 3.9: populating reads, except where memory is private and writable.
    POPULATE_READS("mlock and populate store only where memory is private"),
    /// 4.5: memory can be given away until the next store.
    MADV_FREE("memory can be given away until the next store", SPLIT_LRU),
    /// 5.4: MADV_COLD and MADV_PAGEOUT.
    MADV_COLD("a program can say what it will not use soon"),
    /// 5.14: MADV_POPULATE_READ and MADV_POPULATE_WRITE.
    MADV_POPULATE("a program can bring pages in, as if by loads or stores", POPULATE_READS),
    /// 3.15: read, copy and shared faults of files are three functions.
    DO_FAULT_SPLIT("read, copy and shared file faults are three functions", PTE_SPECIAL, MKWRITE_LOCKED,
        SPECIAL_ZERO_PAGE, FAULT_WITH_PAGE_LOCK, DIRTY_TRACKING, MIXEDMAP_DIRTY_FIX),
    /// 3.15: a read fault maps up to 16 cached neighbours as well.
    FAULT_AROUND("a read fault maps cached neighbours as well", DO_FAULT_SPLIT),
    /// 3.16: forced access never writes to shared memory that is not writable.
    FORCE_SPARES_SHARED("forced access leaves shared read-only memory alone"),
    /// 4.1: `pfn_mkwrite` is asked before a frame without struct page becomes writable; `do_wp_page` becomes
    /// several functions.
    PFN_MKWRITE("a store to a frame without struct page is announced", DO_FAULT_SPLIT, NO_FLUSH_ON_RAISE),
    /// 4.0: files on persistent memory are mapped without a page cache.
    DAX("files on persistent memory are mapped without page cache", PFN_MKWRITE),
    /// 3.15: zapping a dirty file entry flushes before the entry's lock is dropped.
    ZAP_FLUSHES_DIRTY("unmapping a dirty entry flushes before its lock is dropped"),
    /// 2.6.29: `write_cache_pages` skips pages whose dirty flag is clear.
    WRITE_SKIPS_CLEAN("writeback skips tagged pages whose flag is clear", CLEAN_THEN_REDIRTY),
    /// 4.14 (b2770da6425): `vm_insert_mixed_mkwrite` can make an entry writable and dirty at once, or upgrade it in
    /// place.
    INSERT_MIXED_MKWRITE("a frame can be inserted writable and dirty at once", PFN_MKWRITE),
    /// 4.14, the commits that follow b2770da6425: holes are mapped by the zero page, `dax_pfn_mkwrite` is gone.
    DAX_ZERO_PAGE("reading a hole of a DAX file maps the zero page", DAX, INSERT_MIXED_MKWRITE),
    /// 4.14 stable: `insert_pfn` answers -EBUSY after an upgrade, and does not warn where the zero page is mapped.
    INSERT_PFN_BUSY("an upgraded entry is reported as busy", INSERT_MIXED_MKWRITE),
    /// 4.15: MAP_SYNC makes the metadata of a store durable before the store.
    MAP_SYNC("a store through MAP_SYNC finds its metadata on disk", DAX_ZERO_PAGE),
    /// 4.20 to 5.x: areas of DAX files are ordinary ones, which fork does not copy.
    DAX_NOT_MIXED("areas of DAX files are not VM_MIXEDMAP", DAX_ZERO_PAGE),
    /// 5.19: an anonymous page knows whether it belongs to one process alone.
    ANON_EXCLUSIVE("an anonymous page knows whether one process owns it", DO_FAULT_SPLIT),
    /// 6.0: mprotect gives back the write bit wherever no fault is needed for it.
    MPROTECT_UPGRADES("mprotect gives the write bit back where no fault is needed", MPROTECT_KEEPS_DIRTY,
        ANON_EXCLUSIVE),
    /// 4.18: before a DAX file loses blocks, all of it is unmapped.
    DAX_BREAKS_LAYOUTS("a DAX file is unmapped before it loses blocks", DAX_ZERO_PAGE),
    /// 4.20: cleaning looks at a DAX entry again only after it had to wait for it.
    DAX_CHECKS_AFTER_WAIT("cleaning a DAX entry checks it only after a wait", DAX_ZERO_PAGE),
    /// 6.1: a read fault of a DAX file marks its entry dirty too.
    DAX_READ_TAGS("a read fault of a DAX file marks the entry dirty", DAX_ZERO_PAGE),
    /// 6.6 (xfs) and 6.16 (ext4): file systems keep large folios in the page cache.
    LARGE_FOLIOS("a big write makes large folios", DO_FAULT_SPLIT),
    /// 6.x: a read fault that may map a writable entry maps it dirty if the folio is dirty.
    READ_FAULT_KEEPS_DIRTY("a writable entry of a dirty folio is mapped dirty", DO_FAULT_SPLIT),
    /// 6.1 stable: fork takes the memory type of a remapped area from its first entry, which must not be a copy.
    FORK_READS_FIRST_FRAME("fork fails where the first page of a remapped area was copied"),
    /// 6.x: the ring buffer of a perf event is mapped as a whole, by mmap.
    PERF_REMAPS("mmap maps all of a perf ring at once"),
    /// 6.15: pages of DAX files are counted and mapped like others.
    DAX_PAGES_COUNTED("pages of DAX files are counted like others", DAX_NOT_MIXED),
    /// 6.7: the kernel itself can lift the protection that userfaultfd gave. (5.7 brought the protection, with a reader
    /// who lifts it; that mode is not in the model.)
    UFFD_WP_ASYNC("userfaultfd write protection can be lifted without a reader", USERFAULTFD, DO_FAULT_SPLIT),
    /// 2.6.24: an inode whose slice is used up waits on a list of its own, `s_more_io`.
    MORE_IO_LIST("a file whose turn is over waits on a list of its own"),
    /// A page that is not cached is read with its neighbours. (Kernels before 4.13 read ahead too; for them the model
    /// leaves it out.)
    READ_AROUND("a page that is missing is read with its neighbours"),
    /// 6.x: ext4 zeroes what lies behind the old end when a file grows, and so makes the page dirty.
    ZERO_TAIL_ON_GROWTH("growing an ext4 file makes its last page dirty"),
    /// 2.6.21: marking a page of a memory file sets its flag and nothing else, because nothing will write it.
    MEMORY_FILES_UNTAGGED("dirty pages of memory files are not tagged"),
    /// 2.6.37: a fault that waits for the disk or for a page lock lets go of mmap_sem and starts again.
    FAULT_RETRY("a fault that has to wait lets go of mmap_sem and starts again", FAULT_WITH_PAGE_LOCK),
    /// 5.9: a fault that had to start again counts as a major one.
    RETRY_IS_MAJOR("a fault that started again counts as major", FAULT_RETRY),
    /// 6.0: a fault that is throttled lets go of mmap_sem first.
    THROTTLE_UNLOCKED("a fault lets go of mmap_sem before it is throttled", THROTTLE_SLEEPS, DO_FAULT_SPLIT),
    /// 6.6: a fault of a file first tries with the lock of its area alone; if that has to wait without reading from the
    /// medium, the second try counts as the first.
    AREA_LOCK_FAULTS("a fault tries with the lock of its area first", RETRY_IS_MAJOR),
    /// 6.18.y: fault-around puts no new table in place for the last page of a file, so that no huge mapping reaches
    /// beyond its end.
    AROUND_SPARES_END("a new table is not made for the last page of a file alone", FAULT_AROUND),
    /// 5.18: reading ahead makes large folios, at first in xfs.
    READ_FOLIOS("reading ahead makes large folios", READ_AROUND),
    /// 6.17: reading ahead remembers the size of its folios, in every file system that has large ones.
    READ_REMEMBERS_ORDER("reading ahead remembers how large its folios are", READ_FOLIOS, LARGE_FOLIOS),
    /// 6.x: loop devices read ahead as far as suits the disk below them.
    LOOP_READS_FAR("loop devices read ahead as far as suits the disk below", READ_AROUND),
    /// 6.15: direct writes to btrfs go through the page cache, because of the checksums.
    BTRFS_DIRECT_CACHED("direct writes to btrfs go through the page cache"),
    /// 5.5 to 5.16: direct I/O goes extent by extent (iomap): for a hole it clears memory as any copy does, and btrfs
    /// takes no faults meanwhile.
    IOMAP_DIRECT("direct reads of holes clear memory as a copy does", FAULT_RETRY),
    /// 6.9: MADV_POPULATE goes on with a fault that had to start again, instead of making a new one.
    POPULATE_TRIED("MADV_POPULATE counts a fault that started again once", RETRY_IS_MAJOR),
    /// 6.9: whoever unmaps pages does not bring the lists up to date, so that a page may stay locked in memory for a
    /// while after its last area has gone.
    UNMAP_LEAVES_BATCHES("unmapping a locked page puts off unlocking it", MLOCKED_PAGES),
    /// 6.13: a fault that finds a large folio maps all of it, where area and file reach that far.
    FAULT_MAPS_FOLIO("a fault maps all pages of a large folio", LARGE_FOLIOS),
    /// 6.2: a dirty file page stays counted as mapped until its entry has been flushed.
    ZAP_DELAYS_RMAP("an unmapped dirty page stays counted until the flush", ZAP_FLUSHES_DIRTY),
    /// 4.14 stable: mprotect leaves an entry of device memory marked as such.
    MPROTECT_KEEPS_DEVMAP("mprotect leaves the mark of device memory in an entry", DAX),
    /// 2.6.39 and 3.2: /proc/PID/mem can be written, and process_vm_readv(2) and process_vm_writev(2) are there.
    REMOTE_ACCESS("a process can write to the memory of another without ptrace"),
    /// 6.x: write(2) copies before it makes sure that its source is there, and so may trap twice.
    WRITE_COPIES_FIRST("write copies first and faults its source in only if that fails"),
    /// 2.6.23: fallocate(2), for blocks ahead of time.
    FALLOCATE("fallocate gives files blocks ahead of time"),
    /// 2.6.38: holes can be punched into files, since 3.5 into those in memory too. (The other modes came with 3.15 and
    /// 4.1; the model has them all at once.)
    FALLOCATE_RANGES("fallocate punches, clears and moves ranges of files", FALLOCATE),
    /// 3.18: growing a file write-protects its old last page where blocks are smaller than pages.
    ISIZE_EXTENDED("a file that grows hears of the next store to its old last page", DIRTY_TRACKING),

    /// 2.6.34: an address space counts those of its pages that lie in swap (MM_SWAPENTS).
    SWAP_COUNTED("an address space knows how much of it lies in swap"),
    /// 2.6.24: `__remove_from_page_cache` looks whether the page has become dirty once more.
    REMOVAL_COUNTS_DIRT("a page that is dirty when it leaves its file is counted out"),

    // What if? No kernel was like this. Each leaves out or misplaces one thing, to show what it is there for.

    /// What if `page_mkclean` did not flush?
    OMIT_MKCLEAN_FLUSH(Origin.WHAT_IF, "what if cleaning an entry left the TLBs alone?", DIRTY_TRACKING),
    /// What if `page_mkclean` looked at every area, not only at shared ones?
    OMIT_MKCLEAN_SHARED_TEST(Origin.WHAT_IF, "what if cleaning a page went through private areas too?", DIRTY_TRACKING),
    /// What if `do_wp_page` did not mark the page dirty that it has made writable?
    OMIT_DIRTY_AFTER_REUSE(Origin.WHAT_IF, "what if a store made its entry writable and told nobody?", DIRTY_TRACKING),
    /// What if `do_wp_page` did not hold the page that it marks dirty after the entry is unlocked?
    OMIT_DIRTY_PAGE_PIN(Origin.WHAT_IF, "what if the page were not held until it is marked dirty?", DIRTY_TRACKING),
    /// What if `do_wp_page` did not compare the entry again after `page_mkwrite`?
    OMIT_PTE_SAME(Origin.WHAT_IF, "what if nobody looked whether the entry changed while the file system was asked?",
        PAGE_MKWRITE),
    /// What if `page_mkwrite` were called with the entry locked?
    MKWRITE_UNDER_PTL(Origin.WHAT_IF, "what if the file system were asked with the entry locked?", PAGE_MKWRITE),
    /// What if `try_to_free_buffers` cleaned the page's entries while it holds the buffers' lock?
    MKCLEAN_UNDER_PRIVATE_LOCK(Origin.WHAT_IF, "what if stripping buffers cleaned the entries under the buffers' lock?",
        DIRTY_TRACKING),
    /// What if mprotect changed entries without emptying them first?
    OMIT_MPROTECT_CLEAR(Origin.WHAT_IF, "what if mprotect left an entry in place while it works out the new one?"),
    /// What if unmapping let pages go before the TLBs forgot them?
    FREE_BEFORE_FLUSH(Origin.WHAT_IF, "what if unmapped pages were freed before the flush?"),
    /// What if mixed areas were left out of tracking, as the message of 251b97f552b considers?
    MIXEDMAP_NOT_TRACKED(Origin.WHAT_IF, "what if mixed areas were not tracked?", DIRTY_TRACKING, MIXEDMAP),
    /// What if `insert_pfn` did not look which frame is there already?
    OMIT_PFN_COMPARE(Origin.WHAT_IF, "what if inserting a frame for a store overwrote any other?",
        INSERT_MIXED_MKWRITE),
    /// What if a DAX fault that fails left its slot locked?
    OMIT_DAX_UNLOCK(Origin.WHAT_IF, "what if a DAX fault that fails kept its slot?", DAX),
    /// What if an entry of a DAX file's tree were thrown away and still counted?
    OMIT_DAX_UNCOUNT(Origin.WHAT_IF, "what if a DAX entry were thrown away and still counted?", DAX_ZERO_PAGE),
    /// What if writeback of a DAX file cleaned entries before it locks the slot?
    DAX_MKCLEAN_UNLOCKED(Origin.WHAT_IF, "what if DAX writeback cleaned entries without holding the slot?", DAX);

    private final Origin origin;
    private final String sentence;
    private final Set<Patch> needs;

    Patch(String sentence, Patch... needs) {
        this(Origin.RELEASE, sentence, needs);
    }

    Patch(Origin origin, String sentence, Patch... needs) {
        this.origin = origin;
        this.sentence = sentence;
        this.needs = Set.of(needs);
    }

    private enum Origin {
        /// Some release has it, or had it.
        RELEASE,
        /// A choice of the machine, in any release.
        MACHINE,
        /// No kernel was ever like this.
        WHAT_IF
    }

    /// The patch that people write as `name`.
    public static Optional<Patch> of(String name) {
        return Arrays.stream(values()).filter(patch -> patch.name().equals(name)).findFirst();
    }

    /// What the kernel does once it has the patch, in a few words.
    public String sentence() {
        return sentence;
    }

    /// Whether no kernel was ever like this: the patch asks a question.
    public boolean isWhatIf() {
        return origin == Origin.WHAT_IF;
    }

    /// The patches without which this one has nothing to stand on.
    public Set<Patch> needs() {
        return needs;
    }

    /// What of [#needs()] a kernel with `patches` lacks, in the order of this list.
    public Set<Patch> missingFrom(Set<Patch> patches) {
        EnumSet<Patch> missing = EnumSet.noneOf(Patch.class);
        missing.addAll(needs);
        missing.removeAll(patches);
        return missing;
    }
}
