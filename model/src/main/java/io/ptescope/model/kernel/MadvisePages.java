package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.MadviseSite.MADVISE_COLD_OR_PAGEOUT_PTE_RANGE__DEACTIVATE;
import static io.ptescope.model.kernel.MadviseSite.MADVISE_COLD_OR_PAGEOUT_PTE_RANGE__FLUSH;
import static io.ptescope.model.kernel.MadviseSite.MADVISE_COLD_OR_PAGEOUT_PTE_RANGE__LOCK;
import static io.ptescope.model.kernel.MadviseSite.MADVISE_COLD_OR_PAGEOUT_PTE_RANGE__OLD;
import static io.ptescope.model.kernel.MadviseSite.MADVISE_COLD_OR_PAGEOUT_PTE_RANGE__RECLAIM;
import static io.ptescope.model.kernel.MadviseSite.MADVISE_COLD_OR_PAGEOUT_PTE_RANGE__REFUSED;
import static io.ptescope.model.kernel.MadviseSite.MADVISE_COLD_OR_PAGEOUT_PTE_RANGE__SHARED;
import static io.ptescope.model.kernel.MadviseSite.MADVISE_COLD_OR_PAGEOUT_PTE_RANGE__UNLOCK;
import static io.ptescope.model.kernel.MadviseSite.MADVISE_FREE_PTE_RANGE__CLEAN;
import static io.ptescope.model.kernel.MadviseSite.MADVISE_FREE_PTE_RANGE__FLUSH;
import static io.ptescope.model.kernel.MadviseSite.MADVISE_FREE_PTE_RANGE__LAZY;
import static io.ptescope.model.kernel.MadviseSite.MADVISE_FREE_PTE_RANGE__LOCK;
import static io.ptescope.model.kernel.MadviseSite.MADVISE_FREE_PTE_RANGE__REFUSED;
import static io.ptescope.model.kernel.MadviseSite.MADVISE_FREE_PTE_RANGE__SHARED;
import static io.ptescope.model.kernel.MadviseSite.MADVISE_FREE_PTE_RANGE__SWAP_ENTRY;
import static io.ptescope.model.kernel.MadviseSite.MADVISE_FREE_PTE_RANGE__UNLOCK;
import static io.ptescope.model.kernel.MadviseSite.MADVISE_POPULATE__FAILED;
import static io.ptescope.model.kernel.MadviseSite.MADVISE_POPULATE__NO_AREA;
import static io.ptescope.model.kernel.MadviseSite.MADVISE_POPULATE__PAGE;
import static io.ptescope.model.kernel.MadviseSite.MADVISE_POPULATE__REFUSED;

import io.ptescope.model.arch.Level;
import io.ptescope.model.arch.PageSize;
import io.ptescope.model.arch.Pte;
import io.ptescope.model.arch.SwapEntry;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.LockKind;
import io.ptescope.model.state.PageFlag;
import io.ptescope.model.state.PageList;
import io.ptescope.model.state.VmFlag;
import java.util.ArrayList;
import java.util.List;

/// mm/madvise.c: advice that looks at the pages one by one. Some may be thrown away one day (MADV_FREE), some go to the
/// end of the queue (MADV_COLD) or out of memory at once (MADV_PAGEOUT), some are brought in (MADV_POPULATE_…).
final class MadvisePages extends KernelFile {
    private final VmscanPages reclaim;

    MadvisePages(Kernel kernel) {
        super(kernel);
        this.reclaim = new VmscanPages(kernel);
    }

    /// `madvise_free_single_vma`: private memory without a file becomes clean. Until the next store, which no fault
    /// notices, the kernel may take it away. 0, or EINVAL.
    long free(int vma, long start, long end) {
        enter(Function.MADVISE_FREE_PTE_RANGE, start);
        if (machine.vmas().file(vma) != 0 || machine.vmas().is(vma, VmFlag.LOCKED)) {
            at(MADVISE_FREE_PTE_RANGE__REFUSED);
            return leave(Errno.EINVAL.result());
        }
        kernel.pageAlloc().batches().drain();
        int mm = machine.vmas().mm(vma);
        for (long address = start; address < end; address += PageSize.BYTES) {
            int leaf = machine.tables().leaf(mm, address);
            if (leaf < 0 || machine.tables().entry(leaf, Level.PTE.index(address)) == 0) {
                continue;
            }
            at(MADVISE_FREE_PTE_RANGE__LOCK);
            kernel.lock(LockKind.PTL, leaf);
            Pte entry = new Pte(machine.tables().entry(leaf, Level.PTE.index(address)));
            int page = entry.isMapped(machine.layout()) ? kernel.memory().vmNormalPage(vma, address, entry)
                : Memory.NO_PAGE;
            if (page >= 0) {
                freeOne(leaf, address, entry, page);
            } else if (SwapEntry.isSwap(entry, machine.layout())) {
                at(MADVISE_FREE_PTE_RANGE__SWAP_ENTRY);
                set(Field.TABLE_ENTRY, leaf, Level.PTE.index(address), 0);
                kernel.vfs().swap().freeAndCache(entry, mm);
            }
            at(MADVISE_FREE_PTE_RANGE__UNLOCK);
            kernel.unlock(LockKind.PTL, leaf);
        }
        at(MADVISE_FREE_PTE_RANGE__FLUSH);
        kernel.tlb().flushRange(mm, start, end);
        return leave(0);
    }

    private void freeOne(int leaf, long address, Pte entry, int page) {
        if (machine.pages().is(page, PageFlag.DIRTY)) {
            if (machine.pages().mapcount(page) != 1 || !kernel.pageAlloc().tryLockPage(page)) {
                at(MADVISE_FREE_PTE_RANGE__SHARED);
                return;
            }
            clearFlag(page, PageFlag.DIRTY);
            kernel.pageAlloc().unlockPage(page);
        }
        Pte clean = entry.without(Pte.DIRTY | Pte.ACCESSED);
        if (!clean.equals(entry)) {
            at(MADVISE_FREE_PTE_RANGE__CLEAN);
            set(Field.TABLE_ENTRY, leaf, Level.PTE.index(address), clean.bits());
        }
        at(MADVISE_FREE_PTE_RANGE__LAZY);
        kernel.pageAlloc().batches().markLazyfree(page);
    }

    /// `madvise_cold_or_pageout_pte_range`: pages that nobody else maps lose their signs of use; with `out` they leave
    /// memory, if they can. 0, or EINVAL.
    long coldOrPageout(int vma, long start, long end, boolean out) {
        enter(Function.MADVISE_COLD_OR_PAGEOUT_PTE_RANGE, start);
        if (machine.vmas().is(vma, VmFlag.LOCKED) || machine.vmas().is(vma, VmFlag.PFNMAP)) {
            at(MADVISE_COLD_OR_PAGEOUT_PTE_RANGE__REFUSED);
            return leave(Errno.EINVAL.result());
        }
        kernel.pageAlloc().batches().drain();
        int mm = machine.vmas().mm(vma);
        List<Long> taken = new ArrayList<>();
        for (long address = start; address < end; address += PageSize.BYTES) {
            int leaf = machine.tables().leaf(mm, address);
            if (leaf < 0 || machine.tables().entry(leaf, Level.PTE.index(address)) == 0) {
                continue;
            }
            at(MADVISE_COLD_OR_PAGEOUT_PTE_RANGE__LOCK);
            kernel.lock(LockKind.PTL, leaf);
            Pte entry = new Pte(machine.tables().entry(leaf, Level.PTE.index(address)));
            int page = entry.isMapped(machine.layout()) ? kernel.memory().vmNormalPage(vma, address, entry)
                : Memory.NO_PAGE;
            if (page >= 0 && age(leaf, address, entry, page, out)) {
                taken.add(address);
            }
            at(MADVISE_COLD_OR_PAGEOUT_PTE_RANGE__UNLOCK);
            kernel.unlock(LockKind.PTL, leaf);
        }
        at(MADVISE_COLD_OR_PAGEOUT_PTE_RANGE__FLUSH);
        kernel.tlb().flushRange(mm, start, end);
        if (!taken.isEmpty()) {
            at(MADVISE_COLD_OR_PAGEOUT_PTE_RANGE__RECLAIM);
            reclaim.reclaimPages(vma, taken);
        }
        return leave(0);
    }

    /// Whether the page is to be reclaimed.
    private boolean age(int leaf, long address, Pte entry, int page, boolean out) {
        if (machine.pages().mapcount(page) != 1 || !machine.pages().is(page, PageFlag.LRU)) {
            at(MADVISE_COLD_OR_PAGEOUT_PTE_RANGE__SHARED);
            return false;
        }
        at(MADVISE_COLD_OR_PAGEOUT_PTE_RANGE__OLD);
        if (entry.isYoung()) {
            set(Field.TABLE_ENTRY, leaf, Level.PTE.index(address), entry.without(Pte.ACCESSED).bits());
        }
        if (machine.pages().is(page, PageFlag.REFERENCED)) {
            clearFlag(page, PageFlag.REFERENCED);
        }
        if (!out && machine.pages().is(page, PageFlag.ACTIVE)) {
            at(MADVISE_COLD_OR_PAGEOUT_PTE_RANGE__DEACTIVATE);
            clearFlag(page, PageFlag.ACTIVE);
            kernel.pageAlloc().addToLru(page, PageList.INACTIVE);
        }
        return out;
    }

    /// `madvise_populate`, with mmap_sem held to read: every page is brought in as if by loads, or by stores. ENOMEM
    /// for a hole, EINVAL where the area does not allow that, EFAULT for a page that cannot be had.
    long populate(int mm, long start, long end, boolean write) {
        enter(Function.MADVISE_POPULATE, start);
        int flags = Gup.UNLOCKABLE | (write ? Gup.WRITE : 0) | (has(Patch.POPULATE_TRIED) ? Gup.TRIED : 0);
        for (long address = start; address < end; address += PageSize.BYTES) {
            int vma = machine.vmas().find(mm, address);
            if (vma < 0) {
                at(MADVISE_POPULATE__NO_AREA);
                return leave(Errno.ENOMEM.result());
            }
            if (machine.vmas().is(vma, VmFlag.PFNMAP) || machine.vmas().is(vma, VmFlag.IO)
                || !machine.vmas().is(vma, write ? VmFlag.WRITE : VmFlag.READ)) {
                at(MADVISE_POPULATE__REFUSED);
                return leave(Errno.EINVAL.result());
            }
            at(MADVISE_POPULATE__PAGE);
            long found = kernel.gup().getUserPage(mm, address, flags);
            if (found < 0) {
                at(MADVISE_POPULATE__FAILED);
                return leave(found);
            }
        }
        kernel.pageAlloc().batches().drain();
        return leave(0);
    }
}
