package io.ptescope.model.state;

/// The `struct page` of each frame, and the lists that pages are on.
public final class Pages {
    private static final int FOLIO_SHIFT = 32;

    private final Cells cells;
    private final int frames;

    Pages(Cells cells, int frames) {
        this.cells = cells;
        this.frames = frames;
    }

    /// Frames with a struct page.
    public int frames() {
        return frames;
    }

    /// Bits of [PageFlag].
    public long flags(int pfn) {
        return cells.scalar(Field.PAGE_FLAGS, pfn);
    }

    public boolean is(int pfn, PageFlag flag) {
        return (flags(pfn) & flag.mask()) != 0;
    }

    public int refcount(int pfn) {
        return (int) cells.scalar(Field.PAGE_REFCOUNT, pfn);
    }

    /// The number of normal PTEs that map the page.
    public int mapcount(int pfn) {
        return (int) cells.scalar(Field.PAGE_MAPCOUNT, pfn);
    }

    /// The inode whose page cache holds the page, or 0.
    public int inode(int pfn) {
        long mapping = cells.scalar(Field.PAGE_MAPPING, pfn);
        return (mapping & 1) == 0 ? (int) (mapping >>> 1) : 0;
    }

    public boolean isAnon(int pfn) {
        return (cells.scalar(Field.PAGE_MAPPING, pfn) & 1) != 0;
    }

    /// The anon_vma of an anonymous page, or 0.
    public int anonVma(int pfn) {
        long mapping = cells.scalar(Field.PAGE_MAPPING, pfn);
        return (mapping & 1) == 0 ? 0 : (int) (mapping >>> 1);
    }

    /// Page index in its file.
    public int index(int pfn) {
        return (int) cells.scalar(Field.PAGE_INDEX, pfn);
    }

    /// A number of [Contents]. Frames without a struct page have contents too.
    public int content(long pfn) {
        return (int) (pfn < Facts.RAW_PFN ? cells.scalar(Field.PAGE_CONTENT, (int) pfn)
            : cells.element(Field.RAW_CONTENT, Facts.rawInode(pfn), Facts.rawIndex(pfn)));
    }

    /// Bits of [Buffers].
    public long buffers(int pfn) {
        return cells.scalar(Field.PAGE_BUFFERS, pfn);
    }

    /// The contents handed to the device with the I/O in flight, or -1.
    public int contentInFlight(int pfn) {
        return (int) cells.scalar(Field.PAGE_IO, pfn) - 1;
    }

    /// The first page of the folio that the page is part of: the page itself if it stands alone.
    public int head(int pfn) {
        int stored = (int) cells.scalar(Field.PAGE_FOLIO, pfn);
        return stored == 0 ? pfn : stored - 1;
    }

    /// Pages of the folio that the page is part of: a power of two.
    public int folioPages(int pfn) {
        return 1 << (int) (cells.scalar(Field.PAGE_FOLIO, pfn) >>> FOLIO_SHIFT);
    }

    /// Whether the page is part of a folio of several pages.
    public boolean isLarge(int pfn) {
        return cells.scalar(Field.PAGE_FOLIO, pfn) != 0;
    }

    /// The value of [Field#PAGE_FOLIO] of the pages of a folio of 2^`order` pages that begins with `head`.
    public static long folio(int head, int order) {
        return order == 0 ? 0 : (long) order << FOLIO_SHIFT | head + 1L;
    }

    /// The list that holds the page.
    public PageList list(int pfn) {
        return PageList.values()[Chain.listOf(cells.chain(Field.PAGE_LIST).get(pfn))];
    }

    /// How many pages `list` holds.
    public int length(PageList list) {
        return cells.chain(Field.PAGE_LIST).length(list.ordinal());
    }

    /// The first page of `list`, or -1.
    public int first(PageList list) {
        return cells.chain(Field.PAGE_LIST).first(list.ordinal());
    }

    /// The last page of `list`, or -1.
    public int last(PageList list) {
        return cells.chain(Field.PAGE_LIST).last(list.ordinal());
    }

    /// The page behind `pfn` on its list, or -1.
    public int next(int pfn) {
        return cells.chain(Field.PAGE_LIST).next(pfn);
    }

    /// The value of [Field#PAGE_LIST] that stands for "on `list`, behind `predecessor`"; -1 is the head.
    public static long place(PageList list, int predecessor) {
        return Chain.place(list.ordinal(), predecessor);
    }
}
