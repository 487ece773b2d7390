package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.FilemapSite.FILEMAP_FAULT__BEYOND_END;
import static io.ptescope.model.kernel.FilemapSite.FILEMAP_FAULT__CHECK_SIZE;
import static io.ptescope.model.kernel.FilemapSite.FILEMAP_FAULT__FULL;
import static io.ptescope.model.kernel.FilemapSite.FILEMAP_FAULT__GONE;
import static io.ptescope.model.kernel.FilemapSite.FILEMAP_FAULT__LOCK_PAGE;
import static io.ptescope.model.kernel.FilemapSite.FILEMAP_FAULT__LOOK_UP;
import static io.ptescope.model.kernel.FilemapSite.FILEMAP_FAULT__MAKE;
import static io.ptescope.model.kernel.FilemapSite.FILEMAP_FAULT__OUT_OF_MEMORY;
import static io.ptescope.model.kernel.FilemapSite.FILEMAP_FAULT__READ;
import static io.ptescope.model.kernel.FilemapSite.FILEMAP_FAULT__READ_CACHED;
import static io.ptescope.model.kernel.FilemapSite.FILEMAP_FAULT__RETRY;
import static io.ptescope.model.kernel.FilemapSite.FILEMAP_FAULT__TOUCH;
import static io.ptescope.model.kernel.FilemapSite.FILEMAP_FAULT__UNLOCK_MM;

import io.ptescope.model.state.Counter;
import io.ptescope.model.state.LockKind;
import io.ptescope.model.state.PageFlag;
import io.ptescope.model.state.VmFlag;
import org.jspecify.annotations.Nullable;

/// mm/filemap.c: `filemap_fault` since faults can start again (specification section 4.6).
/// Memory files take the part of mm/shmem.c that makes pages.
final class FilemapFault extends KernelFile {
    private static final int NO_PAGE = -1;

    FilemapFault(Kernel kernel) {
        super(kernel);
    }

    /// `filemap_fault` (3.15 and later): the page, locked, with one more reference.
    Filemap.Found fault(PageFault fault) {
        int inode = machine.vmas().file(fault.vma());
        int index = machine.vmas().index(fault.vma(), fault.address());
        enter(Function.FILEMAP_FAULT, index);
        int result = FaultResult.MINOR;
        while (true) {
            at(FILEMAP_FAULT__CHECK_SIZE);
            if (isBeyondEnd(inode, index)) {
                return sigbus();
            }
            at(FILEMAP_FAULT__LOOK_UP);
            int page = machine.mappings().page(inode, index);
            boolean waited = false;
            if (page == NO_PAGE) {
                if (kernel.fileSystems().isMemory(inode)) {
                    at(FILEMAP_FAULT__MAKE);
                } else {
                    count(Counter.PGMAJFAULT, 1);
                    result = FaultResult.MAJOR;
                    waited = letGo(fault);
                    kernel.vfs().readahead().syncMmap(fault.vma(), inode, index);
                    at(FILEMAP_FAULT__READ);
                }
                page = kernel.filemap().readPage(inode, index);
                if (page == Filemap.NO_SPACE) {
                    at(FILEMAP_FAULT__FULL);
                    return over(FaultResult.SIGBUS);
                }
                if (page == PageAlloc.NONE) {
                    at(FILEMAP_FAULT__OUT_OF_MEMORY);
                    return waited ? over(result | FaultResult.RETRY) : over(FaultResult.OOM);
                }
            } else if (machine.pages().is(page, PageFlag.READAHEAD)
                && !machine.vmas().is(fault.vma(), VmFlag.RAND_READ)) {
                waited = letGo(fault);
                kernel.vfs().readahead().async(inode, index, page);
            }
            if (waited) {
                // The read ends while the task sleeps without mmap_sem.
                at(FILEMAP_FAULT__RETRY);
                return over(result | FaultResult.RETRY);
            }
            if (!lock(fault, page)) {
                return over(result | FaultResult.RETRY);
            }
            Filemap.Found found = locked(fault, inode, index, page, result);
            if (found != null) {
                return found;
            }
        }
    }

    /// What becomes of a fault that has locked `page`; null if it has to look again.
    private Filemap.@Nullable Found locked(PageFault fault, int inode, int index, int page, int result) {
        if (machine.mappings().page(inode, index) != page) {
            at(FILEMAP_FAULT__GONE);
            release(page);
            return null;
        }
        if (isBeyondEnd(inode, index)) {
            release(page);
            return sigbus();
        }
        if (!machine.pages().is(page, PageFlag.UPTODATE)) {
            return readCached(fault, page) ? over(result | FaultResult.RETRY) : null;
        }
        at(FILEMAP_FAULT__TOUCH);
        kernel.pageAlloc().markAccessed(page);
        leave(result);
        return new Filemap.Found(page, result | FaultResult.LOCKED);
    }

    /// A locked page of which only a part is cached is read; whether the fault has to start again.
    private boolean readCached(PageFault fault, int page) {
        // A page of a memory file has nothing to be read, it is only cleared.
        boolean waits = !kernel.fileSystems().isMemory(machine.pages().inode(page)) && letGo(fault);
        at(FILEMAP_FAULT__READ_CACHED);
        setFlag(page, PageFlag.UPTODATE);
        release(page);
        if (waits) {
            at(FILEMAP_FAULT__RETRY);
        }
        return waits;
    }

    private boolean isBeyondEnd(int inode, int index) {
        return index >= machine.inodes().pages(inode);
    }

    private Filemap.Found sigbus() {
        at(FILEMAP_FAULT__BEYOND_END);
        return over(FaultResult.SIGBUS);
    }

    private Filemap.Found over(int result) {
        leave(result);
        return new Filemap.Found(NO_PAGE, result);
    }

    private void release(int page) {
        kernel.pageAlloc().unlockPage(page);
        kernel.pageAlloc().put(page);
    }

    /// `maybe_unlock_mmap_for_io`: whether mmap_sem is free now.
    private boolean letGo(PageFault fault) {
        if (fault.mayRetry()) {
            at(FILEMAP_FAULT__UNLOCK_MM);
            kernel.unlock(LockKind.MMAP_SEM, fault.mm());
        }
        return fault.mayRetry();
    }

    /// `lock_page_maybe_drop_mmap`: pins and locks the page; false if that took so long that the fault has to start
    /// again.
    private boolean lock(PageFault fault, int page) {
        kernel.pageAlloc().get(page);
        at(FILEMAP_FAULT__LOCK_PAGE);
        if (kernel.pageAlloc().tryLockPage(page)) {
            return true;
        }
        boolean free = letGo(fault);
        kernel.pageAlloc().lockPage(page);
        if (free) {
            at(FILEMAP_FAULT__RETRY);
            release(page);
        }
        return !free;
    }
}
