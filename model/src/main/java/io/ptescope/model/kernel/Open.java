package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.OpenSite.VFS_FALLOCATE__CHECK;
import static io.ptescope.model.kernel.OpenSite.VFS_FALLOCATE__FILE_SYSTEM;
import static io.ptescope.model.kernel.OpenSite.VFS_FALLOCATE__LOCK;
import static io.ptescope.model.kernel.OpenSite.VFS_FALLOCATE__UNLOCK;
import static io.ptescope.model.kernel.OpenSite.VFS_FALLOCATE__UNSUPPORTED;

import io.ptescope.model.state.LockKind;

/// fs/open.c: fallocate(2).
final class Open extends KernelFile {
    private final FileSystemFallocate fileSystem;

    Open(Kernel kernel) {
        super(kernel);
        this.fileSystem = new FileSystemFallocate(kernel);
    }

    /// `vfs_fallocate` of `pages` pages from `first` on: 0, or a negative error. (The file system takes the lock of the
    /// inode; here it is shown once for all of them.)
    long vfsFallocate(int inode, FallocateMode mode, int first, int pages) {
        if (!has(Patch.FALLOCATE)) {
            return Errno.ENOSYS.result();
        }
        enter(Function.VFS_FALLOCATE, first);
        at(VFS_FALLOCATE__CHECK);
        FileSystem profile = kernel.fileSystems().profile(inode);
        boolean moves = mode == FallocateMode.COLLAPSE || mode == FallocateMode.INSERT;
        boolean memory = kernel.fileSystems().isMemory(inode);
        boolean ranges = memory || mode != FallocateMode.ALLOCATE && mode != FallocateMode.KEEP;
        if (!profile.has(FileSystem.Trait.FALLOCATES) || moves && !profile.has(FileSystem.Trait.SHIFTS)
            || mode == FallocateMode.ZERO && memory || ranges && !has(Patch.FALLOCATE_RANGES)) {
            at(VFS_FALLOCATE__UNSUPPORTED);
            return leave(Errno.EOPNOTSUPP.result());
        }
        at(VFS_FALLOCATE__LOCK);
        kernel.lock(LockKind.I_MUTEX, inode);
        at(VFS_FALLOCATE__FILE_SYSTEM);
        long result = fileSystem.fallocate(inode, mode, first, pages);
        at(VFS_FALLOCATE__UNLOCK);
        kernel.unlock(LockKind.I_MUTEX, inode);
        return leave(result);
    }

    /// A hole punched by madvise: 0, or a negative error. Before fallocate, memory files know how to make one
    /// (`shmem_truncate_range`).
    long punchHole(int inode, int first, int pages) {
        if (has(Patch.FALLOCATE_RANGES)) {
            return vfsFallocate(inode, FallocateMode.PUNCH, first, pages);
        }
        kernel.lock(LockKind.I_MUTEX, inode);
        long result = fileSystem.fallocate(inode, FallocateMode.PUNCH, first, pages);
        kernel.unlock(LockKind.I_MUTEX, inode);
        return result;
    }
}
