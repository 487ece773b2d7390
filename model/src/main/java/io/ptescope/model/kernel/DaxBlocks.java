package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.DaxSite.DAX_IOMAP_RW__CHECK_SIZE;
import static io.ptescope.model.kernel.DaxSite.DAX_IOMAP_RW__COPY_IN;
import static io.ptescope.model.kernel.DaxSite.DAX_IOMAP_RW__COPY_OUT;
import static io.ptescope.model.kernel.DaxSite.DAX_IOMAP_RW__INVALIDATE;
import static io.ptescope.model.kernel.DaxSite.DAX_IOMAP_RW__IOMAP;
import static io.ptescope.model.kernel.DaxSite.DAX_IOMAP_RW__LOCK;
import static io.ptescope.model.kernel.DaxSite.DAX_IOMAP_RW__NO_SPACE;
import static io.ptescope.model.kernel.DaxSite.DAX_IOMAP_RW__UNLOCK;
import static io.ptescope.model.kernel.DaxSite.DAX_IOMAP_RW__UNMAP;
import static io.ptescope.model.kernel.DaxSite.DAX_LAYOUT_BUSY_PAGE__UNMAP;
import static io.ptescope.model.kernel.DaxSite.IOMAP_BEGIN__ALLOCATE;
import static io.ptescope.model.kernel.DaxSite.IOMAP_BEGIN__FAILED;
import static io.ptescope.model.kernel.DaxSite.IOMAP_BEGIN__LOOK_UP;
import static io.ptescope.model.kernel.DaxSite.IOMAP_BEGIN__METADATA;

import io.ptescope.model.arch.PageSize;
import io.ptescope.model.state.Contents;
import io.ptescope.model.state.Counter;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.InodeState;
import io.ptescope.model.state.Inodes;
import io.ptescope.model.state.Kind;
import io.ptescope.model.state.LockKind;
import java.util.function.IntToLongFunction;

/// Where the pages of DAX files lie: blocks are frames of persistent memory, handed out in order and never twice, and
/// [Field#INODE_BLOCK] names them. With read(2), write(2) and shorter files (specification section 8.9).
final class DaxBlocks extends KernelFile {
    DaxBlocks(Kernel kernel) {
        super(kernel);
    }

    /// The frame of an extent that ends before the 2 MiB that were asked for.
    static final long TOO_SHORT = -2;

    /// What the file system knows of a page (`struct iomap`).
    ///
    /// @param error 0, or a negative error
    /// @param pfn   the frame; -1 in a hole
    /// @param fresh whether it was allocated just now (IOMAP_F_NEW)
    record Extent(long error, long pfn, boolean fresh) {
        boolean isHole() {
            return pfn < 0;
        }
    }

    /// `iomap_begin` of page `index`; for a store a hole gets a block, which reads as zeroes.
    Extent iomapBegin(int inode, int index, boolean write) {
        return iomapBegin(inode, index, 1, write);
    }

    /// `iomap_begin` of the 2 MiB from page `first` on. Frames in a row for all of it, a hole that is as large, or
    /// [#TOO_SHORT].
    Extent iomapBeginHuge(int inode, int first, boolean write) {
        return iomapBegin(inode, first, PageSize.HUGE_PAGES, write);
    }

    private Extent iomapBegin(int inode, int first, int pages, boolean write) {
        enter(Function.IOMAP_BEGIN, first);
        at(IOMAP_BEGIN__LOOK_UP);
        count(Counter.IOMAP_CALLS, 1);
        long failed = kernel.injected(Injection.Place.IOMAP, machine.counter(Counter.IOMAP_CALLS));
        int written = 0;
        for (int index = first; index < first + pages; index++) {
            written += machine.inodes().isWritten(inode, index) ? 1 : 0;
        }
        boolean fresh = failed == 0 && write && written == 0;
        if (fresh) {
            at(IOMAP_BEGIN__ALLOCATE);
            for (int index = first; index < first + pages && failed == 0; index++) {
                failed = allocate(inode, index);
            }
        }
        if (failed != 0) {
            at(IOMAP_BEGIN__FAILED);
            leave(failed);
            return new Extent(failed, -1, false);
        }
        if (fresh) {
            at(IOMAP_BEGIN__METADATA);
            kernel.fsWriteback().markInodeDirty(inode, InodeState.DIRTY_DATASYNC);
        }
        leave(0);
        boolean whole = fresh || written == pages;
        return new Extent(0, whole ? machine.inodes().block(inode, first) : written == 0 ? -1 : TOO_SHORT, fresh);
    }

    /// Whether the blocks of the file lie in aligned 2 MiB.
    private boolean isHuge(int inode) {
        return kernel.fileSystems().profile(inode).has(FileSystem.Trait.HUGE);
    }

    /// What [Field#INODE_BLOCK] holds for page `index` that gets a frame, unwritten.
    long newFrame(int inode, int index) {
        return Inodes.unwritten(isHuge(inode) ? kernel.spec().firstFrame(inode) + index + 1L
            : machine.facts().firstPmem() + (long) number(Kind.PMEM) + 1);
    }

    /// A block of its own that reads as zeroes: new, or one that was reserved and never written.
    private long allocate(int inode, int index) {
        if (!machine.inodes().hasBlock(inode, index)) {
            boolean full = isHuge(inode)
                ? kernel.spec().firstFrame(inode) + index >= machine.facts().endOfPmem()
                : machine.facts().firstPmem() + machine.made(Kind.PMEM) >= kernel.spec().endOfStorage();
            long failed = full ? Errno.ENOSPC.result() : kernel.fileSystems().blocks().reserve(inode, index);
            if (failed != 0) {
                return failed;
            }
        }
        set(Field.INODE_BLOCK, inode, index, machine.inodes().block(inode, index) + 1);
        kernel.pageAlloc().fill(machine.inodes().block(inode, index), Contents.ZEROES);
        return 0;
    }

    /// The page reads as zeroes from here on, and keeps its block (`FALLOC_FL_ZERO_RANGE`).
    void zero(int inode, int index) {
        if (machine.inodes().hasBlock(inode, index)) {
            set(Field.INODE_BLOCK, inode, index, Inodes.unwritten(machine.inodes().block(inode, index) + 1));
        }
    }

    /// `dax_iomap_rw` to the file: one page at `offset`; `copy` says what its contents become, or fails. The bytes
    /// written, or a negative error. The copy goes past the caches of the CPU, so that it is on the medium at once.
    long write(int inode, long offset, IntToLongFunction copy) {
        enter(Function.DAX_IOMAP_RW, offset);
        at(DAX_IOMAP_RW__LOCK);
        kernel.lock(LockKind.I_MUTEX, inode);
        kernel.fileSystems().fileUpdateTime(inode);
        int index = (int) (offset / PageSize.BYTES);
        at(DAX_IOMAP_RW__IOMAP);
        Extent extent = iomapBegin(inode, index, true);
        if (extent.error() != 0) {
            at(DAX_IOMAP_RW__NO_SPACE);
            kernel.unlock(LockKind.I_MUTEX, inode);
            return leave(extent.error());
        }
        if (extent.fresh()) {
            at(DAX_IOMAP_RW__INVALIDATE);
            invalidate(inode, index);
            at(DAX_IOMAP_RW__UNMAP);
            kernel.memoryZap().unmapMappingRange(inode, index, index + 1, false);
        }
        at(DAX_IOMAP_RW__COPY_IN);
        long copied = copy.applyAsLong(machine.pages().content(extent.pfn()));
        if (copied < 0) {
            kernel.unlock(LockKind.I_MUTEX, inode);
            return leave(copied);
        }
        int content = (int) copied;
        kernel.pageAlloc().fill(extent.pfn(), content);
        set(Field.DISK_CONTENT, inode, index, content);
        set(Field.INODE_SIZE, inode, Math.max(machine.inodes().size(inode), offset + PageSize.BYTES));
        at(DAX_IOMAP_RW__UNLOCK);
        kernel.unlock(LockKind.I_MUTEX, inode);
        return leave(PageSize.BYTES);
    }

    /// `invalidate_inode_pages2_range` of one page that has just got a block: what stood for the hole goes, unless it
    /// waits to be written.
    private void invalidate(int inode, int index) {
        int page = machine.mappings().page(inode, index);
        if (page >= 0) {
            kernel.memoryZap().unmapMappingRange(inode, index, index + 1, false);
            kernel.pageAlloc().lockPage(page);
            kernel.filemap().removeFromPageCache(inode, index, page);
            kernel.pageAlloc().unlockPage(page);
            kernel.pageAlloc().put(page);
        } else if (kernel.dax().entries().isEntry(inode, index)) {
            kernel.dax().entries().delete(inode, index, true);
        }
    }

    /// `dax_iomap_rw` from the file: what `use` makes of the contents at `offset`, -1 at the end of the file, or a
    /// negative error below it.
    long read(int inode, long offset, IntToLongFunction use) {
        enter(Function.DAX_IOMAP_RW, offset);
        at(DAX_IOMAP_RW__CHECK_SIZE);
        if (offset >= machine.inodes().size(inode)) {
            return leave(-1);
        }
        at(DAX_IOMAP_RW__IOMAP);
        Extent extent = iomapBegin(inode, (int) (offset / PageSize.BYTES), false);
        if (extent.error() != 0) {
            return leave(extent.error());
        }
        at(DAX_IOMAP_RW__COPY_OUT);
        int content = extent.isHole() ? Contents.ZEROES : machine.pages().content(extent.pfn());
        return leave(use.applyAsLong(content));
    }

    /// `dax_layout_busy_page` (4.18): before blocks go, all of the file is unmapped, so that nobody can start to use
    /// one. Private copies stay.
    void breakLayouts(int inode) {
        if (!has(Patch.DAX_BREAKS_LAYOUTS)) {
            return;
        }
        enter(Function.DAX_LAYOUT_BUSY_PAGE, inode);
        at(DAX_LAYOUT_BUSY_PAGE__UNMAP);
        kernel.memoryZap().unmapMappingRange(inode, 0, Integer.MAX_VALUE, false);
        leave();
    }

    /// Zeroes the bytes of page `index` from `kept` on, if it has a block (`dax_zero_page_range`).
    void zeroTail(int inode, int index, int kept) {
        if (machine.inodes().isWritten(inode, index)) {
            long pfn = machine.inodes().block(inode, index);
            int content = machine.contents().zeroed(machine.pages().content(pfn), kept, PageSize.BYTES);
            kernel.pageAlloc().fill(pfn, content);
            set(Field.DISK_CONTENT, inode, index, content);
        }
    }
}
