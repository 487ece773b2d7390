package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.DaxSite.DAX_FINISH_SYNC_FAULT__FAILED;
import static io.ptescope.model.kernel.DaxSite.DAX_FINISH_SYNC_FAULT__GONE;
import static io.ptescope.model.kernel.DaxSite.DAX_FINISH_SYNC_FAULT__INSERT;
import static io.ptescope.model.kernel.DaxSite.DAX_FINISH_SYNC_FAULT__SYNC;
import static io.ptescope.model.kernel.DaxSite.DAX_FINISH_SYNC_FAULT__TAG;
import static io.ptescope.model.kernel.DaxSite.DAX_PFN_MKWRITE__FINISH;
import static io.ptescope.model.kernel.DaxSite.DAX_PFN_MKWRITE__GONE;
import static io.ptescope.model.kernel.DaxSite.DAX_PFN_MKWRITE__LOOK_UP;
import static io.ptescope.model.kernel.DaxSite.DAX_PFN_MKWRITE__TAG;
import static io.ptescope.model.kernel.DaxSite.DAX_PFN_MKWRITE__UNLOCK;
import static io.ptescope.model.kernel.DaxSite.FS_DAX_FAULT__BEGIN;
import static io.ptescope.model.kernel.DaxSite.FS_DAX_FAULT__END;
import static io.ptescope.model.kernel.DaxSite.FS_DAX_FAULT__HANDLE;
import static io.ptescope.model.kernel.DaxSite.FS_DAX_FAULT__HANDLE_HUGE;
import static io.ptescope.model.kernel.DaxSite.FS_DAX_FAULT__SYNC;
import static io.ptescope.model.kernel.DaxSite.FS_DAX_PFN_MKWRITE__BEGIN;
import static io.ptescope.model.kernel.DaxSite.FS_DAX_PFN_MKWRITE__BEYOND_END;
import static io.ptescope.model.kernel.DaxSite.FS_DAX_PFN_MKWRITE__CHECK_SIZE;
import static io.ptescope.model.kernel.DaxSite.FS_DAX_PFN_MKWRITE__END;
import static io.ptescope.model.kernel.DaxSite.FS_DAX_PFN_MKWRITE__HANDLE;

import io.ptescope.model.event.Topic;
import io.ptescope.model.state.Counter;
import io.ptescope.model.state.InodeState;
import io.ptescope.model.state.VmFlag;

/// What ext2, ext4 and xfs put around the faults of fs/dax.c (specification section 8.1): time stamps, their locks, and
/// for MAP_SYNC the metadata.
final class DaxFileSystem extends KernelFile {
    private static final int NO_PAGE = -1;

    DaxFileSystem(Kernel kernel) {
        super(kernel);
    }

    /// `vm_ops->fault`.
    Filemap.Found fault(PageFault fault, int copy) {
        return new Filemap.Found(NO_PAGE, fsDaxFault(fault, copy));
    }

    /// `vm_ops->page_mkwrite`, reached only while holes are mapped by pages: up to 4.13.
    int pageMkwrite(PageFault fault, int page) {
        count(Counter.MKWRITE_CALLS, 1);
        remark(Topic.CALLBACK, page, machine.pages().index(page));
        return fsDaxFault(fault, NO_PAGE);
    }

    /// `vm_ops->pfn_mkwrite`: since 4.14 a fault like any other, which finds an entry to upgrade.
    int pfnMkwrite(PageFault fault) {
        count(Counter.PFN_MKWRITE_CALLS, 1);
        remark(Topic.CALLBACK, fault.entry().pfn(), machine.vmas().index(fault.vma(), fault.address()));
        boolean checksFirst = kernel.fileSystems().profile(file(fault)).has(FileSystem.Trait.CHECKS_SIZE);
        if (has(Patch.DAX_ZERO_PAGE) && !checksFirst) {
            return fsDaxFault(fault, NO_PAGE);
        }
        enter(Function.FS_DAX_PFN_MKWRITE, fault.address());
        at(FS_DAX_PFN_MKWRITE__BEGIN);
        int inode = file(fault);
        kernel.fileSystems().fileUpdateTime(inode);
        at(FS_DAX_PFN_MKWRITE__CHECK_SIZE);
        if (machine.vmas().index(fault.vma(), fault.address()) >= machine.inodes().pages(inode)) {
            at(FS_DAX_PFN_MKWRITE__BEYOND_END);
            return (int) leave(FaultResult.SIGBUS);
        }
        at(FS_DAX_PFN_MKWRITE__HANDLE);
        int result = has(Patch.DAX_ZERO_PAGE) ? kernel.dax().iomapPteFault(fault, NO_PAGE) : daxPfnMkwrite(fault);
        at(FS_DAX_PFN_MKWRITE__END);
        return (int) leave(result);
    }

    /// `vm_ops->huge_fault`: a bit set of [FaultResult]; FALLBACK leaves it to faults of single pages.
    int hugeFault(int vma, long address, boolean write) {
        enter(Function.FS_DAX_FAULT, address);
        if (write && machine.vmas().is(vma, VmFlag.SHARED)) {
            at(FS_DAX_FAULT__BEGIN);
            kernel.fileSystems().fileUpdateTime(machine.vmas().file(vma));
        }
        at(FS_DAX_FAULT__HANDLE_HUGE);
        int result = kernel.dax().huge().iomapPmdFault(vma, address, write);
        at(FS_DAX_FAULT__END);
        return (int) leave(result);
    }

    private int fsDaxFault(PageFault fault, int copy) {
        enter(Function.FS_DAX_FAULT, fault.address());
        if (fault.write() && machine.vmas().is(fault.vma(), VmFlag.SHARED)) {
            at(FS_DAX_FAULT__BEGIN);
            kernel.fileSystems().fileUpdateTime(file(fault));
        }
        at(FS_DAX_FAULT__HANDLE);
        int result = kernel.dax().iomapPteFault(fault, copy);
        if (FaultResult.has(result, FaultResult.NEEDDSYNC)) {
            at(FS_DAX_FAULT__SYNC);
            result = finishSyncFault(fault);
        }
        at(FS_DAX_FAULT__END);
        return (int) leave(result);
    }

    /// `dax_pfn_mkwrite`, up to 4.13: the entry of the tree is tagged and held while that of the table is upgraded.
    private int daxPfnMkwrite(PageFault fault) {
        enter(Function.DAX_PFN_MKWRITE, fault.address());
        int inode = file(fault);
        int index = machine.vmas().index(fault.vma(), fault.address());
        do {
            at(DAX_PFN_MKWRITE__LOOK_UP);
            kernel.dax().entries().waitUnlocked(inode, index);
        } while (isLocked(inode, index));
        if (!kernel.dax().entries().isEntry(inode, index)) {
            at(DAX_PFN_MKWRITE__GONE);
            return (int) leave(FaultResult.NOPAGE);
        }
        kernel.dax().entries().lock(inode, index);
        at(DAX_PFN_MKWRITE__TAG);
        kernel.dax().entries().tag(inode, index);
        kernel.fsWriteback().markInodeDirty(inode, InodeState.DIRTY_PAGES);
        at(DAX_PFN_MKWRITE__FINISH);
        kernel.memoryMkwrite().finishMkwriteFault(fault);
        at(DAX_PFN_MKWRITE__UNLOCK);
        kernel.dax().entries().unlock(inode, index);
        return (int) leave(FaultResult.NOPAGE);
    }

    private boolean isLocked(int inode, int index) {
        return kernel.dax().entries().isEntry(inode, index) && kernel.dax().entries().entry(inode, index).isLocked();
    }

    /// `dax_finish_sync_fault` (4.15): the block has to be found after a crash before anything can be stored in it.
    private int finishSyncFault(PageFault fault) {
        enter(Function.DAX_FINISH_SYNC_FAULT, fault.address());
        int inode = file(fault);
        int index = machine.vmas().index(fault.vma(), fault.address());
        at(DAX_FINISH_SYNC_FAULT__SYNC);
        if (kernel.sync().vfsFsyncRange(inode, index, index + 1) != 0) {
            at(DAX_FINISH_SYNC_FAULT__FAILED);
            return (int) leave(FaultResult.SIGBUS);
        }
        if (kernel.dax().entries().grab(inode, index) >= 0 || !kernel.dax().entries().entry(inode, index).isReal()) {
            at(DAX_FINISH_SYNC_FAULT__GONE);
            kernel.dax().entries().unlock(inode, index);
            return (int) leave(FaultResult.NOPAGE);
        }
        at(DAX_FINISH_SYNC_FAULT__TAG);
        kernel.dax().entries().tag(inode, index);
        kernel.fsWriteback().markInodeDirty(inode, InodeState.DIRTY_PAGES);
        at(DAX_FINISH_SYNC_FAULT__INSERT);
        int result = kernel.dax().insertSynced(fault, kernel.dax().entries().entry(inode, index).pfn());
        kernel.dax().entries().unlock(inode, index);
        return (int) leave(result);
    }

    private int file(PageFault fault) {
        return machine.vmas().file(fault.vma());
    }
}
