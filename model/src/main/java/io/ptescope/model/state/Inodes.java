package io.ptescope.model.state;

import io.ptescope.model.arch.PageSize;

/// Files: size, dirty state, place on the writeback lists, blocks, and what is on the medium.
public final class Inodes {
    private static final long UNWRITTEN = 1L << 40;

    private final Cells cells;

    Inodes(Cells cells) {
        this.cells = cells;
    }

    /// Bytes.
    public long size(int inode) {
        return cells.scalar(Field.INODE_SIZE, inode);
    }

    /// Pages that the size reaches into.
    public int pages(int inode) {
        return (int) ((size(inode) + PageSize.BYTES - 1) / PageSize.BYTES);
    }

    /// Bits of [InodeState].
    public long state(int inode) {
        return cells.scalar(Field.INODE_STATE, inode);
    }

    public boolean is(int inode, InodeState bit) {
        return (state(inode) & bit.mask()) != 0;
    }

    /// Time stamps taken since boot.
    public long mtime(int inode) {
        return cells.scalar(Field.INODE_MTIME, inode);
    }

    /// Milliseconds since boot at which the inode became dirty.
    public long dirtiedWhen(int inode) {
        return cells.scalar(Field.INODE_DIRTIED_WHEN, inode);
    }

    /// The writeback list that holds the inode.
    public InodeList list(int inode) {
        return InodeList.values()[Chain.listOf(cells.chain(Field.INODE_LIST).get(inode))];
    }

    /// The first inode of `list`, or -1.
    public int first(InodeList list) {
        return cells.chain(Field.INODE_LIST).first(list.ordinal());
    }

    /// The last inode of `list`, or -1.
    public int last(InodeList list) {
        return cells.chain(Field.INODE_LIST).last(list.ordinal());
    }

    /// The inode behind `inode` on its list, or -1.
    public int next(int inode) {
        return cells.chain(Field.INODE_LIST).next(inode);
    }

    /// The value of [Field#INODE_LIST] that stands for "on `list`, behind `predecessor`"; -1 is the head.
    public static long place(InodeList list, int predecessor) {
        return Chain.place(list.ordinal(), predecessor);
    }

    /// Whether page `index` has a block on the medium.
    public boolean hasBlock(int inode, int index) {
        return cells.element(Field.INODE_BLOCK, inode, index) != 0;
    }

    /// Block number, for DAX the pfn; -1 in a hole.
    public long block(int inode, int index) {
        return (cells.element(Field.INODE_BLOCK, inode, index) & ~UNWRITTEN) - 1;
    }

    /// Whether page `index` has a block that was written; one that was only reserved reads as zeroes. Only files on
    /// persistent memory tell the two apart here.
    public boolean isWritten(int inode, int index) {
        return hasBlock(inode, index) && (cells.element(Field.INODE_BLOCK, inode, index) & UNWRITTEN) == 0;
    }

    /// The value of [Field#INODE_BLOCK] for a block that was reserved and not written.
    public static long unwritten(long written) {
        return written | UNWRITTEN;
    }

    /// The first pages of the ranges that have blocks beyond the end of the file, ascending.
    public long[] preallocated(int inode) {
        return cells.map(Field.INODE_PREALLOCATED, inode).keys();
    }

    /// How many pages from `first` on have blocks beyond the end of the file.
    public int preallocatedFrom(int inode, long first) {
        return (int) cells.map(Field.INODE_PREALLOCATED, inode).get(first);
    }

    /// What the medium holds for page `index`: a number of [Contents].
    public int onDisk(int inode, int index) {
        return (int) cells.element(Field.DISK_CONTENT, inode, index);
    }
}
