package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.FileSystemSite.FSCACHE_END_PAGE_WRITE__DONE;
import static io.ptescope.model.kernel.FileSystemSite.PAGE_MKWRITE__ALLOW;
import static io.ptescope.model.kernel.FileSystemSite.PAGE_MKWRITE__ASK;
import static io.ptescope.model.kernel.FileSystemSite.PAGE_MKWRITE__BLOCKS;
import static io.ptescope.model.kernel.FileSystemSite.PAGE_MKWRITE__DIRTY;
import static io.ptescope.model.kernel.FileSystemSite.PAGE_MKWRITE__LOCAL_CACHE;
import static io.ptescope.model.kernel.FileSystemSite.PAGE_MKWRITE__NO_SPACE;
import static io.ptescope.model.kernel.FileSystemSite.PAGE_MKWRITE__RESERVE;
import static io.ptescope.model.kernel.FileSystemSite.PAGE_MKWRITE__TIMES;
import static io.ptescope.model.kernel.FileSystemSite.VM_CLOSE__WRITE;

import io.ptescope.model.arch.Pte;
import io.ptescope.model.event.Event.Origin;
import io.ptescope.model.event.Topic;
import io.ptescope.model.state.Counter;
import io.ptescope.model.state.Facts;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.PageFlag;
import io.ptescope.model.state.VmFlag;

/// The file systems' side: what the mm asks them, by the profile of the file ([FileSystem]).
final class FileSystems extends KernelFile {
    private final FileSystemBlocks blocks;
    private final Shmem shmem;
    private final FilemapXip xip;
    private final VmOps[] ops;
    /// By inode; nobody has number 0.
    private final FileSystem[] profiles;

    FileSystems(Kernel kernel) {
        super(kernel);
        this.blocks = new FileSystemBlocks(kernel);
        this.shmem = new Shmem(kernel);
        this.xip = new FilemapXip(kernel);
        this.ops = VmOps.of(machine.facts(), kernel.patches());
        this.profiles = new FileSystem[kernel.spec().files().size() + 1];
        for (int inode = 1; inode < profiles.length; inode++) {
            profiles[inode] = kernel.spec().files().get(inode - 1).profile();
        }
    }

    /// Files in memory, with a name or without.
    Shmem shmem() {
        return shmem;
    }

    FileSystem profile(int inode) {
        return profiles[inode];
    }

    /// Whether the pages of the file are the storage itself (`IS_DAX`).
    boolean isDaxFile(int inode) {
        return inode != 0 && profile(inode).isDax();
    }

    /// `mapping_cap_account_dirty`.
    boolean accountsDirty(int inode) {
        return profile(inode).accountsDirty();
    }

    /// `mapping_cap_writeback_dirty`.
    boolean isWrittenBack(int inode) {
        return profile(inode).accountsDirty() || isDaxFile(inode);
    }

    /// Its pages live in memory only; a page that is not there is made, not read.
    boolean isMemory(int inode) {
        return !profile(inode).accountsDirty() && !isDaxFile(inode);
    }

    boolean hasBuffers(int inode) {
        return profile(inode).hasBuffers();
    }

    /// Whether `vma->vm_ops->page_mkwrite` is there.
    boolean hasPageMkwrite(int vma) {
        return ops[machine.vmas().file(vma)].pageMkwrite();
    }

    /// Whether `vma->vm_ops->pfn_mkwrite` is there.
    boolean hasPfnMkwrite(int vma) {
        return ops[machine.vmas().file(vma)].pfnMkwrite();
    }

    /// Whether `vma->vm_ops->nopfn` is there.
    boolean hasNopfn(int vma) {
        return ops[machine.vmas().file(vma)].nopfn();
    }

    /// `vm_ops->nopage`, up to 2.6.22: a page with one more reference, or -1 and the result of the fault.
    Filemap.Found nopage(PageFault fault) {
        int inode = machine.vmas().file(fault.vma());
        return kernel.devices().isDevice(inode) ? kernel.devices().fault(fault)
            : kernel.filemap().nopage(inode, machine.vmas().index(fault.vma(), fault.address()));
    }

    /// `vm_ops->fault`, 2.6.23 to 2.6.26: a page with one more reference, locked if the result says LOCKED; or -1, and
    /// the result of the fault.
    Filemap.Found fault(PageFault fault) {
        int inode = machine.vmas().file(fault.vma());
        if (kernel.devices().isDevice(inode)) {
            return kernel.devices().fault(fault);
        }
        if (profile(inode).isRaw() || profile(inode).has(FileSystem.Trait.MIXED)) {
            return new Filemap.Found(-1, xip.xipFileFault(fault));
        }
        Filemap.Found found = kernel.filemap().fault(inode, machine.vmas().index(fault.vma(), fault.address()));
        return found.pfn() < 0 ? found : new Filemap.Found(found.pfn(), found.result() | FaultResult.LOCKED);
    }

    /// `page_mkwrite` of the file of `vma`: reserves a block, so that writing cannot fail for want of space later.
    /// 0, or a negative error.
    long pageMkwrite(int vma, int page) {
        if (kernel.devices().isDevice(machine.vmas().file(vma))) {
            int answer = kernel.devices().pageMkwrite(vma, page);
            if (FaultResult.has(answer, FaultResult.LOCKED)) {
                kernel.pageAlloc().unlockPage(page);
            }
            return FaultResult.has(answer, FaultResult.SIGBUS) ? Errno.EIO.result() : 0;
        }
        enter(Function.PAGE_MKWRITE, page);
        at(PAGE_MKWRITE__ASK);
        int inode = machine.vmas().file(vma);
        int index = machine.pages().index(page);
        count(Counter.MKWRITE_CALLS, 1);
        remark(Topic.CALLBACK, page, index);
        waitForLocalCache(page);
        at(PAGE_MKWRITE__RESERVE);
        long failed = kernel.injected(Injection.Place.PAGE_MKWRITE, machine.counter(Counter.MKWRITE_CALLS));
        if (failed == 0) {
            failed = reserveBlock(inode, index);
        }
        if (failed < 0) {
            at(PAGE_MKWRITE__NO_SPACE);
            return leave(failed);
        }
        if (profile(inode).has(FileSystem.Trait.DIRTIES_WHEN_ASKED)) {
            at(PAGE_MKWRITE__DIRTY);
            kernel.pageWriteback().setPageDirty(page);
        }
        at(PAGE_MKWRITE__ALLOW);
        return leave(0);
    }

    /// `page_mkwrite` of the file of `vma` since 2.6.30 (`ext4_page_mkwrite` and its like): the time first, so that
    /// even a refused store leaves its trace, then `block_page_mkwrite`. [FaultResult#LOCKED] with the page locked,
    /// or why not.
    int pageMkwrite(PageFault fault, int page) {
        if (kernel.devices().isDevice(machine.vmas().file(fault.vma()))) {
            return kernel.devices().pageMkwrite(fault.vma(), page);
        }
        if (isDaxFile(machine.vmas().file(fault.vma()))) {
            return kernel.dax().fileSystem().pageMkwrite(fault, page);
        }
        enter(Function.PAGE_MKWRITE, page);
        at(PAGE_MKWRITE__ASK);
        int inode = machine.vmas().file(fault.vma());
        count(Counter.MKWRITE_CALLS, 1);
        remark(Topic.CALLBACK, page, machine.pages().index(page));
        waitForLocalCache(page);
        at(PAGE_MKWRITE__TIMES);
        fileUpdateTime(inode);
        at(PAGE_MKWRITE__BLOCKS);
        return (int) leave(kernel.buffer().blockPageMkwrite(inode, page));
    }

    /// `wait_on_page_fscache_write`: what is on its way to the local cache must not change. The copy ends when somebody
    /// waits for it.
    private void waitForLocalCache(int page) {
        if (machine.pages().is(page, PageFlag.FSCACHE)) {
            at(PAGE_MKWRITE__LOCAL_CACHE);
            kernel.runAs(Origin.HARDWARE, () -> endLocalCopy(page));
        }
    }

    private void endLocalCopy(int page) {
        enter(Function.FSCACHE_END_PAGE_WRITE, page);
        at(FSCACHE_END_PAGE_WRITE__DONE);
        clearFlag(page, PageFlag.FSCACHE);
        leave();
    }

    /// `fscache_write_page`: a page that was read is also copied to the local cache, if the file system has one.
    void copyToLocalCache(int inode, int page) {
        if (profile(inode).has(FileSystem.Trait.LOCAL_CACHE)) {
            setFlag(page, PageFlag.FSCACHE);
        }
    }

    /// `pfn_mkwrite`: a store is about to hit a frame without struct page. Bits of [FaultResult].
    int pfnMkwrite(PageFault fault) {
        if (kernel.devices().isDevice(machine.vmas().file(fault.vma()))) {
            return kernel.devices().pfnMkwrite(fault);
        }
        if (isDaxFile(machine.vmas().file(fault.vma()))) {
            return kernel.dax().fileSystem().pfnMkwrite(fault);
        }
        count(Counter.PFN_MKWRITE_CALLS, 1);
        remark(Topic.CALLBACK, fault.entry().pfn(), machine.vmas().index(fault.vma(), fault.address()));
        return FaultResult.MINOR;
    }

    /// Whether `vma->vm_ops->map_pages` is there: read faults of page-cache files map neighbours as well.
    boolean hasMapPages(int vma) {
        int inode = machine.vmas().file(vma);
        return !kernel.devices().isDevice(inode) && !profile(inode).isRaw()
            && !profile(inode).has(FileSystem.Trait.MIXED) && !isDaxFile(inode);
    }

    /// Whether the pages of the area are those of a DAX file (`is_fsdax_page`).
    boolean isDax(int vma) {
        return has(Patch.DAX_PAGES_COUNTED) && isDaxFile(machine.vmas().file(vma));
    }

    /// `vm_ops->fault`, 3.15 and later: a page with one more reference, locked if the result says LOCKED; or -1 and the
    /// result of the fault. A handler that copies by itself does so to `copy`, a new page, or -1.
    Filemap.Found fault(PageFault fault, int copy) {
        int inode = machine.vmas().file(fault.vma());
        if (kernel.devices().isDevice(inode)) {
            return kernel.devices().fault(fault);
        }
        if (isDaxFile(inode)) {
            return kernel.dax().fileSystem().fault(fault, copy);
        }
        if (profile(inode).isRaw() || profile(inode).has(FileSystem.Trait.MIXED)) {
            return new Filemap.Found(-1, xip.xipFileFault(fault));
        }
        return kernel.filemapFault().fault(fault);
    }

    /// Page `index` is about to leave the cache. Nobody sees that it is mapped where vm_insert_mixed has made special
    /// entries of it, so the driver takes them away itself.
    void releasePage(int inode, int index) {
        if (has(Patch.PTE_SPECIAL) && profile(inode).showsFrames()) {
            kernel.memoryZap().unmapMappingRange(inode, index, index + 1, false);
        }
    }

    /// Whether the file has an `f_op->mmap` that this kernel can serve: mixed areas need VM_MIXEDMAP.
    boolean canMap(int inode) {
        if (kernel.devices().isDevice(inode)) {
            return kernel.devices().mode(inode).runsOn(kernel.patches());
        }
        if (has(Patch.NOMMU)) {
            // Private memory of such machines is a block of its own, which the model leaves out.
            return inode != 0 && profile(inode).has(FileSystem.Trait.MAPS_DIRECT);
        }
        if (isDaxFile(inode)) {
            return has(Patch.DAX);
        }
        return inode == 0 || has(Patch.MIXEDMAP) || !profile(inode).has(FileSystem.Trait.MIXED);
    }

    /// `f_op->mmap`: what the file or device does to a new area. 0, or a negative error.
    long mmap(int vma) {
        int inode = machine.vmas().file(vma);
        if (kernel.devices().isDevice(inode)) {
            return kernel.devices().mmap(vma);
        }
        if (profile(inode).has(FileSystem.Trait.MIXED) || isDaxFile(inode) && !has(Patch.DAX_NOT_MIXED)) {
            set(Field.VMA_FLAGS, vma, machine.vmas().flags(vma) | VmFlag.MIXEDMAP.mask());
        } else if (profile(inode).has(FileSystem.Trait.REMAPPED)) {
            return kernel.memoryInsert().remapPfnRange(vma, machine.vmas().start(vma),
                Facts.rawPfn(inode, (int) machine.vmas().pgoff(vma)), machine.vmas().pages(vma),
                machine.vmas().pageProt(vma));
        } else if (profile(inode).has(FileSystem.Trait.OWN_PROT)) {
            set(Field.VMA_PAGE_PROT, vma, machine.vmas().pageProt(vma) | Pte.PCD);
        }
        return 0;
    }

    /// `vm_ops->close`, as an area goes for good (`fuse_vma_close`): the file's dirty pages are written, because later
    /// nobody could be told of an error. A file without a name goes with its last area.
    void close(int vma) {
        int inode = machine.vmas().file(vma);
        if (inode != 0 && profile(inode).has(FileSystem.Trait.WRITES_AT_CLOSE)) {
            enter(Function.VM_CLOSE, inode);
            at(VM_CLOSE__WRITE);
            kernel.filemap().fdatawrite(inode, 0, Integer.MAX_VALUE);
            kernel.filemap().fdatawait(inode, 0, Integer.MAX_VALUE);
            leave();
        }
        shmem.release(inode);
    }

    /// See [FileSystemBlocks#reserve].
    long reserveBlock(int inode, int index) {
        return blocks.reserve(inode, index);
    }

    /// The blocks of all files.
    FileSystemBlocks blocks() {
        return blocks;
    }

    /// `file_update_time`.
    void fileUpdateTime(int inode) {
        add(Field.INODE_MTIME, inode, 1);
    }
}
