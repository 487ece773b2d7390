package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.DaxSite.DAX_INSERT_MAPPING__ENTRY;
import static io.ptescope.model.kernel.DaxSite.DAX_INSERT_MAPPING__NEED_SYNC;
import static io.ptescope.model.kernel.DaxSite.DAX_INSERT_MAPPING__PAGE;
import static io.ptescope.model.kernel.DaxSite.DAX_INSERT_MAPPING__READ_ONLY;
import static io.ptescope.model.kernel.DaxSite.DAX_INSERT_MAPPING__WRITABLE;
import static io.ptescope.model.kernel.DaxSite.DAX_IOMAP_PTE_FAULT__BEYOND_END;
import static io.ptescope.model.kernel.DaxSite.DAX_IOMAP_PTE_FAULT__CHECK_SIZE;
import static io.ptescope.model.kernel.DaxSite.DAX_IOMAP_PTE_FAULT__COPY;
import static io.ptescope.model.kernel.DaxSite.DAX_IOMAP_PTE_FAULT__FAILED;
import static io.ptescope.model.kernel.DaxSite.DAX_IOMAP_PTE_FAULT__GRAB;
import static io.ptescope.model.kernel.DaxSite.DAX_IOMAP_PTE_FAULT__HOLE;
import static io.ptescope.model.kernel.DaxSite.DAX_IOMAP_PTE_FAULT__INSERT;
import static io.ptescope.model.kernel.DaxSite.DAX_IOMAP_PTE_FAULT__IOMAP;
import static io.ptescope.model.kernel.DaxSite.DAX_IOMAP_PTE_FAULT__NEW_BLOCK;
import static io.ptescope.model.kernel.DaxSite.DAX_IOMAP_PTE_FAULT__UNLOCK;
import static io.ptescope.model.kernel.DaxSite.DAX_LOAD_HOLE__ENTRY;
import static io.ptescope.model.kernel.DaxSite.DAX_LOAD_HOLE__FIND_PAGE;
import static io.ptescope.model.kernel.DaxSite.DAX_LOAD_HOLE__FINISH;
import static io.ptescope.model.kernel.DaxSite.DAX_LOAD_HOLE__INSERT_ZERO;
import static io.ptescope.model.kernel.DaxSite.DAX_LOAD_HOLE__INSERT_ZERO_PAGE;
import static io.ptescope.model.kernel.DaxSite.DAX_LOAD_HOLE__OUT_OF_MEMORY;

import io.ptescope.model.arch.PageSize;
import io.ptescope.model.kernel.DaxBlocks.Extent;
import io.ptescope.model.kernel.MemoryInsertPfn.Frame;
import io.ptescope.model.state.Contents;
import io.ptescope.model.state.Counter;
import io.ptescope.model.state.DaxEntry;
import io.ptescope.model.state.Facts;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.InodeState;
import io.ptescope.model.state.VmFlag;

/// fs/dax.c: faults of files whose pages are the storage itself (specification sections 8.3 to 8.6). What file systems
/// put around them is in [DaxFileSystem], the entries of the tree in [DaxEntries], cleaning in [DaxWriteback].
final class Dax extends KernelFile {
    private static final int NO_PAGE = -1;

    private final DaxEntries entries;
    private final DaxBlocks blocks;
    private final DaxFileSystem fileSystem;
    private final DaxWriteback writeback;
    private final DaxHuge huge;

    Dax(Kernel kernel) {
        super(kernel);
        this.entries = new DaxEntries(kernel);
        this.blocks = new DaxBlocks(kernel);
        this.fileSystem = new DaxFileSystem(kernel);
        this.writeback = new DaxWriteback(kernel);
        this.huge = new DaxHuge(kernel);
    }

    DaxEntries entries() {
        return entries;
    }

    DaxBlocks blocks() {
        return blocks;
    }

    DaxFileSystem fileSystem() {
        return fileSystem;
    }

    DaxHuge huge() {
        return huge;
    }

    DaxWriteback writeback() {
        return writeback;
    }

    /// `dax_iomap_pte_fault`: a bit set of [FaultResult]. A private store copies to `copy`, a new page, or -1.
    int iomapPteFault(PageFault fault, int copy) {
        enter(Function.DAX_IOMAP_PTE_FAULT, fault.address());
        int inode = machine.vmas().file(fault.vma());
        int index = machine.vmas().index(fault.vma(), fault.address());
        at(DAX_IOMAP_PTE_FAULT__CHECK_SIZE);
        if (index >= machine.inodes().pages(inode)) {
            at(DAX_IOMAP_PTE_FAULT__BEYOND_END);
            return (int) leave(FaultResult.SIGBUS);
        }
        at(DAX_IOMAP_PTE_FAULT__GRAB);
        int page = entries.grab(inode, index);
        at(DAX_IOMAP_PTE_FAULT__IOMAP);
        Extent extent = blocks.iomapBegin(inode, index, fault.write() && copy == NO_PAGE);
        int result;
        if (extent.error() != 0) {
            at(DAX_IOMAP_PTE_FAULT__FAILED);
            result = FaultResult.ofError(extent.error());
        } else if (copy != NO_PAGE) {
            result = copyTo(fault, copy, extent);
        } else if (extent.isHole()) {
            at(DAX_IOMAP_PTE_FAULT__HOLE);
            result = loadHole(fault, inode, index, page);
        } else {
            result = insertNew(fault, inode, index, extent);
        }
        if (extent.error() == 0 || !has(Patch.OMIT_DAX_UNLOCK)) {
            at(DAX_IOMAP_PTE_FAULT__UNLOCK);
            entries.unlock(inode, index);
        }
        return (int) leave(result);
    }

    private int copyTo(PageFault fault, int copy, Extent extent) {
        at(DAX_IOMAP_PTE_FAULT__COPY);
        set(Field.PAGE_CONTENT, copy,
            extent.isHole() ? Contents.ZEROES : machine.pages().content(extent.pfn()));
        int result = kernel.memory().finishFault().finishFault(fault, copy, true);
        return result == FaultResult.MINOR ? FaultResult.DONE_COW : result;
    }

    private int insertNew(PageFault fault, int inode, int index, Extent extent) {
        int major = 0;
        if (extent.fresh()) {
            at(DAX_IOMAP_PTE_FAULT__NEW_BLOCK);
            count(Counter.PGMAJFAULT, 1);
            major = FaultResult.MAJOR;
        }
        at(DAX_IOMAP_PTE_FAULT__INSERT);
        int result = insertMapping(fault, inode, index, extent);
        return FaultResult.has(result, FaultResult.NEEDDSYNC) ? result : result | major;
    }

    /// `dax_insert_mapping`: first the entry of the tree, then that of the page table. Up to 4.13 the latter starts
    /// read-only, even for a store.
    private int insertMapping(PageFault fault, int inode, int index, Extent extent) {
        enter(Function.DAX_INSERT_MAPPING, index);
        boolean sync = fault.write() && machine.vmas().is(fault.vma(), VmFlag.SYNC)
            && machine.inodes().is(inode, InodeState.DIRTY_DATASYNC);
        at(DAX_INSERT_MAPPING__ENTRY);
        entries.insert(inode, index, DaxEntry.of(extent.pfn()), (fault.write() || has(Patch.DAX_READ_TAGS)) && !sync);
        if (sync) {
            at(DAX_INSERT_MAPPING__NEED_SYNC);
            return (int) leave(FaultResult.NEEDDSYNC);
        }
        return (int) leave(insertPte(fault, extent.pfn(), fault.write()));
    }

    /// `dax_insert_pfn_mkwrite`: the end of a fault whose metadata had to be written first. Bits of [FaultResult].
    int insertSynced(PageFault fault, long pfn) {
        enter(Function.DAX_INSERT_MAPPING, machine.vmas().index(fault.vma(), fault.address()));
        return (int) leave(insertPte(fault, pfn, true));
    }

    /// The last step of a fault: bits of [FaultResult].
    private int insertPte(PageFault fault, long pfn, boolean write) {
        long address = fault.address() & -PageSize.BYTES;
        if (has(Patch.DAX_PAGES_COUNTED)) {
            at(DAX_INSERT_MAPPING__PAGE);
            return kernel.memoryInsert().vmfInsertPageMkwrite(fault.vma(), address, (int) pfn, write);
        }
        Frame frame = new Frame(pfn, true);
        if (write && has(Patch.DAX_ZERO_PAGE)) {
            at(DAX_INSERT_MAPPING__WRITABLE);
            return MemoryInsertPfn.faultResult(
                kernel.memoryInsertPfn().vmInsertMixedMkwrite(fault.vma(), address, frame));
        }
        at(DAX_INSERT_MAPPING__READ_ONLY);
        return MemoryInsertPfn.faultResult(kernel.memoryInsertPfn().vmInsertMixed(fault.vma(), address, frame));
    }

    /// `dax_load_hole`: up to 4.13 a page of zeroes in the page cache, which costs memory; later the zero page.
    private int loadHole(PageFault fault, int inode, int index, int holePage) {
        enter(Function.DAX_LOAD_HOLE, index);
        if (!has(Patch.DAX_ZERO_PAGE)) {
            return (int) leave(loadHolePage(fault, inode, index, holePage));
        }
        at(DAX_LOAD_HOLE__ENTRY);
        entries.insert(inode, index, DaxEntry.zero(), has(Patch.DAX_READ_TAGS));
        long address = fault.address() & -PageSize.BYTES;
        if (has(Patch.DAX_PAGES_COUNTED)) {
            at(DAX_LOAD_HOLE__INSERT_ZERO_PAGE);
            return (int) leave(kernel.memoryInsert().vmfInsertPageMkwrite(fault.vma(), address, Facts.ZERO_PFN, false));
        }
        at(DAX_LOAD_HOLE__INSERT_ZERO);
        // The result is not looked at: the access is tried again in any case.
        kernel.memoryInsertPfn().vmInsertMixed(fault.vma(), address, Frame.raw(Facts.ZERO_PFN));
        return (int) leave(FaultResult.NOPAGE);
    }

    private int loadHolePage(PageFault fault, int inode, int index, int holePage) {
        int page = holePage;
        if (page == NO_PAGE) {
            at(DAX_LOAD_HOLE__FIND_PAGE);
            page = kernel.pageAlloc().allocZeroed();
            if (page == PageAlloc.NONE) {
                at(DAX_LOAD_HOLE__OUT_OF_MEMORY);
                return FaultResult.OOM;
            }
            // The page takes the place of the locked entry, and its lock that of the entry.
            kernel.pageAlloc().lockPage(page);
            add(Field.MAPPING_NREXCEPTIONAL, inode, -1);
            kernel.filemap().addToPageCache(inode, index, page);
            kernel.pageAlloc().get(page);
        }
        at(DAX_LOAD_HOLE__FINISH);
        int result = kernel.memory().finishFault().finishFault(fault, page, false);
        if (result == FaultResult.MINOR) {
            kernel.pageAlloc().get(page);
        }
        return FaultResult.NOPAGE;
    }
}
