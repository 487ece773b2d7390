package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.FilemapSite.GENERIC_FILE_READ__CHECK_SIZE;
import static io.ptescope.model.kernel.FilemapSite.GENERIC_FILE_READ__COPY;
import static io.ptescope.model.kernel.FilemapSite.GENERIC_FILE_READ__COPY_RAW;
import static io.ptescope.model.kernel.FilemapSite.GENERIC_FILE_READ__FIND_PAGE;
import static io.ptescope.model.kernel.FilemapSite.GENERIC_FILE_READ__HOLE;
import static io.ptescope.model.kernel.FilemapSite.GENERIC_FILE_READ__OUT_OF_MEMORY;
import static io.ptescope.model.kernel.FilemapSite.GENERIC_FILE_WRITE__BALANCE;
import static io.ptescope.model.kernel.FilemapSite.GENERIC_FILE_WRITE__COPY;
import static io.ptescope.model.kernel.FilemapSite.GENERIC_FILE_WRITE__COPY_RAW;
import static io.ptescope.model.kernel.FilemapSite.GENERIC_FILE_WRITE__FIND_PAGE;
import static io.ptescope.model.kernel.FilemapSite.GENERIC_FILE_WRITE__LOCK;
import static io.ptescope.model.kernel.FilemapSite.GENERIC_FILE_WRITE__MARK_DIRTY;
import static io.ptescope.model.kernel.FilemapSite.GENERIC_FILE_WRITE__NO_SPACE;
import static io.ptescope.model.kernel.FilemapSite.GENERIC_FILE_WRITE__OUT_OF_MEMORY;
import static io.ptescope.model.kernel.FilemapSite.GENERIC_FILE_WRITE__PREPARE;
import static io.ptescope.model.kernel.FilemapSite.GENERIC_FILE_WRITE__SYNC;
import static io.ptescope.model.kernel.FilemapSite.GENERIC_FILE_WRITE__TIMES;
import static io.ptescope.model.kernel.FilemapSite.GENERIC_FILE_WRITE__UNLOCK;
import static io.ptescope.model.kernel.FilemapSite.GENERIC_FILE_WRITE__UNLOCK_PAGE;

import io.ptescope.model.state.Contents;
import io.ptescope.model.state.Facts;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.LockKind;
import io.ptescope.model.state.PageFlag;

/// mm/filemap.c: read(2) and write(2) of whole pages through the page cache, or straight to memory that is the storage.
final class FilemapReadWrite extends KernelFile {
    private static final int NO_PAGE = -1;

    FilemapReadWrite(Kernel kernel) {
        super(kernel);
    }

    /// `generic_file_write` of one page at `offset`, a multiple of 4096, every byte of it `value`: the bytes written,
    /// or a negative error. Buffers are not attached here, as `block_prepare_write` would, but when the page is
    /// written. `sync` is O_SYNC.
    long write(int inode, long offset, int value, boolean sync) {
        if (kernel.fileSystems().isDaxFile(inode)) {
            return kernel.dax().blocks().write(inode, offset, value);
        }
        enter(Function.GENERIC_FILE_WRITE, offset);
        at(GENERIC_FILE_WRITE__LOCK);
        kernel.lock(LockKind.I_MUTEX, inode);
        at(GENERIC_FILE_WRITE__TIMES);
        kernel.fileSystems().fileUpdateTime(inode);
        int index = (int) (offset / Contents.PAGE_BYTES);
        if (kernel.fileSystems().profile(inode).isRaw()) {
            at(GENERIC_FILE_WRITE__COPY_RAW);
            long pfn = Facts.rawPfn(inode, index);
            kernel.pageAlloc().fill(pfn, machine.contents().refilled(machine.pages().content(pfn), value));
            kernel.unlock(LockKind.I_MUTEX, inode);
            return leave(Contents.PAGE_BYTES);
        }
        at(GENERIC_FILE_WRITE__FIND_PAGE);
        int page = machine.mappings().page(inode, index);
        if (page == NO_PAGE) {
            page = kernel.filemap().readPage(inode, index);
        }
        if (page == PageAlloc.NONE || page == Filemap.NO_SPACE) {
            boolean full = page == Filemap.NO_SPACE;
            at(full ? GENERIC_FILE_WRITE__NO_SPACE : GENERIC_FILE_WRITE__OUT_OF_MEMORY);
            kernel.unlock(LockKind.I_MUTEX, inode);
            return leave((full ? Errno.ENOSPC : Errno.ENOMEM).result());
        }
        kernel.pageAlloc().get(page);
        kernel.pageAlloc().lockPage(page);
        at(GENERIC_FILE_WRITE__PREPARE);
        long failed = kernel.fileSystems().reserveBlock(inode, index);
        if (failed < 0) {
            at(GENERIC_FILE_WRITE__NO_SPACE);
            kernel.pageAlloc().unlockPage(page);
            kernel.pageAlloc().put(page);
            kernel.unlock(LockKind.I_MUTEX, inode);
            return leave(failed);
        }
        at(GENERIC_FILE_WRITE__COPY);
        set(Field.PAGE_CONTENT, page, machine.contents().refilled(machine.pages().content(page), value));
        if (!machine.pages().is(page, PageFlag.UPTODATE)) {
            setFlag(page, PageFlag.UPTODATE);
        }
        at(GENERIC_FILE_WRITE__MARK_DIRTY);
        kernel.pageWriteback().setPageDirty(page);
        set(Field.INODE_SIZE, inode, Math.max(machine.inodes().size(inode), offset + Contents.PAGE_BYTES));
        at(GENERIC_FILE_WRITE__UNLOCK_PAGE);
        kernel.pageAlloc().unlockPage(page);
        kernel.pageAlloc().markAccessed(page);
        kernel.pageAlloc().put(page);
        at(GENERIC_FILE_WRITE__BALANCE);
        kernel.pageWriteback().balanceDirtyPagesRatelimited(1);
        at(GENERIC_FILE_WRITE__UNLOCK);
        kernel.unlock(LockKind.I_MUTEX, inode);
        failed = sync ? sync(inode, offset) : 0;
        return leave(failed < 0 ? failed : Contents.PAGE_BYTES);
    }

    /// With O_SYNC, what was just written goes to the medium: 0, or the error of the disk.
    private long sync(int inode, long offset) {
        at(GENERIC_FILE_WRITE__SYNC);
        int index = (int) (offset / Contents.PAGE_BYTES);
        if (has(Patch.MSYNC_RANGE)) {
            return kernel.sync().vfsFsyncRange(inode, index, index + 1);
        }
        kernel.filemap().fdatawrite(inode, index, index + 1);
        return kernel.filemap().fdatawait(inode, index, index + 1);
    }

    private void readAhead(int inode, int index, int page) {
        if (page == NO_PAGE) {
            kernel.vfs().readahead().sync(inode, index);
        } else {
            kernel.vfs().readahead().async(inode, index, page);
        }
        kernel.vfs().readahead().readCameTo(inode, index);
    }

    /// `generic_file_read` of one byte at `offset`: the byte, -1 at the end of the file, or a negative error below it.
    long read(int inode, long offset) {
        if (kernel.fileSystems().isDaxFile(inode)) {
            return kernel.dax().blocks().read(inode, offset);
        }
        enter(Function.GENERIC_FILE_READ, offset);
        at(GENERIC_FILE_READ__CHECK_SIZE);
        if (offset >= machine.inodes().size(inode)) {
            return leave(-1);
        }
        int index = (int) (offset / Contents.PAGE_BYTES);
        if (kernel.fileSystems().profile(inode).isRaw()) {
            at(GENERIC_FILE_READ__COPY_RAW);
            int raw = machine.pages().content(Facts.rawPfn(inode, index));
            return leave(machine.contents().byteAt(raw, (int) (offset % Contents.PAGE_BYTES)));
        }
        at(GENERIC_FILE_READ__FIND_PAGE);
        int page = machine.mappings().page(inode, index);
        if (page == NO_PAGE && kernel.fileSystems().isMemory(inode)
            && machine.inodes().onDisk(inode, index) == Contents.ZEROES) {
            at(GENERIC_FILE_READ__HOLE);
            return leave(0);
        }
        if (kernel.filemap().readsAhead(inode)) {
            readAhead(inode, index, page);
        }
        page = page == NO_PAGE ? kernel.filemap().readPage(inode, index) : page;
        if (page == PageAlloc.NONE) {
            at(GENERIC_FILE_READ__OUT_OF_MEMORY);
            return leave(Errno.ENOMEM.result());
        }
        kernel.pageAlloc().get(page);
        at(GENERIC_FILE_READ__COPY);
        kernel.pageAlloc().markAccessed(page);
        int content = machine.pages().content(page);
        kernel.pageAlloc().put(page);
        return leave(machine.contents().byteAt(content, (int) (offset % Contents.PAGE_BYTES)));
    }
}
