package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.FilemapSite.GENERIC_FILE_DIRECT_READ__CHECK_SIZE;
import static io.ptescope.model.kernel.FilemapSite.GENERIC_FILE_DIRECT_READ__FLUSH;
import static io.ptescope.model.kernel.FilemapSite.GENERIC_FILE_DIRECT_READ__MEDIUM;
import static io.ptescope.model.kernel.FilemapSite.GENERIC_FILE_DIRECT_READ__PIN;
import static io.ptescope.model.kernel.FilemapSite.GENERIC_FILE_DIRECT_WRITE__CACHED;
import static io.ptescope.model.kernel.FilemapSite.GENERIC_FILE_DIRECT_WRITE__ERROR;
import static io.ptescope.model.kernel.FilemapSite.GENERIC_FILE_DIRECT_WRITE__FLUSH;
import static io.ptescope.model.kernel.FilemapSite.GENERIC_FILE_DIRECT_WRITE__INVALIDATE;
import static io.ptescope.model.kernel.FilemapSite.GENERIC_FILE_DIRECT_WRITE__INVALIDATE_AGAIN;
import static io.ptescope.model.kernel.FilemapSite.GENERIC_FILE_DIRECT_WRITE__LOCK;
import static io.ptescope.model.kernel.FilemapSite.GENERIC_FILE_DIRECT_WRITE__MEDIUM;
import static io.ptescope.model.kernel.FilemapSite.GENERIC_FILE_DIRECT_WRITE__NO_SPACE;
import static io.ptescope.model.kernel.FilemapSite.GENERIC_FILE_DIRECT_WRITE__PIN;
import static io.ptescope.model.kernel.FilemapSite.GENERIC_FILE_DIRECT_WRITE__RESERVE;
import static io.ptescope.model.kernel.FilemapSite.GENERIC_FILE_DIRECT_WRITE__UNLOCK;
import static io.ptescope.model.kernel.FilemapSite.GENERIC_FILE_DIRECT_WRITE__UNMAP;

import io.ptescope.model.state.Contents;
import io.ptescope.model.state.Counter;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.LockKind;
import io.ptescope.model.state.PageFlag;
import java.util.function.IntUnaryOperator;

/// mm/filemap.c: read(2) and write(2) with O_DIRECT, past the page cache. The cache is made to agree with the medium
/// before and after.
final class FilemapDirect extends KernelFile {
    FilemapDirect(Kernel kernel) {
        super(kernel);
    }

    /// `generic_file_direct_IO` for reading page `index`: the number of its contents on the medium, or a negative
    /// error; 0, a page of zeroes, beyond the end of the file. What is dirty in the cache is written first.
    long read(int inode, int index) {
        enter(Function.GENERIC_FILE_DIRECT_READ, index);
        return leave(readPinned(inode, index));
    }

    private long readPinned(int inode, int index) {
        at(GENERIC_FILE_DIRECT_READ__CHECK_SIZE);
        if (index >= machine.inodes().pages(inode)) {
            return Contents.ZEROES;
        }
        at(GENERIC_FILE_DIRECT_READ__FLUSH);
        long failed = flush(inode, index);
        if (failed < 0) {
            return failed;
        }
        at(GENERIC_FILE_DIRECT_READ__MEDIUM);
        return machine.inodes().onDisk(inode, index);
    }

    /// `generic_file_direct_write` of page `index`; `fill` makes its new contents of the old ones. The bytes written,
    /// or a negative error. Whoever maps the page has to fault it in anew.
    long write(int inode, int index, IntUnaryOperator fill) {
        enter(Function.GENERIC_FILE_DIRECT_WRITE, index);
        return leave(writePinned(inode, index, fill));
    }

    private long writePinned(int inode, int index, IntUnaryOperator fill) {
        at(GENERIC_FILE_DIRECT_WRITE__LOCK);
        kernel.lock(LockKind.I_MUTEX, inode);
        kernel.fileSystems().fileUpdateTime(inode);
        long result = writeLocked(inode, index, fill);
        at(GENERIC_FILE_DIRECT_WRITE__UNLOCK);
        kernel.unlock(LockKind.I_MUTEX, inode);
        return result;
    }

    private long writeLocked(int inode, int index, IntUnaryOperator fill) {
        if (!has(Patch.DIRTY_TRACKING)) {
            // Kernels up to 2.6.30 do this; only here does it matter, where dirt may be in entries alone.
            at(GENERIC_FILE_DIRECT_WRITE__UNMAP);
            kernel.memoryZap().unmapMappingRange(inode, index, index + 1, false);
        }
        if ((long) index * Contents.PAGE_BYTES > machine.inodes().size(inode)) {
            kernel.truncate().tail().grow(inode, machine.inodes().size(inode), FileTail.Growth.DIRECT);
        }
        if (has(Patch.BTRFS_DIRECT_CACHED) && kernel.fileSystems().profile(inode) == FileSystem.BTRFS) {
            return writeCached(inode, index, fill);
        }
        at(GENERIC_FILE_DIRECT_WRITE__FLUSH);
        long failed = flush(inode, index);
        if (failed < 0) {
            return failed;
        }
        at(GENERIC_FILE_DIRECT_WRITE__INVALIDATE);
        kernel.vfs().invalidate().invalidateInodePages2Range(inode, index, index + 1);
        at(GENERIC_FILE_DIRECT_WRITE__RESERVE);
        failed = kernel.fileSystems().reserveBlock(inode, index);
        if (failed < 0) {
            at(GENERIC_FILE_DIRECT_WRITE__NO_SPACE);
            return failed;
        }
        count(Counter.PAGES_WRITTEN, 1);
        failed = kernel.injected(Injection.Place.WRITEPAGE, machine.counter(Counter.PAGES_WRITTEN));
        if (failed < 0) {
            at(GENERIC_FILE_DIRECT_WRITE__ERROR);
            return failed;
        }
        at(GENERIC_FILE_DIRECT_WRITE__MEDIUM);
        set(Field.DISK_CONTENT, inode, index, fill.applyAsInt(machine.inodes().onDisk(inode, index)));
        set(Field.INODE_SIZE, inode, Math.max(machine.inodes().size(inode), (index + 1L) * Contents.PAGE_BYTES));
        at(GENERIC_FILE_DIRECT_WRITE__INVALIDATE_AGAIN);
        kernel.vfs().invalidate().invalidateInodePages2Range(inode, index, index + 1);
        return Contents.PAGE_BYTES;
    }

    /// read(2) of page `index` straight into the page at `address` of the current task, which is pinned for it: 0, or a
    /// negative error. No entry is used, so the page has to be marked dirty by hand.
    long readInto(int inode, int index, long address) {
        enter(Function.GENERIC_FILE_DIRECT_READ, index);
        at(GENERIC_FILE_DIRECT_READ__PIN);
        long page = pin(address, Gup.WRITE);
        if (page < 0) {
            return leave(page);
        }
        long content = readPinned(inode, index);
        if (content >= 0) {
            kernel.pageAlloc().fill(page, (int) content);
            kernel.vfs().remote().setPageDirtyLock((int) page);
        }
        kernel.pageAlloc().put((int) page);
        return leave(Math.min(0, content));
    }

    /// write(2) of page `index` straight from the page at `address` of the current task, which is pinned for it: the
    /// bytes written, or a negative error.
    long writeFrom(int inode, int index, long address) {
        enter(Function.GENERIC_FILE_DIRECT_WRITE, index);
        at(GENERIC_FILE_DIRECT_WRITE__PIN);
        long page = pin(address, 0);
        if (page < 0) {
            return leave(page);
        }
        long result = writePinned(inode, index, old -> machine.pages().content(page));
        kernel.pageAlloc().put((int) page);
        return leave(result);
    }

    private long pin(long address, int write) {
        int mm = machine.processes().mm(current().number());
        kernel.lockToRead(LockKind.MMAP_SEM, mm);
        long page = kernel.gup().getUserPage(mm, address, Gup.GET | Gup.UNLOCKABLE | write);
        kernel.unlock(LockKind.MMAP_SEM, mm);
        return page;
    }

    /// The bytes go through the cache after all, because they must not change while their checksum is made.
    private long writeCached(int inode, int index, IntUnaryOperator fill) {
        int page = kernel.filemap().readPage(inode, index);
        if (page < 0) {
            return Errno.ENOMEM.result();
        }
        long failed = kernel.fileSystems().reserveBlock(inode, index);
        if (failed < 0) {
            at(GENERIC_FILE_DIRECT_WRITE__NO_SPACE);
            return failed;
        }
        kernel.pageAlloc().get(page);
        kernel.pageAlloc().lockPage(page);
        at(GENERIC_FILE_DIRECT_WRITE__CACHED);
        set(Field.PAGE_CONTENT, page, fill.applyAsInt(machine.pages().content(page)));
        setFlag(page, PageFlag.UPTODATE);
        kernel.pageWriteback().setPageDirty(page);
        set(Field.INODE_SIZE, inode, Math.max(machine.inodes().size(inode), (index + 1L) * Contents.PAGE_BYTES));
        kernel.pageAlloc().unlockPage(page);
        kernel.pageAlloc().put(page);
        at(GENERIC_FILE_DIRECT_WRITE__FLUSH);
        failed = flush(inode, index);
        kernel.vfs().invalidate().invalidateMappingPages(inode, index, index + 1);
        return failed < 0 ? failed : Contents.PAGE_BYTES;
    }

    private long flush(int inode, int index) {
        kernel.filemap().fdatawrite(inode, index, index + 1);
        return kernel.filemap().fdatawait(inode, index, index + 1);
    }
}
