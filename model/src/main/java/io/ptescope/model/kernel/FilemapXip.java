package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.FileSystemSite.XIP_FILE_FAULT__BEYOND_END;
import static io.ptescope.model.kernel.FileSystemSite.XIP_FILE_FAULT__CACHED;
import static io.ptescope.model.kernel.FileSystemSite.XIP_FILE_FAULT__CHECK_SIZE;
import static io.ptescope.model.kernel.FileSystemSite.XIP_FILE_FAULT__INSERT;
import static io.ptescope.model.kernel.FileSystemSite.XIP_FILE_FAULT__INSERT_PAGE;

import io.ptescope.model.state.Facts;

/// mm/filemap_xip.c (2.6.26): files whose pages are mapped as frames, because they are the storage itself, or because
/// their driver shows its cache that way.
final class FilemapXip extends KernelFile {
    FilemapXip(Kernel kernel) {
        super(kernel);
    }

    /// `xip_file_fault`: the area gets the frame that is the storage itself.
    int xipFileFault(PageFault fault) {
        enter(Function.XIP_FILE_FAULT, fault.address());
        at(XIP_FILE_FAULT__CHECK_SIZE);
        int inode = machine.vmas().file(fault.vma());
        int index = machine.vmas().index(fault.vma(), fault.address());
        if (index >= machine.inodes().pages(inode)) {
            at(XIP_FILE_FAULT__BEYOND_END);
            return (int) leave(FaultResult.SIGBUS);
        }
        if (!kernel.fileSystems().profile(inode).isRaw()) {
            return (int) leave(insertCached(fault, inode, index));
        }
        at(XIP_FILE_FAULT__INSERT);
        return (int) leave(MemoryInsertPfn.faultResult(kernel.memoryInsertPfn().vmInsertMixed(fault.vma(),
            fault.address(), MemoryInsertPfn.Frame.raw(Facts.rawPfn(inode, index)))));
    }

    private int insertCached(PageFault fault, int inode, int index) {
        at(XIP_FILE_FAULT__CACHED);
        Filemap.Found found = kernel.filemap().fault(inode, index);
        if (found.pfn() < 0) {
            return found.result();
        }
        at(XIP_FILE_FAULT__INSERT_PAGE);
        long error = kernel.memoryInsertPfn().vmInsertMixed(fault.vma(), fault.address(),
            MemoryInsertPfn.Frame.raw(found.pfn()));
        kernel.pageAlloc().unlockPage(found.pfn());
        kernel.pageAlloc().put(found.pfn());
        return MemoryInsertPfn.faultResult(error) | found.result() & FaultResult.MAJOR;
    }
}
