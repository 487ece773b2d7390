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
import static io.ptescope.model.kernel.FilemapSite.GENERIC_FILE_WRITE__FAULT_IN;
import static io.ptescope.model.kernel.FilemapSite.GENERIC_FILE_WRITE__FIND_PAGE;
import static io.ptescope.model.kernel.FilemapSite.GENERIC_FILE_WRITE__LOCK;
import static io.ptescope.model.kernel.FilemapSite.GENERIC_FILE_WRITE__MARK_DIRTY;
import static io.ptescope.model.kernel.FilemapSite.GENERIC_FILE_WRITE__NEW_BLOCKS;
import static io.ptescope.model.kernel.FilemapSite.GENERIC_FILE_WRITE__NO_SPACE;
import static io.ptescope.model.kernel.FilemapSite.GENERIC_FILE_WRITE__OUT_OF_MEMORY;
import static io.ptescope.model.kernel.FilemapSite.GENERIC_FILE_WRITE__PREPARE;
import static io.ptescope.model.kernel.FilemapSite.GENERIC_FILE_WRITE__SYNC;
import static io.ptescope.model.kernel.FilemapSite.GENERIC_FILE_WRITE__TIMES;
import static io.ptescope.model.kernel.FilemapSite.GENERIC_FILE_WRITE__UNLOCK;
import static io.ptescope.model.kernel.FilemapSite.GENERIC_FILE_WRITE__UNLOCK_PAGE;
import static io.ptescope.model.kernel.FilemapSite.GENERIC_FILE_WRITE__ZERO_TAIL;

import io.ptescope.model.arch.PageSize;
import io.ptescope.model.state.Contents;
import io.ptescope.model.state.Facts;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.LockKind;
import io.ptescope.model.state.PageFlag;
import java.util.function.IntToLongFunction;

/// mm/filemap.c: read(2) and write(2) of whole pages through the page cache, or straight to memory that is the storage.
final class FilemapReadWrite extends KernelFile {
    private static final int NO_PAGE = -1;

    FilemapReadWrite(Kernel kernel) {
        super(kernel);
    }

    /// What write(2) copies to a page of the file.
    ///
    /// @param value   the byte that all of the page gets; -1 if it comes from memory
    /// @param address where the page lies in the memory of the current task
    record Source(int value, long address) {
        static Source of(int value) {
            return new Source(value, 0);
        }

        static Source at(long address) {
            return new Source(-1, address);
        }

        boolean isMemory() {
            return value < 0;
        }
    }

    /// `generic_file_write` of one page at `offset`, a multiple of 4096: the bytes written, or a negative error.
    /// Buffers are not attached here, as `block_prepare_write` would, but when the page is written. `sync` is O_SYNC.
    long write(int inode, long offset, Source source, boolean sync) {
        if (kernel.fileSystems().isDaxFile(inode)) {
            return kernel.dax().blocks().write(inode, offset, content -> source.isMemory()
                ? kernel.vfs().usercopy().copyFromUser(source.address())
                : machine.contents().refilled(content, source.value()));
        }
        enter(Function.GENERIC_FILE_WRITE, offset);
        at(GENERIC_FILE_WRITE__LOCK);
        kernel.lock(LockKind.I_MUTEX, inode);
        at(GENERIC_FILE_WRITE__TIMES);
        kernel.fileSystems().fileUpdateTime(inode);
        int index = (int) (offset / PageSize.BYTES);
        growTo(inode, offset);
        FileSystem profile = kernel.fileSystems().profile(inode);
        boolean copiesFirst = has(Patch.WRITE_COPIES_FIRST) && !profile.has(FileSystem.Trait.FAULTS_IN_FIRST);
        boolean here = !source.isMemory() || copiesFirst;
        long failed = Errno.EFAULT.result();
        while (failed == Errno.EFAULT.result()) {
            if (!here) {
                at(GENERIC_FILE_WRITE__FAULT_IN);
                if (kernel.vfs().usercopy().copyFromUser(source.address()) < 0) {
                    break;
                }
            }
            here = false;
            failed = profile.isRaw() ? writeRaw(inode, index, source)
                : writePage(inode, index, source);
        }
        at(GENERIC_FILE_WRITE__UNLOCK);
        kernel.unlock(LockKind.I_MUTEX, inode);
        if (failed == 0 && sync) {
            failed = sync(inode, offset);
        }
        return leave(failed < 0 ? failed : PageSize.BYTES);
    }

    private long writeRaw(int inode, int index, Source source) {
        at(GENERIC_FILE_WRITE__COPY_RAW);
        long pfn = Facts.rawPfn(inode, index);
        long content = copy(machine.pages().content(pfn), source);
        if (content < 0) {
            return content;
        }
        kernel.pageAlloc().fill(pfn, (int) content);
        return 0;
    }

    /// What a page with `content` holds after the copy, or EFAULT where the source is not there.
    private long copy(int content, Source source) {
        return source.isMemory() ? kernel.vfs().usercopy().copyFromUserAtomic(source.address())
            : machine.contents().refilled(content, source.value());
    }

    private long writePage(int inode, int index, Source source) {
        at(GENERIC_FILE_WRITE__FIND_PAGE);
        int page = machine.mappings().page(inode, index);
        if (page == NO_PAGE) {
            page = kernel.filemap().readPage(inode, index);
        }
        if (page == PageAlloc.NONE || page == Filemap.NO_SPACE) {
            boolean full = page == Filemap.NO_SPACE;
            at(full ? GENERIC_FILE_WRITE__NO_SPACE : GENERIC_FILE_WRITE__OUT_OF_MEMORY);
            return (full ? Errno.ENOSPC : Errno.ENOMEM).result();
        }
        kernel.pageAlloc().get(page);
        kernel.pageAlloc().lockPage(page);
        at(GENERIC_FILE_WRITE__PREPARE);
        long oldBytes = machine.inodes().size(inode);
        boolean hole = !machine.inodes().hasBlock(inode, index);
        long failed = kernel.fileSystems().reserveBlock(inode, index);
        if (failed < 0) {
            at(GENERIC_FILE_WRITE__NO_SPACE);
        } else {
            at(GENERIC_FILE_WRITE__COPY);
            failed = Math.min(0, copyTo(inode, index, page, source));
            if (failed < 0 && hole && has(Patch.WRITE_COPIES_FIRST)) {
                // The new blocks have to be written, with zeroes, whether or not the copy comes about.
                at(GENERIC_FILE_WRITE__NEW_BLOCKS);
                setFlag(page, PageFlag.UPTODATE);
                kernel.pageWriteback().setPageDirty(page);
            }
        }
        at(GENERIC_FILE_WRITE__UNLOCK_PAGE);
        kernel.pageAlloc().unlockPage(page);
        if (failed == 0) {
            kernel.pageAlloc().markAccessed(page);
        }
        kernel.pageAlloc().put(page);
        if (failed < 0 && PageSize.bytes(index) >= oldBytes) {
            leaveOut(inode, index, source);
        }
        if (failed == 0 && PageSize.bytes(index) > oldBytes) {
            kernel.truncate().grown(inode, oldBytes);
        }
        if (failed == 0) {
            at(GENERIC_FILE_WRITE__BALANCE);
            kernel.pageWriteback().balanceDirtyPagesRatelimited(1);
        }
        return failed;
    }

    /// A page beyond the end of the file has been made for nothing. If nothing could be copied to it, the file has
    /// grown up to it all the same (`ext4_da_write_end`, `shmem_write_end`).
    private void leaveOut(int inode, int index, Source source) {
        if (!kernel.fileSystems().isMemory(inode)) {
            kernel.truncate().truncatePagecacheRange(inode, index, index + 1);
        }
        if (source.isMemory() && has(Patch.WRITE_COPIES_FIRST)) {
            set(Field.INODE_SIZE, inode, Math.max(machine.inodes().size(inode), PageSize.bytes(index)));
        }
    }

    private long copyTo(int inode, int index, int page, Source source) {
        long content = copy(machine.pages().content(page), source);
        if (content >= 0) {
            set(Field.PAGE_CONTENT, page, content);
            if (!machine.pages().is(page, PageFlag.UPTODATE)) {
                setFlag(page, PageFlag.UPTODATE);
            }
            at(GENERIC_FILE_WRITE__MARK_DIRTY);
            kernel.pageWriteback().setPageDirty(page);
            set(Field.INODE_SIZE, inode, Math.max(machine.inodes().size(inode),
                PageSize.bytes(index + 1L)));
        }
        return content;
    }

    private void growTo(int inode, long offset) {
        long size = machine.inodes().size(inode);
        if (offset > size) {
            at(GENERIC_FILE_WRITE__ZERO_TAIL);
            kernel.truncate().tail().grow(inode, size, FileTail.Growth.WRITE);
        }
    }

    /// With O_SYNC, what was just written goes to the medium: 0, or the error of the disk.
    private long sync(int inode, long offset) {
        at(GENERIC_FILE_WRITE__SYNC);
        int index = (int) (offset / PageSize.BYTES);
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
        return read(inode, offset, content ->
            machine.contents().byteAt(content, (int) (offset % PageSize.BYTES)));
    }

    /// `generic_file_read` of page `index` to the page at `address` of the current task: the bytes read, or a negative
    /// error.
    long readInto(int inode, int index, long address) {
        long offset = PageSize.bytes(index);
        long bytes = Math.min(PageSize.BYTES, machine.inodes().size(inode) - offset);
        if (bytes <= 0) {
            return 0;
        }
        return read(inode, offset, content -> {
            long failed = kernel.vfs().usercopy().copyToUser(address, content, (int) bytes);
            return failed < 0 ? failed : bytes;
        });
    }

    private long read(int inode, long offset, IntToLongFunction use) {
        if (kernel.fileSystems().isDaxFile(inode)) {
            return kernel.dax().blocks().read(inode, offset, use);
        }
        enter(Function.GENERIC_FILE_READ, offset);
        at(GENERIC_FILE_READ__CHECK_SIZE);
        if (offset >= machine.inodes().size(inode)) {
            return leave(-1);
        }
        int index = (int) (offset / PageSize.BYTES);
        if (kernel.fileSystems().profile(inode).isRaw()) {
            at(GENERIC_FILE_READ__COPY_RAW);
            return leave(use.applyAsLong(machine.pages().content(Facts.rawPfn(inode, index))));
        }
        at(GENERIC_FILE_READ__FIND_PAGE);
        int page = machine.mappings().page(inode, index);
        if (page == NO_PAGE && kernel.fileSystems().isMemory(inode)
            && machine.inodes().onDisk(inode, index) == Contents.ZEROES) {
            at(GENERIC_FILE_READ__HOLE);
            return leave(use.applyAsLong(Contents.ZEROES));
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
        if (!machine.pages().is(page, PageFlag.UPTODATE) && !kernel.fileSystems().isMemory(inode)) {
            setFlag(page, PageFlag.UPTODATE);
        }
        long result = use.applyAsLong(machine.pages().content(page));
        kernel.pageAlloc().put(page);
        return leave(result);
    }
}
