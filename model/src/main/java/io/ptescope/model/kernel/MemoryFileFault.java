package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.MemorySite.__DO_FAULT__COPY;
import static io.ptescope.model.kernel.MemorySite.__DO_FAULT__COUNT_ANON;
import static io.ptescope.model.kernel.MemorySite.__DO_FAULT__COUNT_FILE;
import static io.ptescope.model.kernel.MemorySite.__DO_FAULT__EARLY_COW;
import static io.ptescope.model.kernel.MemorySite.__DO_FAULT__FAILED;
import static io.ptescope.model.kernel.MemorySite.__DO_FAULT__FAULT;
import static io.ptescope.model.kernel.MemorySite.__DO_FAULT__HANDLED;
import static io.ptescope.model.kernel.MemorySite.__DO_FAULT__INSTALL;
import static io.ptescope.model.kernel.MemorySite.__DO_FAULT__KEEP_DIRTY;
import static io.ptescope.model.kernel.MemorySite.__DO_FAULT__LOCK;
import static io.ptescope.model.kernel.MemorySite.__DO_FAULT__LOCK_FOUND;
import static io.ptescope.model.kernel.MemorySite.__DO_FAULT__MARK_DIRTY;
import static io.ptescope.model.kernel.MemorySite.__DO_FAULT__MKWRITE;
import static io.ptescope.model.kernel.MemorySite.__DO_FAULT__OUT_OF_MEMORY;
import static io.ptescope.model.kernel.MemorySite.__DO_FAULT__REFUSED;
import static io.ptescope.model.kernel.MemorySite.__DO_FAULT__RELEASE;
import static io.ptescope.model.kernel.MemorySite.__DO_FAULT__RELOCK;
import static io.ptescope.model.kernel.MemorySite.__DO_FAULT__TAKEN;
import static io.ptescope.model.kernel.MemorySite.__DO_FAULT__TIMES;
import static io.ptescope.model.kernel.MemorySite.__DO_FAULT__TRUNCATED;
import static io.ptescope.model.kernel.MemorySite.__DO_FAULT__UNLOCK;
import static io.ptescope.model.kernel.MemorySite.__DO_FAULT__UNLOCK_PAGE;
import static io.ptescope.model.kernel.MemorySite.__DO_FAULT__UNLOCK_TO_ASK;

import io.ptescope.model.arch.Pte;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.LockKind;
import io.ptescope.model.state.PageList;
import io.ptescope.model.state.VmFlag;

/// mm/memory.c: `__do_fault`, the first touch of a file page through a mapping, 2.6.23 to 2.6.26 (specification
/// section 4.5). The page is locked while it is mapped, so that cleaning and truncation cannot come in between.
final class MemoryFileFault extends KernelFile {
    MemoryFileFault(Kernel kernel) {
        super(kernel);
    }

    /// `__do_fault`: a bit set of [FaultResult].
    int doFault(PageFault fault) {
        enter(Function.__DO_FAULT, fault.address());
        at(__DO_FAULT__FAULT);
        int inode = machine.vmas().file(fault.vma());
        Filemap.Found answer = kernel.fileSystems().fault(fault);
        if (answer.pfn() < 0) {
            at(FaultResult.has(answer.result(), FaultResult.NOPAGE) ? __DO_FAULT__HANDLED : __DO_FAULT__FAILED);
            return (int) leave(answer.result());
        }
        if (!FaultResult.has(answer.result(), FaultResult.LOCKED)) {
            at(__DO_FAULT__LOCK_FOUND);
            kernel.pageAlloc().lockPage(answer.pfn());
        }
        Filemap.Found found = new Filemap.Found(answer.pfn(), answer.result() & ~FaultResult.LOCKED);
        boolean copies = fault.write() && !machine.vmas().is(fault.vma(), VmFlag.SHARED);
        if (copies) {
            return (int) leave(earlyCow(fault, found));
        }
        boolean asks = fault.write() && kernel.fileSystems().hasPageMkwrite(fault.vma());
        if (asks && !allowed(fault, found.pfn(), inode)) {
            boolean gone = machine.pages().inode(found.pfn()) != inode;
            kernel.pageAlloc().put(found.pfn());
            return (int) leave(gone ? FaultResult.MINOR : FaultResult.SIGBUS);
        }
        return (int) leave(install(fault, found, found.pfn(), asks));
    }

    private int earlyCow(PageFault fault, Filemap.Found found) {
        at(__DO_FAULT__EARLY_COW);
        kernel.rmap().anonVmaPrepare(fault.vma());
        int copy = kernel.pageAlloc().alloc(machine.pages().content(found.pfn()));
        if (copy == PageAlloc.NONE) {
            at(__DO_FAULT__OUT_OF_MEMORY);
            kernel.pageAlloc().unlockPage(found.pfn());
            kernel.pageAlloc().put(found.pfn());
            return FaultResult.OOM;
        }
        at(__DO_FAULT__COPY);
        return install(fault, found, copy, false);
    }

    /// `page_mkwrite` with the page unlocked; true with the page locked again and still of the file. Otherwise the
    /// page is unlocked.
    private boolean allowed(PageFault fault, int page, int inode) {
        at(__DO_FAULT__UNLOCK_TO_ASK);
        kernel.pageAlloc().unlockPage(page);
        at(__DO_FAULT__MKWRITE);
        if (kernel.fileSystems().pageMkwrite(fault.vma(), page) < 0) {
            at(__DO_FAULT__REFUSED);
            return false;
        }
        at(__DO_FAULT__RELOCK);
        kernel.pageAlloc().lockPage(page);
        if (machine.pages().inode(page) != inode) {
            at(__DO_FAULT__TRUNCATED);
            kernel.pageAlloc().unlockPage(page);
            return false;
        }
        return true;
    }

    /// Maps `page`, which is the file's locked page or a copy of it, then lets the file's page go.
    private int install(PageFault fault, Filemap.Found found, int page, boolean asked) {
        boolean copied = page != found.pfn();
        at(__DO_FAULT__LOCK);
        kernel.lock(LockKind.PTL, fault.leaf());
        boolean mapped = kernel.memory().isNoneNow(fault);
        if (mapped) {
            map(fault, page, copied);
        } else {
            at(__DO_FAULT__TAKEN);
            kernel.pageAlloc().put(page);
        }
        boolean dirties = mapped && !copied && fault.write();
        if (dirties) {
            at(__DO_FAULT__KEEP_DIRTY);
            kernel.pageAlloc().get(page);
        }
        at(__DO_FAULT__UNLOCK);
        kernel.unlock(LockKind.PTL, fault.leaf());
        at(__DO_FAULT__UNLOCK_PAGE);
        kernel.pageAlloc().unlockPage(found.pfn());
        if (copied) {
            kernel.pageAlloc().put(found.pfn());
        }
        if (dirties) {
            markDirty(fault, page, asked);
        }
        return found.result();
    }

    private void map(PageFault fault, int page, boolean copied) {
        at(__DO_FAULT__INSTALL);
        Pte entry = Pte.of(page, machine.vmas().pageProt(fault.vma()));
        if (fault.write()) {
            entry = kernel.memory().maybeMkwrite(entry.with(Pte.DIRTY), fault.vma());
        }
        set(Field.TABLE_ENTRY, fault.leaf(), fault.index(), entry.bits());
        if (copied) {
            at(__DO_FAULT__COUNT_ANON);
            add(Field.MM_ANON_RSS, fault.mm(), 1);
            kernel.pageAlloc().addToLru(page, PageList.ACTIVE);
            kernel.rmap().pageAddAnonRmap(page, fault.vma(), fault.address());
        } else {
            at(__DO_FAULT__COUNT_FILE);
            add(Field.MM_FILE_RSS, fault.mm(), 1);
            kernel.rmap().pageAddFileRmap(page);
        }
    }

    private void markDirty(PageFault fault, int page, boolean asked) {
        if (has(Patch.TIME_AT_FAULT)) {
            at(__DO_FAULT__TIMES);
            kernel.fileSystems().fileUpdateTime(machine.vmas().file(fault.vma()));
        }
        at(__DO_FAULT__MARK_DIRTY);
        kernel.pageWriteback().setPageDirtyBalance(page, asked);
        at(__DO_FAULT__RELEASE);
        kernel.pageAlloc().put(page);
    }
}
