package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.MemorySite.UNMAP_MAPPING_RANGE__BUMP;
import static io.ptescope.model.kernel.MemorySite.UNMAP_MAPPING_RANGE__LOCK;
import static io.ptescope.model.kernel.MemorySite.UNMAP_MAPPING_RANGE__NEXT_VMA;
import static io.ptescope.model.kernel.MemorySite.UNMAP_MAPPING_RANGE__NONLINEAR;
import static io.ptescope.model.kernel.MemorySite.UNMAP_MAPPING_RANGE__UNLOCK;
import static io.ptescope.model.kernel.MemorySite.ZAP_PTE_RANGE__CLEAR;
import static io.ptescope.model.kernel.MemorySite.ZAP_PTE_RANGE__FLUSH;
import static io.ptescope.model.kernel.MemorySite.ZAP_PTE_RANGE__FLUSH_DIRTY;
import static io.ptescope.model.kernel.MemorySite.ZAP_PTE_RANGE__FREE;
import static io.ptescope.model.kernel.MemorySite.ZAP_PTE_RANGE__FREE_EARLY;
import static io.ptescope.model.kernel.MemorySite.ZAP_PTE_RANGE__LATE_RMAP;
import static io.ptescope.model.kernel.MemorySite.ZAP_PTE_RANGE__LOCK;
import static io.ptescope.model.kernel.MemorySite.ZAP_PTE_RANGE__RMAP;
import static io.ptescope.model.kernel.MemorySite.ZAP_PTE_RANGE__SPLIT_HUGE;
import static io.ptescope.model.kernel.MemorySite.ZAP_PTE_RANGE__SWAP_ENTRY;
import static io.ptescope.model.kernel.MemorySite.ZAP_PTE_RANGE__TRANSFER_DIRT;
import static io.ptescope.model.kernel.MemorySite.ZAP_PTE_RANGE__TRANSFER_YOUNG;
import static io.ptescope.model.kernel.MemorySite.ZAP_PTE_RANGE__UNCOUNT;
import static io.ptescope.model.kernel.MemorySite.ZAP_PTE_RANGE__UNLOCK;
import static io.ptescope.model.kernel.MemorySite.ZAP_PTE_RANGE__ZAP_HUGE;

import io.ptescope.model.arch.Level;
import io.ptescope.model.arch.PageSize;
import io.ptescope.model.arch.Pte;
import io.ptescope.model.arch.SwapEntry;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.LockKind;
import io.ptescope.model.state.VmFlag;
import java.util.ArrayList;
import java.util.List;

/// mm/memory.c: entries taken away, and entries copied at fork (specification sections 6.8, 6.11).
final class MemoryZap extends KernelFile {
    private static final Reach EVERYTHING = new Reach(0, 0, Integer.MAX_VALUE);

    /// Which entries are meant (`struct zap_details`).
    ///
    /// @param onlyOf an inode: private copies and frames without struct page of others stay; 0: all go
    /// @param from   first page of the file that is meant
    /// @param to     the page after the last one
    private record Reach(int onlyOf, int from, int to) {
        boolean has(int index) {
            return index >= from && index < to;
        }
    }

    MemoryZap(Kernel kernel) {
        super(kernel);
    }

    /// `zap_page_range` and its loops: empties the entries of `vma` from `start` up to `end`. Dirt that the CPU left in
    /// an entry goes to the page; pages are let go only after the flush.
    void zapPageRange(int vma, long start, long end) {
        zap(vma, start, end, EVERYTHING);
    }

    /// As [#zapPageRange], for those entries only that are meant.
    private void zap(int vma, long start, long end, Reach reach) {
        int mm = machine.vmas().mm(vma);
        Gather gathered = new Gather(vma, start, end);
        enter(Function.ZAP_PTE_RANGE, start);
        if (!has(Patch.UNMAP_LEAVES_BATCHES)) {
            kernel.pageAlloc().batches().drain();
        }
        int locked = -1;
        for (long address = start; address < end; address += PageSize.BYTES) {
            if (machine.tables().isHuge(mm, address)) {
                flushDirty(gathered);
                changeLock(locked, -1);
                locked = -1;
                zapHuge(mm, address, start, end);
                address = (address & -PageSize.HUGE_BYTES) + PageSize.HUGE_BYTES - PageSize.BYTES;
                continue;
            }
            int leaf = machine.tables().leaf(mm, address);
            if (leaf < 0) {
                continue;
            }
            if (leaf != locked) {
                flushDirty(gathered);
                changeLock(locked, leaf);
                locked = leaf;
            }
            zapOne(vma, address, leaf, reach, gathered);
        }
        flushDirty(gathered);
        changeLock(locked, -1);
        boolean early = has(Patch.FREE_BEFORE_FLUSH) && !gathered.pages.isEmpty();
        if (early) {
            at(ZAP_PTE_RANGE__FREE_EARLY);
            gathered.pages.forEach(kernel.pageAlloc()::put);
        }
        at(ZAP_PTE_RANGE__FLUSH);
        kernel.tlb().flushRange(mm, start, end);
        if (!early && !gathered.pages.isEmpty()) {
            at(ZAP_PTE_RANGE__FREE);
            gathered.pages.forEach(kernel.pageAlloc()::put);
        }
        leave();
    }

    /// All of the entry that maps 2 MiB goes, also where only part of it was meant.
    private void zapHuge(int mm, long address, long start, long end) {
        long base = address & -PageSize.HUGE_BYTES;
        if (base < start || base + PageSize.HUGE_BYTES > end) {
            at(ZAP_PTE_RANGE__SPLIT_HUGE);
            kernel.memory().huge().splitHugePmd(mm, address);
        } else {
            at(ZAP_PTE_RANGE__ZAP_HUGE);
            kernel.memory().huge().zapHugePmd(mm, address);
        }
    }

    private void changeLock(int from, int to) {
        if (from >= 0) {
            at(ZAP_PTE_RANGE__UNLOCK);
            kernel.unlock(LockKind.PTL, from);
        }
        if (to >= 0) {
            at(ZAP_PTE_RANGE__LOCK);
            kernel.lock(LockKind.PTL, to);
        }
    }

    /// What one sweep has taken away and not let go of yet (`struct mmu_gather`).
    private static final class Gather {
        private final int vma;
        private final long start;
        private final long end;
        private final List<Integer> pages = new ArrayList<>();
        /// Dirty pages of files that still count this entry among those that map them.
        private final List<Integer> stillMapped = new ArrayList<>();
        /// A dirty entry of a file's page was taken away and not flushed yet.
        private boolean dirty;

        Gather(int vma, long start, long end) {
            this.vma = vma;
            this.start = start;
            this.end = end;
        }
    }

    /// With the table still locked: no CPU may go on writing to a page whose dirt was just collected, or the page could
    /// be cleaned before the store comes.
    private void flushDirty(Gather gathered) {
        if (gathered.dirty) {
            at(ZAP_PTE_RANGE__FLUSH_DIRTY);
            kernel.tlb().flushRange(machine.vmas().mm(gathered.vma), gathered.start, gathered.end);
            gathered.dirty = false;
            for (int page : gathered.stillMapped) {
                at(ZAP_PTE_RANGE__LATE_RMAP);
                kernel.rmap().pageRemoveRmap(gathered.vma, page);
            }
            gathered.stillMapped.clear();
        }
    }

    private void zapOne(int vma, long address, int leaf, Reach reach, Gather gathered) {
        Pte entry = new Pte(machine.tables().entry(leaf, Level.PTE.index(address)));
        if (entry.isNone()) {
            return;
        }
        if (!entry.isMapped(machine.layout())) {
            zapNoPage(vma, address, leaf, reach);
            return;
        }
        int page = kernel.memory().vmNormalPage(vma, address, entry);
        if (reach.onlyOf() != 0 && page >= 0 && machine.pages().inode(page) != reach.onlyOf()) {
            return;
        }
        boolean nonlinear = machine.vmas().is(vma, VmFlag.NONLINEAR) && page >= 0;
        if (nonlinear && !reach.has(machine.pages().index(page))) {
            return;
        }
        boolean outOfOrder = nonlinear && machine.pages().index(page) != machine.vmas().index(vma, address);
        at(ZAP_PTE_RANGE__CLEAR);
        // Read and emptied in one go: the CPU may have set its dirty bit since the entry was first looked at.
        entry = new Pte(machine.tables().entry(leaf, Level.PTE.index(address)));
        boolean remembered = outOfOrder && !reach.equals(EVERYTHING);
        set(Field.TABLE_ENTRY, leaf, Level.PTE.index(address),
            remembered ? Pte.file(machine.pages().index(page)).bits() : 0);
        if (page < 0) {
            return;
        }
        int mm = machine.vmas().mm(vma);
        if (machine.pages().isAnon(page)) {
            at(ZAP_PTE_RANGE__UNCOUNT);
            add(Field.MM_ANON_RSS, mm, -1);
        } else {
            if (entry.isDirty()) {
                at(ZAP_PTE_RANGE__TRANSFER_DIRT);
                kernel.pageWriteback().setPageDirty(page);
            }
            if (entry.isYoung()) {
                at(ZAP_PTE_RANGE__TRANSFER_YOUNG);
                kernel.pageAlloc().markAccessed(page);
            }
            at(ZAP_PTE_RANGE__UNCOUNT);
            add(Field.MM_FILE_RSS, mm, -1);
        }
        boolean dirty = entry.isDirty() && !machine.pages().isAnon(page) && has(Patch.ZAP_FLUSHES_DIRTY);
        gathered.dirty |= dirty;
        if (dirty && has(Patch.ZAP_DELAYS_RMAP)) {
            gathered.stillMapped.add(page);
        } else {
            at(ZAP_PTE_RANGE__RMAP);
            kernel.rmap().pageRemoveRmap(vma, page);
        }
        gathered.pages.add(page);
    }

    /// An entry that maps nothing: it remembers a page of the file, or a slot of swap.
    private void zapNoPage(int vma, long address, int leaf, Reach reach) {
        Pte entry = new Pte(machine.tables().entry(leaf, Level.PTE.index(address)));
        boolean swapped = SwapEntry.isSwap(entry, machine.layout());
        if (reach.equals(EVERYTHING) || swapped && reach.onlyOf() == 0) {
            at(ZAP_PTE_RANGE__CLEAR);
            set(Field.TABLE_ENTRY, leaf, Level.PTE.index(address), 0);
            if (swapped) {
                at(ZAP_PTE_RANGE__SWAP_ENTRY);
                kernel.vfs().swap().freeAndCache(entry, machine.vmas().mm(vma));
            }
        }
    }

    /// Empties one entry whose lock is held, and flushes it (`zap_pte` of mm/fremap.c).
    void zapPte(int vma, long address, int leaf) {
        Gather gathered = new Gather(vma, address, address + PageSize.BYTES);
        enter(Function.ZAP_PTE_RANGE, address);
        zapOne(vma, address, leaf, EVERYTHING, gathered);
        at(ZAP_PTE_RANGE__FLUSH);
        kernel.tlb().flushPage(machine.vmas().mm(vma), address);
        gathered.pages.forEach(kernel.pageAlloc()::put);
        leave();
    }

    /// `unmap_mapping_range`: empties every entry of pages `from` up to `to` of a file, in all address spaces.
    void unmapMappingRange(int inode, int from, int to, boolean evenCows) {
        enter(Function.UNMAP_MAPPING_RANGE, from);
        at(UNMAP_MAPPING_RANGE__LOCK);
        kernel.lock(LockKind.I_MMAP_LOCK, inode);
        at(UNMAP_MAPPING_RANGE__BUMP);
        add(Field.MAPPING_TRUNCATE_COUNT, inode, 1);
        for (int vma : machine.vmas().mapping(inode)) {
            Reach reach = new Reach(evenCows ? 0 : inode, from, to);
            if (machine.vmas().is(vma, VmFlag.NONLINEAR)) {
                at(UNMAP_MAPPING_RANGE__NONLINEAR);
                zap(vma, machine.vmas().start(vma), machine.vmas().end(vma), reach);
                continue;
            }
            long start = Math.max(machine.vmas().start(vma), machine.vmas().address(vma, from));
            long end = to == Integer.MAX_VALUE ? machine.vmas().end(vma)
                : Math.min(machine.vmas().end(vma), machine.vmas().address(vma, to));
            if (start < end) {
                at(UNMAP_MAPPING_RANGE__NEXT_VMA);
                zap(vma, start, end, reach);
            }
        }
        at(UNMAP_MAPPING_RANGE__UNLOCK);
        kernel.unlock(LockKind.I_MMAP_LOCK, inode);
        leave();
    }
}
