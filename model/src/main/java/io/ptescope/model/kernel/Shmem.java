package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.ShmemSite.SHMEM_EVICT_INODE__PAGES;
import static io.ptescope.model.kernel.ShmemSite.SHMEM_ZERO_SETUP__MAP;
import static io.ptescope.model.kernel.ShmemSite.SHMEM_ZERO_SETUP__NEW_FILE;

import io.ptescope.model.arch.PageSize;
import io.ptescope.model.state.Field;

/// mm/shmem.c: files in memory, and the files without a name that stand behind shared memory.
final class Shmem extends KernelFile {
    Shmem(Kernel kernel) {
        super(kernel);
    }

    /// `shmem_zero_setup`: gives an area of shared anonymous memory, or a shared one of /dev/zero, a file of its own.
    /// 0, or ENFILE where the machine was built with too few ([MachineSpec.State#NAMELESS]).
    long zeroSetup(int vma) {
        int inode = firstFree();
        if (inode == 0) {
            return Errno.ENFILE.result();
        }
        enter(Function.SHMEM_ZERO_SETUP, machine.vmas().start(vma));
        at(SHMEM_ZERO_SETUP__NEW_FILE);
        set(Field.INODE_SIZE, inode, PageSize.bytes(machine.vmas().pages(vma)));
        at(SHMEM_ZERO_SETUP__MAP);
        set(Field.VMA_FILE, vma, inode);
        set(Field.VMA_PGOFF, vma, 0);
        return leave(0);
    }

    private int firstFree() {
        for (int inode = 1; inode <= kernel.spec().files().size(); inode++) {
            if (isNameless(inode) && machine.inodes().size(inode) == 0) {
                return inode;
            }
        }
        return 0;
    }

    private boolean isNameless(int inode) {
        return kernel.spec().files().get(inode - 1).state() == MachineSpec.State.NAMELESS;
    }

    /// `shmem_evict_inode`, when an area has let go of `inode`: a file without a name ends with its last mapping.
    void release(int inode) {
        if (inode == 0 || !isNameless(inode) || !machine.vmas().mapping(inode).isEmpty()) {
            return;
        }
        enter(Function.SHMEM_EVICT_INODE, inode);
        at(SHMEM_EVICT_INODE__PAGES);
        kernel.truncate().truncateInodePages(inode, 0, 0);
        set(Field.INODE_SIZE, inode, 0);
        leave();
    }
}
