package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.SyncSite.DO_FSYNC__LOCK;
import static io.ptescope.model.kernel.SyncSite.DO_FSYNC__METADATA;
import static io.ptescope.model.kernel.SyncSite.DO_FSYNC__UNLOCK;
import static io.ptescope.model.kernel.SyncSite.DO_FSYNC__WAIT;
import static io.ptescope.model.kernel.SyncSite.DO_FSYNC__WRITE;
import static io.ptescope.model.kernel.SyncSite.SYS_SYNCFS__WAIT;
import static io.ptescope.model.kernel.SyncSite.SYS_SYNCFS__WRITE;
import static io.ptescope.model.kernel.SyncSite.SYS_SYNC_FILE_RANGE__WAIT_AFTER;
import static io.ptescope.model.kernel.SyncSite.SYS_SYNC_FILE_RANGE__WAIT_BEFORE;
import static io.ptescope.model.kernel.SyncSite.SYS_SYNC_FILE_RANGE__WRITE;
import static io.ptescope.model.kernel.SyncSite.SYS_SYNC__WAIT;
import static io.ptescope.model.kernel.SyncSite.SYS_SYNC__WRITE;
import static io.ptescope.model.kernel.SyncSite.VFS_FSYNC_RANGE__ERRORS;
import static io.ptescope.model.kernel.SyncSite.VFS_FSYNC_RANGE__METADATA;
import static io.ptescope.model.kernel.SyncSite.VFS_FSYNC_RANGE__ORDERED;
import static io.ptescope.model.kernel.SyncSite.VFS_FSYNC_RANGE__WAIT;
import static io.ptescope.model.kernel.SyncSite.VFS_FSYNC_RANGE__WRITE;

import io.ptescope.model.state.LockKind;

import io.ptescope.model.state.Field;

/// fs/sync.c: a file, a range of it, or everything goes to the medium (specification section 6.7).
final class Sync extends KernelFile {
    private static final int ALL = Integer.MAX_VALUE;

    Sync(Kernel kernel) {
        super(kernel);
    }

    /// fsync(2): 0, or the error of an earlier write.
    long fsync(int inode) {
        return has(Patch.MSYNC_RANGE) ? vfsFsyncRange(inode, 0, ALL) : doFsync(inode);
    }

    /// `vfs_fsync_range` (2.6.35) of pages `from` up to `to`, with what the file system makes of it: the range is
    /// written and waited for, then the attributes follow; an error of an earlier write is reported once.
    long vfsFsyncRange(int inode, int from, int to) {
        enter(Function.VFS_FSYNC_RANGE, inode);
        at(VFS_FSYNC_RANGE__WRITE);
        boolean whole = kernel.fileSystems().profile(inode).has(FileSystem.Trait.LOGS_WHOLE_FILES);
        int first = whole ? 0 : from;
        int end = whole ? ALL : to;
        kernel.filemap().fdatawrite(inode, first, end);
        at(VFS_FSYNC_RANGE__WAIT);
        long failed = kernel.filemap().fdatawait(inode, first, end);
        if (failed == 0) {
            at(VFS_FSYNC_RANGE__METADATA);
            commit(inode);
            kernel.fsWriteback().metadataWritten(inode);
        } else {
            at(VFS_FSYNC_RANGE__ERRORS);
        }
        return leave(failed);
    }

    /// The journal of ext4 (data=ordered) commits what belongs to the inode; a page whose tail was zeroed goes first.
    private void commit(int inode) {
        int ordered = (int) machine.get(Field.INODE_ORDERED, inode, 0) - 1;
        if (ordered >= 0) {
            at(VFS_FSYNC_RANGE__ORDERED);
            kernel.filemap().fdatawrite(inode, ordered, ordered + 1);
            kernel.filemap().fdatawait(inode, ordered, ordered + 1);
            set(Field.INODE_ORDERED, inode, 0);
        }
    }

    /// `do_fsync`: writes what is known to be dirty, and waits for it. 0, or the error of an earlier write. An inode
    /// with nothing but I_DIRTY_PAGES stays on its list until the flusher comes, as ext3 leaves it.
    long doFsync(int inode) {
        enter(Function.DO_FSYNC, inode);
        at(DO_FSYNC__WRITE);
        kernel.filemap().fdatawrite(inode, 0, ALL);
        at(DO_FSYNC__LOCK);
        kernel.lock(LockKind.I_MUTEX, inode);
        at(DO_FSYNC__METADATA);
        at(DO_FSYNC__UNLOCK);
        kernel.unlock(LockKind.I_MUTEX, inode);
        at(DO_FSYNC__WAIT);
        return leave(kernel.filemap().fdatawait(inode, 0, ALL));
    }

    /// `sys_sync`: every dirty inode.
    long sysSync() {
        kernel.pageAlloc().batches().drain();
        enter(Function.SYS_SYNC, 0);
        at(SYS_SYNC__WRITE);
        kernel.fsWriteback().writeAll(FsWriteback.EVERYWHERE);
        at(SYS_SYNC__WAIT);
        kernel.buffer().endAllIo();
        return leave(0);
    }

    /// `sys_syncfs` (2.6.39; here older kernels have it too): every dirty inode of the volume that `inode` lies on.
    long sysSyncfs(int inode) {
        enter(Function.SYS_SYNCFS, inode);
        at(SYS_SYNCFS__WRITE);
        kernel.fsWriteback().writeAll(kernel.spec().volume(inode));
        at(SYS_SYNCFS__WAIT);
        kernel.buffer().endAllIo();
        return leave(0);
    }

    /// `sys_sync_file_range` of `pages` pages from page `from` on. Pages that are being written already are left out
    /// of the writing (WB_SYNC_NONE up to 2.6.28), which is what the waiting before is for.
    long sysSyncFileRange(int inode, int from, int pages, boolean waitBefore, boolean write, boolean waitAfter) {
        enter(Function.SYS_SYNC_FILE_RANGE, inode);
        long result = 0;
        if (waitBefore) {
            at(SYS_SYNC_FILE_RANGE__WAIT_BEFORE);
            result = kernel.filemap().fdatawait(inode, from, from + pages);
        }
        if (write && result == 0) {
            at(SYS_SYNC_FILE_RANGE__WRITE);
            kernel.filemap().startWriting(inode, from, from + pages);
        }
        if (waitAfter && result == 0) {
            at(SYS_SYNC_FILE_RANGE__WAIT_AFTER);
            result = kernel.filemap().fdatawait(inode, from, from + pages);
        }
        return leave(result);
    }
}
