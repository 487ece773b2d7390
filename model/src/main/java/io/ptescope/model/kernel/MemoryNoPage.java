package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.MemorySite.DO_NO_PAGE__COPY;
import static io.ptescope.model.kernel.MemorySite.DO_NO_PAGE__COUNT_ANON;
import static io.ptescope.model.kernel.MemorySite.DO_NO_PAGE__COUNT_FILE;
import static io.ptescope.model.kernel.MemorySite.DO_NO_PAGE__EARLY_COW;
import static io.ptescope.model.kernel.MemorySite.DO_NO_PAGE__FAILED;
import static io.ptescope.model.kernel.MemorySite.DO_NO_PAGE__INSTALL;
import static io.ptescope.model.kernel.MemorySite.DO_NO_PAGE__KEEP_DIRTY;
import static io.ptescope.model.kernel.MemorySite.DO_NO_PAGE__LOCK;
import static io.ptescope.model.kernel.MemorySite.DO_NO_PAGE__MARK_DIRTY;
import static io.ptescope.model.kernel.MemorySite.DO_NO_PAGE__MKWRITE;
import static io.ptescope.model.kernel.MemorySite.DO_NO_PAGE__NOPAGE;
import static io.ptescope.model.kernel.MemorySite.DO_NO_PAGE__OUT_OF_MEMORY;
import static io.ptescope.model.kernel.MemorySite.DO_NO_PAGE__REFUSED;
import static io.ptescope.model.kernel.MemorySite.DO_NO_PAGE__RELEASE;
import static io.ptescope.model.kernel.MemorySite.DO_NO_PAGE__REMEMBER_TRUNCATE;
import static io.ptescope.model.kernel.MemorySite.DO_NO_PAGE__TAKEN;
import static io.ptescope.model.kernel.MemorySite.DO_NO_PAGE__TRUNCATED;
import static io.ptescope.model.kernel.MemorySite.DO_NO_PAGE__UNLOCK;

import io.ptescope.model.arch.Pte;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.LockKind;
import io.ptescope.model.state.PageList;
import io.ptescope.model.state.VmFlag;

/// mm/memory.c: `do_no_page`, the first touch of a file page through a mapping, 2.6.17 to 2.6.22
/// (specification section 4.4).
final class MemoryNoPage extends KernelFile {
    private static final int NONE = -1;

    MemoryNoPage(Kernel kernel) {
        super(kernel);
    }

    int doNoPage(PageFault fault) {
        enter(Function.DO_NO_PAGE, fault.address());
        int inode = machine.vmas().file(fault.vma());
        int major = FaultResult.MINOR;
        while (true) {
            at(DO_NO_PAGE__REMEMBER_TRUNCATE);
            int sequence = machine.mappings().truncateCount(inode);
            at(DO_NO_PAGE__NOPAGE);
            Filemap.Found found = kernel.fileSystems().nopage(fault);
            if (found.pfn() < 0) {
                at(DO_NO_PAGE__FAILED);
                return (int) leave(found.result());
            }
            major = found.result();
            int page = found.pfn();
            boolean anon = fault.write() && !machine.vmas().is(fault.vma(), VmFlag.SHARED);
            int refused = anon ? FaultResult.MINOR : askForWrite(fault, page);
            if (refused != FaultResult.MINOR) {
                return (int) leave(refused);
            }
            if (anon) {
                page = earlyCow(fault, page);
                if (page == PageAlloc.NONE) {
                    return (int) leave(FaultResult.OOM);
                }
            }
            at(DO_NO_PAGE__LOCK);
            kernel.lock(LockKind.PTL, fault.leaf());
            if (machine.mappings().truncateCount(inode) != sequence) {
                at(DO_NO_PAGE__TRUNCATED);
                kernel.unlock(LockKind.PTL, fault.leaf());
                kernel.pageAlloc().put(page);
                continue;
            }
            return (int) leave(install(fault, page, anon) | major);
        }
    }

    /// `page_mkwrite` before the entry exists; tested on VM_SHARED alone, so a forced write comes here too.
    private int askForWrite(PageFault fault, int page) {
        if (!fault.write() || !kernel.fileSystems().hasPageMkwrite(fault.vma())) {
            return FaultResult.MINOR;
        }
        at(DO_NO_PAGE__MKWRITE);
        if (kernel.fileSystems().pageMkwrite(fault.vma(), page) < 0) {
            at(DO_NO_PAGE__REFUSED);
            kernel.pageAlloc().put(page);
            return FaultResult.SIGBUS;
        }
        return FaultResult.MINOR;
    }

    private int earlyCow(PageFault fault, int page) {
        at(DO_NO_PAGE__EARLY_COW);
        kernel.rmap().anonVmaPrepare(fault.vma());
        int copy = kernel.pageAlloc().alloc(machine.pages().content(page));
        if (copy == PageAlloc.NONE) {
            at(DO_NO_PAGE__OUT_OF_MEMORY);
            kernel.pageAlloc().put(page);
            return PageAlloc.NONE;
        }
        at(DO_NO_PAGE__COPY);
        kernel.pageAlloc().put(page);
        return copy;
    }

    /// With the entry's lock held: maps `page` unless somebody was faster, drops the lock, marks the page dirty.
    private int install(PageFault fault, int page, boolean anon) {
        int dirtyPage = NONE;
        if (kernel.memory().isNoneNow(fault)) {
            at(DO_NO_PAGE__INSTALL);
            Pte entry = Pte.of(page, machine.vmas().pageProt(fault.vma()));
            if (fault.write()) {
                entry = kernel.memory().maybeMkwrite(entry.with(Pte.DIRTY), fault.vma());
            }
            set(Field.TABLE_ENTRY, fault.leaf(), fault.index(), entry.bits());
            if (anon) {
                at(DO_NO_PAGE__COUNT_ANON);
                add(Field.MM_ANON_RSS, fault.mm(), 1);
                kernel.pageAlloc().addToLru(page, PageList.ACTIVE);
                kernel.rmap().pageAddAnonRmap(page, fault.vma(), fault.address());
            } else {
                at(DO_NO_PAGE__COUNT_FILE);
                add(Field.MM_FILE_RSS, fault.mm(), 1);
                kernel.rmap().pageAddFileRmap(page);
                if (fault.write() && has(Patch.DIRTY_TRACKING)) {
                    at(DO_NO_PAGE__KEEP_DIRTY);
                    kernel.pageAlloc().get(page);
                    dirtyPage = page;
                }
            }
        } else {
            at(DO_NO_PAGE__TAKEN);
            kernel.pageAlloc().put(page);
        }
        at(DO_NO_PAGE__UNLOCK);
        kernel.unlock(LockKind.PTL, fault.leaf());
        if (dirtyPage != NONE) {
            at(DO_NO_PAGE__MARK_DIRTY);
            kernel.pageWriteback().setPageDirtyBalance(dirtyPage, false);
            at(DO_NO_PAGE__RELEASE);
            kernel.pageAlloc().put(dirtyPage);
        }
        return FaultResult.MINOR;
    }
}
