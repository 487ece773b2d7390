package io.ptescope.model.kernel;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// How the driver behind `dev D MODE` maps its memory: one mode, one way of a driver to use the mm.
///
/// Those that were recorded are described in the table of the recordings; `nopfn` is the way of 2.6.19 to 2.6.26.
public enum DriverMode {
    /// Raw frames by `vm_insert_pfn`, no word before they become writable.
    PFN("pfn", Area.PFNMAP, Filling.INSERT_PFN, Answer.NONE, Answer.NONE, Patch.INSERT_PFN),
    PFN_MK("pfn_mk", Area.PFNMAP, Filling.INSERT_PFN, Answer.NONE, Answer.YES, Patch.PFN_MKWRITE),
    /// Raw frames whose driver wants to hear of stores to pages, and has none.
    PFN_PAGE_MK("pfn_page_mk", Area.PFNMAP, Filling.INSERT_PFN, Answer.YES, Answer.NONE, Patch.INSERT_PFN,
        Patch.PAGE_MKWRITE),
    /// Raw frames that the handler only names: `vm_ops->nopfn`.
    NOPFN("nopfn", Area.PFNMAP, Filling.NOPFN, Answer.NONE, Answer.NONE, Patch.NOPFN),
    /// All raw frames at once by `remap_pfn_range`, in mmap.
    REMAP("remap", Area.PLAIN, Filling.REMAP, Answer.NONE, Answer.NONE),
    MIXED_RAW("mixed_raw", Area.MIXEDMAP, Filling.INSERT_MIXED, Answer.NONE, Answer.NONE, Patch.MIXEDMAP),
    MIXED_RAW_MK("mixed_raw_mk", Area.MIXEDMAP, Filling.INSERT_MIXED, Answer.NONE, Answer.YES, Patch.PFN_MKWRITE),
    MIXED_RAW_MKFAIL("mixed_raw_mkfail", Area.MIXEDMAP, Filling.INSERT_MIXED, Answer.NONE, Answer.NO,
        Patch.PFN_MKWRITE),
    /// Frames with a struct page, inserted as if they had none.
    MIXED_PAGE("mixed_page", Area.MIXEDMAP, Filling.INSERT_MIXED_PAGE, Answer.NONE, Answer.NONE, Patch.MIXEDMAP),
    MIXED_PAGE_MK("mixed_page_mk", Area.MIXEDMAP, Filling.INSERT_MIXED_PAGE, Answer.LOCKED, Answer.NONE,
        Patch.MIXEDMAP),
    /// As DAX does it: a store gets a writable entry at once, or the one that is there is upgraded in place.
    MIXED_MKWRITE("mixed_mkwrite", Area.MIXEDMAP, Filling.INSERT_MKWRITE, Answer.NONE, Answer.INSERTS,
        Patch.INSERT_MIXED_MKWRITE),
    /// A mistake: a load gets the frame behind the one that a store is to get, so that the two disagree.
    MIXED_OTHER("mixed_other", Area.MIXEDMAP, Filling.INSERT_OTHER, Answer.NONE, Answer.INSERTS,
        Patch.INSERT_MIXED_MKWRITE),
    /// A mistake: the frame is inserted behind the end of the area.
    MIXED_BEHIND("mixed_behind", Area.MIXEDMAP, Filling.INSERT_BEHIND, Answer.NONE, Answer.NONE, Patch.MIXEDMAP),
    /// A mistake: frames are inserted as into a mixed area, and it is none.
    NOT_MIXED("not_mixed", Area.PLAIN, Filling.INSERT_MIXED, Answer.NONE, Answer.NONE, Patch.MIXEDMAP),
    /// Odd pages are pages, even ones raw frames.
    MIXED_BOTH("mixed_both", Area.MIXEDMAP, Filling.INSERT_EITHER, Answer.LOCKED, Answer.YES, Patch.PFN_MKWRITE),
    /// All pages at once by `vm_insert_page`, in mmap; a fault finds nothing.
    INSERT_PAGE("insert_page", Area.PLAIN, Filling.INSERT_PAGE, Answer.NONE, Answer.NONE),
    /// Pages that the handler returns, as file systems do.
    FAULT("fault", Area.PLAIN, Filling.RETURN_PAGE, Answer.NONE, Answer.NONE),
    FAULT_MK("fault_mk", Area.PLAIN, Filling.RETURN_PAGE, Answer.LOCKED, Answer.NONE, Patch.PAGE_MKWRITE),
    FAULT_MK_SIGBUS("fault_mk_sigbus", Area.PLAIN, Filling.RETURN_PAGE, Answer.NO, Answer.NONE, Patch.PAGE_MKWRITE),
    FAULT_MK_UNLOCKED("fault_mk_unlocked", Area.PLAIN, Filling.RETURN_PAGE, Answer.YES, Answer.NONE,
        Patch.PAGE_MKWRITE),
    /// The ring buffer of a perf event. Its first page may be written, the others are the kernel's.
    PERF("perf", Area.RING, Filling.RING, Answer.FIRST_PAGE, Answer.FIRST_PAGE, Patch.DO_FAULT_SPLIT),
    /// The ring buffer of a packet socket: four pages, all inserted by mmap.
    PACKET("packet", Area.PLAIN, Filling.INSERT_PAGE, Answer.NONE, Answer.NONE);

    /// What mmap makes of the area.
    enum Area {
        /// Nothing; what is inserted decides.
        PLAIN,
        /// VM_PFNMAP; a private writable mapping is refused.
        PFNMAP,
        /// VM_MIXEDMAP.
        MIXEDMAP,
        /// Not inherited, not enlarged, not split; a private mapping is refused.
        RING
    }

    /// How entries come about.
    enum Filling { INSERT_PFN, NOPFN, REMAP, INSERT_MIXED, INSERT_MIXED_PAGE, INSERT_MKWRITE, INSERT_OTHER,
        INSERT_BEHIND, INSERT_EITHER, INSERT_PAGE, RETURN_PAGE, RING }

    /// What a callback answers before an entry becomes writable.
    enum Answer {
        /// There is no callback.
        NONE,
        /// Yes, and does nothing more.
        YES,
        /// Yes, with the page locked.
        LOCKED,
        /// Yes, and has made the entry writable itself.
        INSERTS,
        /// Yes for the first page, no for the others.
        FIRST_PAGE,
        /// No: SIGBUS.
        NO
    }

    private final String text;
    private final Area area;
    private final Filling filling;
    private final Answer pageMkwrite;
    private final Answer pfnMkwrite;
    private final Set<Patch> needs;

    DriverMode(String text, Area area, Filling filling, Answer pageMkwrite, Answer pfnMkwrite, Patch... needs) {
        this.text = text;
        this.area = area;
        this.filling = filling;
        this.pageMkwrite = pageMkwrite;
        this.pfnMkwrite = pfnMkwrite;
        EnumSet<Patch> all = EnumSet.noneOf(Patch.class);
        all.addAll(Arrays.asList(needs));
        this.needs = all;
    }

    /// The word in workloads.
    public String text() {
        return text;
    }

    /// Whether a kernel with `patches` has the functions that the mode uses.
    public boolean runsOn(Set<Patch> patches) {
        return patches.containsAll(needs);
    }

    /// Whether page `index` of the device has a struct page.
    public boolean isPage(int index) {
        return switch (filling) {
            case INSERT_MIXED_PAGE, INSERT_PAGE, RETURN_PAGE, RING -> true;
            case INSERT_EITHER -> index % 2 == 1;
            case INSERT_PFN, NOPFN, REMAP, INSERT_MIXED, INSERT_MKWRITE, INSERT_OTHER, INSERT_BEHIND -> false;
        };
    }

    /// Whether it is a source that needs no declaration, and not a mode of the driver.
    public boolean isRing() {
        return this == PERF || this == PACKET;
    }

    /// What the memory holds at first: a byte.
    int fill(int index) {
        return isRing() ? 0 : isPage(index) ? 'p' : 'r';
    }

    Area area() {
        return area;
    }

    Filling filling() {
        return filling;
    }

    Answer pageMkwrite() {
        return pageMkwrite;
    }

    Answer pfnMkwrite() {
        return pfnMkwrite;
    }

    /// The mode that workloads call `text`.
    public static Optional<DriverMode> of(String text) {
        return Arrays.stream(values()).filter(mode -> mode.text.equals(text)).findFirst();
    }
}
