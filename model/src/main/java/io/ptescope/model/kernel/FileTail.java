package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.FileTailSite.ZERO_FILE_TAIL__DIRTY;
import static io.ptescope.model.kernel.FileTailSite.ZERO_FILE_TAIL__FLUSH;
import static io.ptescope.model.kernel.FileTailSite.ZERO_FILE_TAIL__HOLE;
import static io.ptescope.model.kernel.FileTailSite.ZERO_FILE_TAIL__ZERO;

import io.ptescope.model.arch.PageSize;
import io.ptescope.model.kernel.FileSystem.Trait;
import io.ptescope.model.state.Contents;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.PageFlag;

/// What file systems do about the last page of a file whose end moves: what lies behind the end has to read as zeroes
/// before it becomes part of the file, also if somebody stored there through a mapping.
final class FileTail extends KernelFile {
    private static final int NO_PAGE = -1;

    FileTail(Kernel kernel) {
        super(kernel);
    }

    /// What lets a file grow.
    enum Growth {
        /// ftruncate(2).
        SIZE,
        /// fallocate(2).
        ALLOCATE,
        /// fallocate(2) that leaves the size alone.
        ALLOCATE_BEYOND,
        /// write(2).
        WRITE,
        /// write(2) with O_DIRECT.
        DIRECT
    }

    /// A file of `oldBytes` bytes is about to end, or to have blocks, beyond its last page.
    void grow(int inode, long oldBytes, Growth how) {
        int kept = (int) (oldBytes % PageSize.BYTES);
        int index = (int) (oldBytes / PageSize.BYTES);
        if (kept != 0 && zeroes(inode, how)) {
            zeroBehind(inode, index, kept, how);
        }
    }

    private void zeroBehind(int inode, int index, int kept, Growth how) {
        enter(Function.ZERO_FILE_TAIL, index);
        if (is(inode, Trait.ORDERS_TAIL)) {
            blockTruncatePage(inode, index, kept);
        } else if (is(inode, Trait.ZEROES_MAPPED_TAIL)) {
            iomapTruncatePage(inode, index, kept);
            if (how == Growth.SIZE || how == Growth.ALLOCATE) {
                flush(inode, index);
            }
        } else {
            zero(kept, kernel.filemap().readPage(inode, index), true);
        }
        leave();
    }

    /// ext4 does it since 6.x, and never for direct writes; btrfs even where the size stays.
    private boolean zeroes(int inode, Growth how) {
        boolean sizeStays = how == Growth.ALLOCATE_BEYOND;
        return is(inode, Trait.WRITES_TAIL) || is(inode, Trait.ZEROES_MAPPED_TAIL) && !sizeStays
            || is(inode, Trait.ORDERS_TAIL) && has(Patch.ZERO_TAIL_ON_GROWTH) && !sizeStays && how != Growth.DIRECT;
    }

    private boolean is(int inode, Trait trait) {
        return kernel.fileSystems().profile(inode).has(trait);
    }

    /// The file ends after `kept` bytes of page `index`; what came behind it has left the cache.
    void shrink(int inode, int index, int kept) {
        enter(Function.ZERO_FILE_TAIL, index);
        if (is(inode, Trait.ORDERS_TAIL)) {
            blockTruncatePage(inode, index, kept);
        } else if (is(inode, Trait.ZEROES_MAPPED_TAIL)) {
            iomapTruncatePage(inode, index, kept);
        } else if (is(inode, Trait.WRITES_TAIL)) {
            zero(kept, machine.mappings().page(inode, index), false);
            flush(inode, index);
        } else {
            boolean dirty = kernel.fileSystems().isMemory(inode) || machine.inodes().hasBlock(inode, index);
            zero(kept, kernel.filemap().pageOnMedium(inode, index), dirty);
        }
        leave();
    }

    /// `ext4_block_truncate_page`: the page is brought into the cache even for a hole, but only the block that is
    /// zeroed is read. The journal orders that block before its next commit.
    private void blockTruncatePage(int inode, int index, int kept) {
        int page = machine.mappings().page(inode, index);
        int block = kernel.fileSystems().profile(inode).blockBytes();
        if (kept % block == 0) {
            zero(kept, page, false);
            return;
        }
        boolean mapped = isMapped(inode, index);
        if (page == NO_PAGE) {
            at(ZERO_FILE_TAIL__HOLE);
            page = kernel.filemap().readPage(inode, index);
            if (page >= 0) {
                clearFlag(page, PageFlag.UPTODATE);
            }
        }
        zero(kept, page, mapped);
        if (mapped) {
            set(Field.INODE_ORDERED, inode, index + 1L);
        }
    }

    /// `iomap_truncate_page`: holes and blocks that were never written read as zeroes anyway.
    private void iomapTruncatePage(int inode, int index, int kept) {
        boolean mapped = isMapped(inode, index);
        zero(kept, mapped ? kernel.filemap().readPage(inode, index)
            : machine.mappings().page(inode, index), mapped);
    }

    /// Whether page `index` has a block that holds something, or will once its dirt is written.
    private boolean isMapped(int inode, int index) {
        int page = machine.mappings().page(inode, index);
        return machine.inodes().hasBlock(inode, index) && (machine.inodes().onDisk(inode, index) != Contents.ZEROES
            || page != NO_PAGE && machine.pages().is(page, PageFlag.DIRTY));
    }

    private void zero(int kept, int page, boolean dirty) {
        if (page < 0) {
            return;
        }
        kernel.pageAlloc().get(page);
        kernel.pageAlloc().lockPage(page);
        kernel.filemap().waitOnPageWriteback(page);
        at(ZERO_FILE_TAIL__ZERO);
        set(Field.PAGE_CONTENT, page, machine.contents().zeroed(machine.pages().content(page), kept,
            PageSize.BYTES));
        if (dirty) {
            at(ZERO_FILE_TAIL__DIRTY);
            kernel.pageWriteback().setPageDirty(page);
        }
        kernel.pageAlloc().unlockPage(page);
        kernel.pageAlloc().put(page);
    }

    private void flush(int inode, int index) {
        at(ZERO_FILE_TAIL__FLUSH);
        kernel.filemap().fdatawrite(inode, index, index + 1);
        kernel.filemap().fdatawait(inode, index, index + 1);
    }
}
