package io.ptescope.model.state;

/// The page cache: for each inode a tree from page index to page or value entry, with tags.
public final class Mappings {
    private final Cells cells;

    Mappings(Cells cells) {
        this.cells = cells;
    }

    /// The frame cached at `index` of `inode`, or -1 where there is none (a value entry is not a page).
    public int page(int inode, int index) {
        return pageOf(entry(inode, index));
    }

    /// The frame that a raw entry stands for, or -1 where it stands for none.
    public static int pageOf(long entry) {
        return DaxEntry.isValue(entry) ? -1 : (int) (entry >>> 1) - 1;
    }

    /// The raw entry: see [Field#MAPPING_ENTRY].
    public long entry(int inode, int index) {
        return cells.element(Field.MAPPING_ENTRY, inode, index);
    }

    /// What stays in the tree of a page that was evicted, to tell how soon it is missed.
    public static final long SHADOW = 1;

    /// Whether page `index` was cached and has been evicted.
    public boolean isShadow(int inode, int index) {
        return entry(inode, index) == SHADOW;
    }

    /// The raw entry that stands for page `pfn`.
    public static long entryOf(int pfn) {
        return pfn + 1L << 1;
    }

    /// Bits of [MappingTag].
    public long tags(int inode, int index) {
        return cells.element(Field.MAPPING_TAGS, inode, index);
    }

    public boolean has(int inode, int index, MappingTag tag) {
        return (tags(inode, index) & tag.mask()) != 0;
    }

    /// An upper bound, exclusive, of the indices in use.
    public int end(int inode) {
        return cells.slots(Field.MAPPING_ENTRY, inode);
    }

    public int nrpages(int inode) {
        return (int) cells.scalar(Field.MAPPING_NRPAGES, inode);
    }

    public int nrexceptional(int inode) {
        return (int) cells.scalar(Field.MAPPING_NREXCEPTIONAL, inode);
    }

    public int truncateCount(int inode) {
        return (int) cells.scalar(Field.MAPPING_TRUNCATE_COUNT, inode);
    }

    public int writebackIndex(int inode) {
        return (int) cells.scalar(Field.MAPPING_WRITEBACK_INDEX, inode);
    }

    /// Bits: 1 AS_EIO, 2 AS_ENOSPC.
    public long errors(int inode) {
        return cells.scalar(Field.MAPPING_ERRORS, inode);
    }
}
