package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.FileSystemSite.FALLOCATE_ALLOC__BEYOND_END;
import static io.ptescope.model.kernel.FileSystemSite.FALLOCATE_ALLOC__BLOCK;
import static io.ptescope.model.kernel.FileSystemSite.FALLOCATE_ALLOC__NO_SPACE;
import static io.ptescope.model.kernel.FileSystemSite.FALLOCATE_ALLOC__PAGE;
import static io.ptescope.model.kernel.FileSystemSite.FALLOCATE_ALLOC__SIZE;
import static io.ptescope.model.kernel.FileSystemSite.FALLOCATE_COLLAPSE__CHECK;
import static io.ptescope.model.kernel.FileSystemSite.FALLOCATE_COLLAPSE__DROP;
import static io.ptescope.model.kernel.FileSystemSite.FALLOCATE_COLLAPSE__FLUSH;
import static io.ptescope.model.kernel.FileSystemSite.FALLOCATE_COLLAPSE__SHIFT;
import static io.ptescope.model.kernel.FileSystemSite.FALLOCATE_INSERT__CHECK;
import static io.ptescope.model.kernel.FileSystemSite.FALLOCATE_INSERT__DROP;
import static io.ptescope.model.kernel.FileSystemSite.FALLOCATE_INSERT__FLUSH;
import static io.ptescope.model.kernel.FileSystemSite.FALLOCATE_INSERT__SHIFT;
import static io.ptescope.model.kernel.FileSystemSite.FALLOCATE_PUNCH__BLOCKS;
import static io.ptescope.model.kernel.FileSystemSite.FALLOCATE_PUNCH__DROP;
import static io.ptescope.model.kernel.FileSystemSite.FALLOCATE_ZERO__ALLOCATE;
import static io.ptescope.model.kernel.FileSystemSite.FALLOCATE_ZERO__DROP;

import io.ptescope.model.arch.PageSize;
import io.ptescope.model.state.Contents;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.PageFlag;

/// What file systems do for fallocate(2), with the inode locked.
final class FileSystemFallocate extends KernelFile {
    FileSystemFallocate(Kernel kernel) {
        super(kernel);
    }

    /// 0, or a negative error.
    long fallocate(int inode, FallocateMode mode, int first, int pages) {
        flushFirst(inode, mode, first, pages);
        boolean moves = mode != FallocateMode.KEEP && mode != FallocateMode.ALLOCATE;
        if (moves && kernel.fileSystems().isDaxFile(inode)) {
            kernel.dax().blocks().breakLayouts(inode);
        }
        return switch (mode) {
            case PUNCH -> punch(inode, first, first + pages);
            case ZERO -> zero(inode, first, pages);
            case COLLAPSE -> collapse(inode, first, pages);
            case INSERT -> insert(inode, first, pages);
            case KEEP -> allocate(inode, first, pages, true);
            case ALLOCATE -> allocate(inode, first, pages, false);
        };
    }

    /// Some write what they are about to drop, others whatever the call is going to touch, as far as it was dirtied in
    /// one go.
    private void flushFirst(int inode, FallocateMode mode, int first, int pages) {
        FileSystem profile = kernel.fileSystems().profile(inode);
        boolean drops = mode == FallocateMode.PUNCH || mode == FallocateMode.ZERO;
        int end = first + pages;
        boolean always = profile.has(FileSystem.Trait.WRITES_BEFORE_FALLOCATE);
        if (always) {
            while (end < machine.mappings().end(inode) && isDirty(inode, end) && isDirty(inode, end - 1)) {
                end++;
            }
        }
        if (always || drops && profile.has(FileSystem.Trait.WRITES_BEFORE_DROP)) {
            kernel.filemap().fdatawrite(inode, first, end);
            kernel.filemap().fdatawait(inode, first, end);
        }
    }

    private boolean isDirty(int inode, int index) {
        int page = machine.mappings().page(inode, index);
        return page >= 0 && machine.pages().is(page, PageFlag.DIRTY);
    }

    private long punch(int inode, int first, int end) {
        enter(Function.FALLOCATE_PUNCH, first);
        int last = Math.min(end, machine.inodes().pages(inode));
        if (first < last) {
            at(FALLOCATE_PUNCH__DROP);
            kernel.truncate().truncatePagecacheRange(inode, first, last);
            at(FALLOCATE_PUNCH__BLOCKS);
            release(inode, first, last);
            kernel.fileSystems().fileUpdateTime(inode);
        }
        return leave(0);
    }

    private long zero(int inode, int first, int pages) {
        enter(Function.FALLOCATE_ZERO, first);
        at(FALLOCATE_ZERO__DROP);
        kernel.truncate().truncatePagecacheRange(inode, first, first + pages);
        for (int index = first; index < Math.min(first + pages, machine.inodes().pages(inode)); index++) {
            set(Field.DISK_CONTENT, inode, index, Contents.ZEROES);
            if (kernel.fileSystems().isDaxFile(inode)) {
                kernel.dax().blocks().zero(inode, index);
            }
        }
        at(FALLOCATE_ZERO__ALLOCATE);
        return leave(allocate(inode, first, pages, false));
    }

    /// The range must end inside the file.
    private long collapse(int inode, int first, int pages) {
        enter(Function.FALLOCATE_COLLAPSE, first);
        at(FALLOCATE_COLLAPSE__CHECK);
        long size = machine.inodes().size(inode);
        if (PageSize.bytes(first + (long) pages) >= size) {
            return leave(Errno.EINVAL.result());
        }
        at(FALLOCATE_COLLAPSE__FLUSH);
        flush(inode, shiftStart(inode, first));
        at(FALLOCATE_COLLAPSE__DROP);
        dropForShift(inode, first);
        at(FALLOCATE_COLLAPSE__SHIFT);
        int end = machine.inodes().pages(inode);
        release(inode, first, first + pages);
        for (int index = first + pages; index < end; index++) {
            kernel.fileSystems().blocks().move(inode, index, index - pages);
        }
        set(Field.INODE_SIZE, inode, size - PageSize.bytes(pages));
        kernel.fileSystems().fileUpdateTime(inode);
        return leave(0);
    }

    /// The range must begin inside the file.
    private long insert(int inode, int first, int pages) {
        enter(Function.FALLOCATE_INSERT, first);
        at(FALLOCATE_INSERT__CHECK);
        long size = machine.inodes().size(inode);
        if (PageSize.bytes(first) >= size) {
            return leave(Errno.EINVAL.result());
        }
        at(FALLOCATE_INSERT__FLUSH);
        flush(inode, shiftStart(inode, first));
        at(FALLOCATE_INSERT__DROP);
        dropForShift(inode, first);
        at(FALLOCATE_INSERT__SHIFT);
        for (int index = machine.inodes().pages(inode) - 1; index >= first; index--) {
            kernel.fileSystems().blocks().move(inode, index, index + pages);
        }
        set(Field.INODE_SIZE, inode, size + PageSize.bytes(pages));
        kernel.fileSystems().fileUpdateTime(inode);
        return leave(0);
    }

    private int shiftStart(int inode, int first) {
        boolean joins = kernel.fileSystems().profile(inode).has(FileSystem.Trait.JOINS_EXTENTS);
        return joins ? Math.max(0, first - 1) : first;
    }

    private void dropForShift(int inode, int first) {
        if (kernel.fileSystems().profile(inode).keepsCopies()) {
            kernel.truncate().truncatePagecacheRange(inode, shiftStart(inode, first), Integer.MAX_VALUE);
        } else {
            kernel.truncate().truncatePagecache(inode, first);
        }
    }

    private void flush(int inode, int first) {
        kernel.filemap().fdatawrite(inode, first, Integer.MAX_VALUE);
        kernel.filemap().fdatawait(inode, first, Integer.MAX_VALUE);
    }

    private void release(int inode, int from, int to) {
        for (int index = from; index < to; index++) {
            kernel.fileSystems().blocks().release(inode, index);
        }
    }

    private long allocate(int inode, int first, int pages, boolean keepSize) {
        enter(Function.FALLOCATE_ALLOC, first);
        if (PageSize.bytes(first + (long) pages) > machine.inodes().size(inode)) {
            kernel.truncate().tail().grow(inode, machine.inodes().size(inode),
                keepSize ? FileTail.Growth.ALLOCATE_BEYOND : FileTail.Growth.ALLOCATE);
        }
        // A file that lives in memory has its pages in the cache, wherever it ends.
        boolean bySize = keepSize && !kernel.fileSystems().isMemory(inode);
        int inside = Math.clamp(bySize ? machine.inodes().pages(inode) - (long) first : pages, 0, pages);
        long failed = 0;
        for (int index = first; index < first + inside && failed == 0; index++) {
            failed = allocateOne(inode, index);
        }
        if (failed == 0 && inside < pages) {
            at(FALLOCATE_ALLOC__BEYOND_END);
            failed = kernel.fileSystems().blocks().preallocate(inode, first + inside, pages - inside);
        }
        if (failed != 0) {
            at(FALLOCATE_ALLOC__NO_SPACE);
            return leave(failed);
        }
        if (!keepSize) {
            at(FALLOCATE_ALLOC__SIZE);
            long oldBytes = machine.inodes().size(inode);
            set(Field.INODE_SIZE, inode, Math.max(machine.inodes().size(inode),
                PageSize.bytes(first + (long) pages)));
            if (machine.inodes().size(inode) > oldBytes) {
                kernel.truncate().grown(inode, oldBytes);
            }
        }
        kernel.fileSystems().fileUpdateTime(inode);
        return leave(0);
    }

    /// A file that lives in memory gets a page, others a block.
    private long allocateOne(int inode, int index) {
        if (!kernel.fileSystems().isMemory(inode)) {
            at(FALLOCATE_ALLOC__BLOCK);
            return kernel.fileSystems().reserveBlock(inode, index);
        }
        at(FALLOCATE_ALLOC__PAGE);
        boolean cached = machine.mappings().page(inode, index) >= 0;
        int page = kernel.filemap().readPage(inode, index);
        if (page >= 0) {
            if (!cached && has(Patch.FALLOCATE_CAN_UNDO)) {
                // Not to be mapped before somebody touches it, so that it can be given back if space runs out.
                clearFlag(page, PageFlag.UPTODATE);
            }
            kernel.pageWriteback().setPageDirty(page);
            return 0;
        }
        return (page == Filemap.NO_SPACE ? Errno.ENOSPC : Errno.ENOMEM).result();
    }
}
