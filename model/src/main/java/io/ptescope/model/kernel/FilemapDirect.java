package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.FilemapSite.GENERIC_FILE_DIRECT_READ__CACHED;
import static io.ptescope.model.kernel.FilemapSite.GENERIC_FILE_DIRECT_READ__CHECK_SIZE;
import static io.ptescope.model.kernel.FilemapSite.GENERIC_FILE_DIRECT_READ__FAULT_IN;
import static io.ptescope.model.kernel.FilemapSite.GENERIC_FILE_DIRECT_READ__FLUSH;
import static io.ptescope.model.kernel.FilemapSite.GENERIC_FILE_DIRECT_READ__HOLE;
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

import io.ptescope.model.arch.PageSize;
import io.ptescope.model.state.Contents;
import io.ptescope.model.state.Counter;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.LockKind;

/// mm/filemap.c: read(2) and write(2) with O_DIRECT, past the page cache. The cache is made to agree with the medium
/// before and after.
final class FilemapDirect extends KernelFile {
    FilemapDirect(Kernel kernel) {
        super(kernel);
    }

    /// Where the bytes that write(2) writes come from.
    private interface Source {
        /// Whether they are at hand: 0, or a negative error.
        long take();

        /// What a page with the contents `old` holds afterwards.
        int over(int old);

        /// The bytes have been written.
        void release();
    }

    /// `generic_file_direct_IO` for reading page `index`: the number of its contents on the medium, or a negative
    /// error; 0, a page of zeroes, beyond the end of the file. What is dirty in the cache is written first.
    long read(int inode, int index) {
        enter(Function.GENERIC_FILE_DIRECT_READ, index);
        at(GENERIC_FILE_DIRECT_READ__CHECK_SIZE);
        if (index >= machine.inodes().pages(inode)) {
            return leave(Contents.ZEROES);
        }
        at(GENERIC_FILE_DIRECT_READ__FLUSH);
        long failed = flush(inode, index);
        if (failed < 0) {
            return leave(failed);
        }
        at(GENERIC_FILE_DIRECT_READ__MEDIUM);
        return leave(machine.inodes().onDisk(inode, index));
    }

    /// `generic_file_direct_write` of page `index`; `fill` makes its new contents of the old ones. The bytes written,
    /// or a negative error. Whoever maps the page has to fault it in anew.
    long write(int inode, int index, int value) {
        if (goesThroughCache(inode)) {
            return writeCached(inode, index, FilemapReadWrite.Source.of(value));
        }
        return write(inode, index, new Source() {
            @Override
            public long take() {
                return 0;
            }

            @Override
            public int over(int old) {
                return machine.contents().refilled(old, value);
            }

            @Override
            public void release() {}
        });
    }

    /// write(2) of page `index` straight from the page at `address` of the current task, which is pinned for it: the
    /// bytes written, or a negative error.
    long writeFrom(int inode, int index, long address) {
        if (goesThroughCache(inode)) {
            return writeCached(inode, index, FilemapReadWrite.Source.at(address));
        }
        boolean trapsHere = mayNotFault(inode);
        return write(inode, index, new Source() {
            private int page;

            @Override
            public long take() {
                at(GENERIC_FILE_DIRECT_WRITE__PIN);
                long found = pin(address, trapsHere ? Gup.NOFAULT : 0);
                if (found < 0 && trapsHere && kernel.vfs().usercopy().copyFromUser(address) >= 0) {
                    found = pin(address, Gup.NOFAULT);
                }
                page = (int) found;
                return Math.min(0, found);
            }

            @Override
            public int over(int old) {
                return machine.pages().content(page);
            }

            @Override
            public void release() {
                kernel.cpu().idle();
                kernel.pageAlloc().put(page);
            }
        });
    }

    private long write(int inode, int index, Source source) {
        enter(Function.GENERIC_FILE_DIRECT_WRITE, index);
        at(GENERIC_FILE_DIRECT_WRITE__LOCK);
        kernel.lock(LockKind.I_MUTEX, inode);
        kernel.fileSystems().fileUpdateTime(inode);
        long result = writeLocked(inode, index, source);
        at(GENERIC_FILE_DIRECT_WRITE__UNLOCK);
        kernel.unlock(LockKind.I_MUTEX, inode);
        return leave(result);
    }

    private long writeLocked(int inode, int index, Source source) {
        if (!has(Patch.DIRTY_TRACKING)) {
            // Kernels up to 2.6.30 do this; only here does it matter, where dirt may be in entries alone.
            at(GENERIC_FILE_DIRECT_WRITE__UNMAP);
            kernel.memoryZap().unmapMappingRange(inode, index, index + 1, false);
        }
        if (PageSize.bytes(index) > machine.inodes().size(inode)) {
            kernel.truncate().tail().grow(inode, machine.inodes().size(inode), FileTail.Growth.DIRECT);
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
        failed = source.take();
        if (failed < 0) {
            return failed;
        }
        failed = toMedium(inode, index, source);
        source.release();
        if (failed < 0) {
            return failed;
        }
        at(GENERIC_FILE_DIRECT_WRITE__INVALIDATE_AGAIN);
        kernel.vfs().invalidate().invalidateInodePages2Range(inode, index, index + 1);
        return PageSize.BYTES;
    }

    private long toMedium(int inode, int index, Source source) {
        count(Counter.PAGES_WRITTEN, 1);
        long failed = kernel.injected(Injection.Place.WRITEPAGE, machine.counter(Counter.PAGES_WRITTEN));
        if (failed < 0) {
            at(GENERIC_FILE_DIRECT_WRITE__ERROR);
            return failed;
        }
        at(GENERIC_FILE_DIRECT_WRITE__MEDIUM);
        set(Field.DISK_CONTENT, inode, index, source.over(machine.inodes().onDisk(inode, index)));
        set(Field.INODE_SIZE, inode, Math.max(machine.inodes().size(inode), PageSize.bytes(index + 1L)));
        return 0;
    }

    /// read(2) of page `index`, which is in the file, straight into the page at `address` of the current task, which
    /// is pinned for it: 0, or a negative error. No entry is used, so the page has to be marked dirty by hand.
    long readInto(int inode, int index, long address) {
        enter(Function.GENERIC_FILE_DIRECT_READ, index);
        at(GENERIC_FILE_DIRECT_READ__CHECK_SIZE);
        at(GENERIC_FILE_DIRECT_READ__FLUSH);
        long failed = flush(inode, index);
        if (failed < 0) {
            return leave(failed);
        }
        boolean hole = machine.inodes().onDisk(inode, index) == Contents.ZEROES && goesByExtents(inode);
        boolean noFault = mayNotFault(inode);
        failed = hole ? clear(address, noFault) : intoPinned(inode, index, address, noFault ? Gup.NOFAULT : 0);
        if (failed < 0 && noFault && hole) {
            faultIn(address);
            failed = clear(address, true);
        }
        if (failed < 0 && noFault) {
            at(GENERIC_FILE_DIRECT_READ__CACHED);
            failed = Math.min(0, kernel.vfs().readWrite().readInto(inode, index, address));
        }
        return leave(failed);
    }

    private long intoPinned(int inode, int index, long address, int flags) {
        at(GENERIC_FILE_DIRECT_READ__PIN);
        long page = pin(address, Gup.WRITE | flags);
        if (page < 0) {
            return page;
        }
        at(GENERIC_FILE_DIRECT_READ__MEDIUM);
        kernel.cpu().idle();
        kernel.pageAlloc().fill(page, machine.inodes().onDisk(inode, index));
        kernel.vfs().remote().setPageDirtyLock((int) page);
        kernel.pageAlloc().put((int) page);
        return 0;
    }

    /// `iomap_dio_hole_iter`: there is nothing to be read, so the bytes are cleared as by any other copy.
    private long clear(long address, boolean atomic) {
        at(GENERIC_FILE_DIRECT_READ__HOLE);
        return atomic ? kernel.vfs().usercopy().copyToUserAtomic(address, Contents.ZEROES)
            : kernel.vfs().usercopy().copyToUser(address, Contents.ZEROES, PageSize.BYTES);
    }

    /// `fault_in_safe_writeable`.
    private void faultIn(long address) {
        at(GENERIC_FILE_DIRECT_READ__FAULT_IN);
        int mm = machine.processes().mm(current().number());
        kernel.lockToRead(LockKind.MMAP_SEM, mm);
        kernel.gup().getUserPage(mm, address, Gup.UNLOCKABLE | Gup.WRITE | Gup.TRIED);
        kernel.unlock(LockKind.MMAP_SEM, mm);
    }

    private long pin(long address, int flags) {
        int mm = machine.processes().mm(current().number());
        kernel.lockToRead(LockKind.MMAP_SEM, mm);
        long page = kernel.gup().getUserPage(mm, address, Gup.GET | Gup.UNLOCKABLE | flags);
        kernel.unlock(LockKind.MMAP_SEM, mm);
        return page;
    }

    /// Whether holes are told from what has to be read.
    private boolean goesByExtents(int inode) {
        return has(Patch.IOMAP_DIRECT)
            && kernel.fileSystems().profile(inode).has(FileSystem.Trait.DIRECT_BY_EXTENTS);
    }

    private boolean mayNotFault(int inode) {
        return has(Patch.IOMAP_DIRECT) && kernel.fileSystems().profile(inode).has(FileSystem.Trait.LOCKS_EXTENTS);
    }

    /// The bytes go through the cache after all, because they must not change while their checksum is made.
    private boolean goesThroughCache(int inode) {
        return has(Patch.BTRFS_DIRECT_CACHED) && kernel.fileSystems().profile(inode).has(FileSystem.Trait.CHECKSUMS);
    }

    private long writeCached(int inode, int index, FilemapReadWrite.Source source) {
        enter(Function.GENERIC_FILE_DIRECT_WRITE, index);
        at(GENERIC_FILE_DIRECT_WRITE__CACHED);
        long result = kernel.vfs().readWrite().write(inode, PageSize.bytes(index), source, false);
        if (result < 0) {
            return leave(result);
        }
        at(GENERIC_FILE_DIRECT_WRITE__FLUSH);
        long failed = flush(inode, index);
        kernel.vfs().invalidate().invalidateMappingPages(inode, index, index + 1);
        return leave(failed < 0 ? failed : result);
    }

    private long flush(int inode, int index) {
        kernel.filemap().fdatawrite(inode, index, index + 1);
        return kernel.filemap().fdatawait(inode, index, index + 1);
    }
}
