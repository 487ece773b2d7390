package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.MemoryDoFaultSite.DO_COW_FAULT__ALLOC;
import static io.ptescope.model.kernel.MemoryDoFaultSite.DO_COW_FAULT__COPY;
import static io.ptescope.model.kernel.MemoryDoFaultSite.DO_COW_FAULT__DROP_COPY;
import static io.ptescope.model.kernel.MemoryDoFaultSite.DO_COW_FAULT__FINISH;
import static io.ptescope.model.kernel.MemoryDoFaultSite.DO_COW_FAULT__HANDLED;
import static io.ptescope.model.kernel.MemoryDoFaultSite.DO_COW_FAULT__OUT_OF_MEMORY;
import static io.ptescope.model.kernel.MemoryDoFaultSite.DO_COW_FAULT__RELEASE;
import static io.ptescope.model.kernel.MemoryDoFaultSite.DO_FAULT__COW;
import static io.ptescope.model.kernel.MemoryDoFaultSite.DO_FAULT__FREE_TABLE;
import static io.ptescope.model.kernel.MemoryDoFaultSite.DO_FAULT__READ;
import static io.ptescope.model.kernel.MemoryDoFaultSite.DO_FAULT__SHARED;
import static io.ptescope.model.kernel.MemoryDoFaultSite.DO_READ_FAULT__AROUND;
import static io.ptescope.model.kernel.MemoryDoFaultSite.DO_READ_FAULT__FINISH;
import static io.ptescope.model.kernel.MemoryDoFaultSite.DO_READ_FAULT__PAGE;
import static io.ptescope.model.kernel.MemoryDoFaultSite.DO_READ_FAULT__UNLOCK_PAGE;
import static io.ptescope.model.kernel.MemoryDoFaultSite.DO_SHARED_FAULT__DIRTY;
import static io.ptescope.model.kernel.MemoryDoFaultSite.DO_SHARED_FAULT__FINISH;
import static io.ptescope.model.kernel.MemoryDoFaultSite.DO_SHARED_FAULT__LOST;
import static io.ptescope.model.kernel.MemoryDoFaultSite.DO_SHARED_FAULT__MKWRITE;
import static io.ptescope.model.kernel.MemoryDoFaultSite.DO_SHARED_FAULT__PAGE;
import static io.ptescope.model.kernel.MemoryDoFaultSite.DO_SHARED_FAULT__REFUSED;
import static io.ptescope.model.kernel.MemoryDoFaultSite.DO_SHARED_FAULT__UNLOCK_TO_ASK;
import static io.ptescope.model.kernel.MemoryDoFaultSite.__DO_FAULT__ASK_FILE;
import static io.ptescope.model.kernel.MemoryDoFaultSite.__DO_FAULT__LOCK_PAGE;
import static io.ptescope.model.kernel.MemoryDoFaultSite.__DO_FAULT__OVER;

import io.ptescope.model.state.Field;
import io.ptescope.model.state.VmFlag;

/// mm/memory.c: `do_fault` and the three kinds of first touch of a file page through a mapping, 3.15 and later
/// (specification section 4.6). The page stays locked from the moment it is found until it is mapped and marked.
final class MemoryDoFault extends KernelFile {
    private static final int NO_COPY = -1;

    private final MemoryFinishFault finish;

    MemoryDoFault(Kernel kernel) {
        super(kernel);
        this.finish = new MemoryFinishFault(kernel);
    }

    MemoryFinishFault finish() {
        return finish;
    }

    /// `do_fault`: a bit set of [FaultResult].
    int doFault(PageFault fault) {
        enter(Function.DO_FAULT, fault.address());
        int result;
        if (!fault.write()) {
            at(DO_FAULT__READ);
            result = doReadFault(fault);
        } else if (!machine.vmas().is(fault.vma(), VmFlag.SHARED)) {
            at(DO_FAULT__COW);
            result = doCowFault(fault);
        } else {
            at(DO_FAULT__SHARED);
            result = doSharedFault(fault);
        }
        if (fault.newTable() && has(Patch.AROUND_SPARES_END) && kernel.memory().tables().isUnused(fault)) {
            at(DO_FAULT__FREE_TABLE);
            kernel.memory().tables().freeTable(fault);
        }
        return (int) leave(result);
    }

    private int doReadFault(PageFault fault) {
        enter(Function.DO_READ_FAULT, fault.address());
        if (finish.mapsAround(fault.vma())) {
            at(DO_READ_FAULT__AROUND);
            int around = finish.doFaultAround(fault);
            if (around != FaultResult.MINOR) {
                return (int) leave(around);
            }
        }
        at(DO_READ_FAULT__PAGE);
        Filemap.Found found = askFile(fault, NO_COPY);
        if (FaultResult.isOver(found.result())) {
            return (int) leave(found.result());
        }
        at(DO_READ_FAULT__FINISH);
        int result = found.result() | finish.finishFault(fault, found.pfn(), false);
        at(DO_READ_FAULT__UNLOCK_PAGE);
        kernel.pageAlloc().unlockPage(found.pfn());
        if (FaultResult.isOver(result)) {
            kernel.pageAlloc().put(found.pfn());
        }
        return (int) leave(result & ~FaultResult.LOCKED);
    }

    /// The copy is allocated before the file is asked, so that no lock is held while memory is looked for.
    private int doCowFault(PageFault fault) {
        enter(Function.DO_COW_FAULT, fault.address());
        at(DO_COW_FAULT__ALLOC);
        kernel.rmap().anonVmaPrepare(fault.vma());
        int copy = kernel.pageAlloc().allocZeroed();
        if (copy == PageAlloc.NONE) {
            at(DO_COW_FAULT__OUT_OF_MEMORY);
            return (int) leave(FaultResult.OOM);
        }
        Filemap.Found found = askFile(fault, copy);
        if (FaultResult.isOver(found.result())) {
            at(DO_COW_FAULT__DROP_COPY);
            kernel.pageAlloc().put(copy);
            return (int) leave(found.result());
        }
        if (FaultResult.has(found.result(), FaultResult.DONE_COW)) {
            at(DO_COW_FAULT__HANDLED);
            return (int) leave(found.result());
        }
        at(DO_COW_FAULT__COPY);
        set(Field.PAGE_CONTENT, copy, machine.pages().content(found.pfn()));
        at(DO_COW_FAULT__FINISH);
        int result = found.result() | finish.finishFault(fault, copy, true);
        at(DO_COW_FAULT__RELEASE);
        kernel.pageAlloc().unlockPage(found.pfn());
        kernel.pageAlloc().put(found.pfn());
        if (FaultResult.isOver(result)) {
            kernel.pageAlloc().put(copy);
        }
        return (int) leave(result & ~FaultResult.LOCKED);
    }

    private int doSharedFault(PageFault fault) {
        enter(Function.DO_SHARED_FAULT, fault.address());
        at(DO_SHARED_FAULT__PAGE);
        Filemap.Found found = askFile(fault, NO_COPY);
        if (FaultResult.isOver(found.result())) {
            return (int) leave(found.result());
        }
        int page = found.pfn();
        if (kernel.fileSystems().hasPageMkwrite(fault.vma())) {
            at(DO_SHARED_FAULT__UNLOCK_TO_ASK);
            kernel.pageAlloc().unlockPage(page);
            at(DO_SHARED_FAULT__MKWRITE);
            int answer = kernel.memoryMkwrite().doPageMkwrite(fault, page);
            if (answer == FaultResult.MINOR || FaultResult.isOver(answer)) {
                at(DO_SHARED_FAULT__REFUSED);
                kernel.pageAlloc().put(page);
                return (int) leave(answer);
            }
        }
        at(DO_SHARED_FAULT__FINISH);
        int result = found.result() | finish.finishFault(fault, page, false);
        if (FaultResult.isOver(result)) {
            at(DO_SHARED_FAULT__LOST);
            kernel.pageAlloc().unlockPage(page);
            kernel.pageAlloc().put(page);
            return (int) leave(result & ~FaultResult.LOCKED);
        }
        at(DO_SHARED_FAULT__DIRTY);
        result |= kernel.memoryMkwrite().faultDirtySharedPage(fault, page);
        return (int) leave(result & ~FaultResult.LOCKED);
    }

    /// `__do_fault`: the file's page with one more reference and locked, or why there is none.
    private Filemap.Found askFile(PageFault fault, int copy) {
        enter(Function.__DO_FAULT, fault.address());
        at(__DO_FAULT__ASK_FILE);
        Filemap.Found found = kernel.fileSystems().fault(fault, copy);
        if (FaultResult.isOver(found.result()) || FaultResult.has(found.result(), FaultResult.DONE_COW)) {
            at(__DO_FAULT__OVER);
        } else if (!FaultResult.has(found.result(), FaultResult.LOCKED)) {
            at(__DO_FAULT__LOCK_PAGE);
            kernel.pageAlloc().lockPage(found.pfn());
        }
        leave(found.result());
        return found;
    }
}
