package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.MemorySwapSite.DO_SWAP_PAGE__CHANGED;
import static io.ptescope.model.kernel.MemorySwapSite.DO_SWAP_PAGE__COUNT;
import static io.ptescope.model.kernel.MemorySwapSite.DO_SWAP_PAGE__FIND;
import static io.ptescope.model.kernel.MemorySwapSite.DO_SWAP_PAGE__FREE_SLOT;
import static io.ptescope.model.kernel.MemorySwapSite.DO_SWAP_PAGE__INSTALL;
import static io.ptescope.model.kernel.MemorySwapSite.DO_SWAP_PAGE__LOCK;
import static io.ptescope.model.kernel.MemorySwapSite.DO_SWAP_PAGE__LOCK_PAGE;
import static io.ptescope.model.kernel.MemorySwapSite.DO_SWAP_PAGE__OUT_OF_MEMORY;
import static io.ptescope.model.kernel.MemorySwapSite.DO_SWAP_PAGE__RMAP;
import static io.ptescope.model.kernel.MemorySwapSite.DO_SWAP_PAGE__SOLE_USER;
import static io.ptescope.model.kernel.MemorySwapSite.DO_SWAP_PAGE__STILL_WRITE;
import static io.ptescope.model.kernel.MemorySwapSite.DO_SWAP_PAGE__UNLOCK;

import io.ptescope.model.arch.Pte;
import io.ptescope.model.event.Topic;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.LockKind;

/// mm/memory.c: `do_swap_page`, a touch of memory that lies in swap (specification section 4.8).
final class MemorySwap extends KernelFile {
    private final Swap swap;

    MemorySwap(Kernel kernel, Swap swap) {
        super(kernel);
        this.swap = swap;
    }

    /// `do_swap_page`: a bit set of [FaultResult].
    int doSwapPage(PageFault fault) {
        enter(Function.DO_SWAP_PAGE, fault.address());
        at(DO_SWAP_PAGE__FIND);
        Swap.Found found = swap.find(fault.entry());
        int page = found.page();
        if (page == Swap.NONE) {
            at(DO_SWAP_PAGE__OUT_OF_MEMORY);
            return (int) leave(FaultResult.OOM);
        }
        int result = found.major() ? FaultResult.MAJOR : FaultResult.MINOR;
        at(DO_SWAP_PAGE__LOCK_PAGE);
        kernel.pageAlloc().lockPage(page);
        at(DO_SWAP_PAGE__LOCK);
        kernel.lock(LockKind.PTL, fault.leaf());
        boolean same = kernel.memory().isSame(fault)
            && machine.swaps().slot(page) != 0 && swap.entryOf(page).equals(fault.entry());
        if (!same) {
            at(DO_SWAP_PAGE__CHANGED);
            remark(Topic.PTE_CHANGED, fault.address(), machine.tables().entry(fault.leaf(), fault.index()));
            kernel.unlock(LockKind.PTL, fault.leaf());
            swap.tryToFree(page);
            kernel.pageAlloc().unlockPage(page);
            kernel.pageAlloc().put(page);
            return (int) leave(result);
        }
        return (int) leave(result | install(fault, page));
    }

    private int install(PageFault fault, int page) {
        boolean sole = machine.pages().mapcount(page) + swap.references(page) == 1;
        at(DO_SWAP_PAGE__COUNT);
        add(Field.MM_ANON_RSS, fault.mm(), 1);
        kernel.pageAlloc().markAccessed(page);
        Pte entry = Pte.of(page, machine.vmas().pageProt(fault.vma()));
        boolean writes = fault.write() && sole;
        if (writes) {
            at(DO_SWAP_PAGE__SOLE_USER);
            entry = kernel.memory().maybeMkwrite(kernel.memory().mkdirty(entry), fault.vma());
        }
        at(DO_SWAP_PAGE__INSTALL);
        set(Field.TABLE_ENTRY, fault.leaf(), fault.index(), entry.bits());
        at(DO_SWAP_PAGE__RMAP);
        kernel.rmap().pageAddSwappedRmap(page, fault.vma(), fault.address(), sole);
        at(DO_SWAP_PAGE__FREE_SLOT);
        swap.free(fault.entry(), fault.mm());
        swap.tryToFree(page);
        kernel.pageAlloc().unlockPage(page);
        if (fault.write() && !writes) {
            at(DO_SWAP_PAGE__STILL_WRITE);
            return kernel.memoryWp().doWpPage(fault.with(entry));
        }
        at(DO_SWAP_PAGE__UNLOCK);
        kernel.unlock(LockKind.PTL, fault.leaf());
        return writes ? FaultResult.WRITE : FaultResult.MINOR;
    }
}
