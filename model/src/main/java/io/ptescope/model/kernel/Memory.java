package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.MemorySite.DO_ANONYMOUS_PAGE__ALLOC;
import static io.ptescope.model.kernel.MemorySite.DO_ANONYMOUS_PAGE__INSTALL;
import static io.ptescope.model.kernel.MemorySite.DO_ANONYMOUS_PAGE__LOCK;
import static io.ptescope.model.kernel.MemorySite.DO_ANONYMOUS_PAGE__MAP_ZERO;
import static io.ptescope.model.kernel.MemorySite.DO_ANONYMOUS_PAGE__OUT_OF_MEMORY;
import static io.ptescope.model.kernel.MemorySite.DO_ANONYMOUS_PAGE__TAKEN;
import static io.ptescope.model.kernel.MemorySite.DO_ANONYMOUS_PAGE__UNLOCK;
import static io.ptescope.model.kernel.MemorySite.DO_ANONYMOUS_PAGE__ZERO_PAGE;
import static io.ptescope.model.kernel.MemorySite.HANDLE_MM_FAULT__ALLOC_TABLES;
import static io.ptescope.model.kernel.MemorySite.HANDLE_MM_FAULT__COUNT;
import static io.ptescope.model.kernel.MemorySite.HANDLE_MM_FAULT__CREATE_HUGE;
import static io.ptescope.model.kernel.MemorySite.HANDLE_MM_FAULT__HUGE_THERE;
import static io.ptescope.model.kernel.MemorySite.HANDLE_MM_FAULT__WP_HUGE;
import static io.ptescope.model.kernel.MemorySite.HANDLE_PTE_FAULT__ANONYMOUS;
import static io.ptescope.model.kernel.MemorySite.HANDLE_PTE_FAULT__CHANGED;
import static io.ptescope.model.kernel.MemorySite.HANDLE_PTE_FAULT__FILE_ENTRY;
import static io.ptescope.model.kernel.MemorySite.HANDLE_PTE_FAULT__LOCK;
import static io.ptescope.model.kernel.MemorySite.HANDLE_PTE_FAULT__MARKER;
import static io.ptescope.model.kernel.MemorySite.HANDLE_PTE_FAULT__NO_PAGE;
import static io.ptescope.model.kernel.MemorySite.HANDLE_PTE_FAULT__NO_PFN;
import static io.ptescope.model.kernel.MemorySite.HANDLE_PTE_FAULT__READ_ENTRY;
import static io.ptescope.model.kernel.MemorySite.HANDLE_PTE_FAULT__SET_FLAGS;
import static io.ptescope.model.kernel.MemorySite.HANDLE_PTE_FAULT__SPURIOUS;
import static io.ptescope.model.kernel.MemorySite.HANDLE_PTE_FAULT__SWAP_ENTRY;
import static io.ptescope.model.kernel.MemorySite.HANDLE_PTE_FAULT__UNLOCK;
import static io.ptescope.model.kernel.MemorySite.HANDLE_PTE_FAULT__WRITE_PROTECTED;

import io.ptescope.model.arch.Level;
import io.ptescope.model.arch.Pte;
import io.ptescope.model.arch.PteBit;
import io.ptescope.model.arch.SwapEntry;
import io.ptescope.model.event.Topic;
import io.ptescope.model.state.Counter;
import io.ptescope.model.state.Facts;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.Kind;
import io.ptescope.model.state.LockKind;
import io.ptescope.model.state.PageList;
import io.ptescope.model.state.Tables;
import io.ptescope.model.state.VmFlag;

/// mm/memory.c: from the generic fault handler to the page that is not there (specification sections 2, 4.2 to 4.4).
/// Its other rooms are [MemoryNoPage], [MemoryWp] (stores to read-only entries) and [MemoryZap] (unmapping, fork).
final class Memory extends KernelFile {
    /// No struct page behind an entry.
    static final int NO_PAGE = -1;
    private static final long TABLE_BITS = Pte.PRESENT | Pte.RW | Pte.USER | Pte.ACCESSED;

    private final MemoryNoPage noPage;
    private final MemoryFileFault fileFault;
    private final MemoryDoFault doFault;
    private final HugeMemory huge;
    private final MemoryTables tables;

    Memory(Kernel kernel) {
        super(kernel);
        this.noPage = new MemoryNoPage(kernel);
        this.fileFault = new MemoryFileFault(kernel);
        this.doFault = new MemoryDoFault(kernel);
        this.huge = new HugeMemory(kernel);
        this.tables = new MemoryTables(kernel);
    }

    /// `handle_mm_fault`: a bit set of [FaultResult].
    int handleMmFault(int vma, long address, boolean write, boolean mayRetry) {
        enter(Function.HANDLE_MM_FAULT, address);
        at(HANDLE_MM_FAULT__COUNT);
        count(Counter.PGFAULT, 1);
        int mm = machine.vmas().mm(vma);
        int answer = huge.mayBeHuge(vma, address) ? handleHuge(vma, address, write) : FaultResult.FALLBACK;
        if (!FaultResult.has(answer, FaultResult.FALLBACK)) {
            return (int) leave(answer);
        }
        int leaf = machine.tables().leaf(mm, address);
        boolean newTable = leaf < 0;
        if (newTable) {
            at(HANDLE_MM_FAULT__ALLOC_TABLES);
            if (machine.tables().isHuge(mm, address)) {
                // Another thread was faster, and has mapped it all.
                return (int) leave(FaultResult.MINOR);
            }
            leaf = allocTables(mm, address);
        }
        return (int) leave(handlePteFault(mm, vma, address, write, leaf, mayRetry, newTable));
    }

    /// Makes the missing levels between the root and the PTE page of `address` (`pud_alloc` to `pte_alloc`). Tables are
    /// no frames of the model, so that they cannot run out, and page_table_lock has nothing to guard: it is one step.
    int allocTables(int mm, long address) {
        return allocTables(mm, address, Level.PTE);
    }

    /// As [#allocTables(int, long)], but only down to the table of level `lowest`.
    int allocTables(int mm, long address, Level lowest) {
        int table = machine.tables().root(mm);
        for (Level level = Level.PGD; level != lowest; level = level.below()) {
            int index = level.index(address);
            long entry = machine.tables().entry(table, index);
            if (entry == 0) {
                int made = number(Kind.TABLE);
                set(Field.TABLE_LEVEL, made, Level.PTE.ordinal() - level.ordinal());
                entry = Pte.of(Tables.frameOf(made), TABLE_BITS).bits();
                set(Field.TABLE_ENTRY, table, index, entry);
            }
            table = Tables.tableOf(entry);
        }
        return table;
    }

    /// `create_huge_pmd` and `wp_huge_pmd`: the file system is asked to map 2 MiB at once, or to let a store through to
    /// them.
    private int handleHuge(int vma, long address, boolean write) {
        long pmd = machine.tables().pmd(machine.vmas().mm(vma), address);
        if (pmd == 0) {
            at(HANDLE_MM_FAULT__CREATE_HUGE);
            return kernel.dax().fileSystem().hugeFault(vma, address, write);
        }
        if (!Tables.isHuge(pmd)) {
            return FaultResult.FALLBACK;
        }
        if (write && !new Pte(pmd).isWritable()) {
            at(HANDLE_MM_FAULT__WP_HUGE);
            return kernel.dax().fileSystem().hugeFault(vma, address, true);
        }
        at(HANDLE_MM_FAULT__HUGE_THERE);
        return FaultResult.MINOR;
    }

    /// How page tables go.
    MemoryTables tables() {
        return tables;
    }

    HugeMemory huge() {
        return huge;
    }

    private int handlePteFault(int mm, int vma, long address, boolean write, int leaf, boolean mayRetry,
        boolean newTable) {
        enter(Function.HANDLE_PTE_FAULT, address);
        at(HANDLE_PTE_FAULT__READ_ENTRY);
        Pte entry = new Pte(machine.tables().entry(leaf, Level.PTE.index(address)));
        PageFault fault = new PageFault(mm, vma, address, write, leaf, entry, mayRetry, newTable);
        if (kernel.vfs().userfaultfd().isMarker(entry)) {
            at(HANDLE_PTE_FAULT__MARKER);
            return (int) leave(machine.vmas().file(vma) != 0 ? doFault.doFault(fault) : doAnonymousPage(fault));
        }
        if (entry.isNone()) {
            if (kernel.fileSystems().hasNopfn(vma)) {
                at(HANDLE_PTE_FAULT__NO_PFN);
                return (int) leave(kernel.memoryInsertPfn().doNoPfn(fault));
            }
            if (machine.vmas().file(vma) != 0) {
                at(HANDLE_PTE_FAULT__NO_PAGE);
                return (int) leave(has(Patch.DO_FAULT_SPLIT) ? doFault.doFault(fault)
                    : has(Patch.FAULT_WITH_PAGE_LOCK) ? fileFault.doFault(fault) : noPage.doNoPage(fault));
            }
            at(HANDLE_PTE_FAULT__ANONYMOUS);
            return (int) leave(doAnonymousPage(fault));
        }
        if (!entry.isMapped(machine.layout()) && entry.isFile() && !has(Patch.NO_NONLINEAR)) {
            at(HANDLE_PTE_FAULT__FILE_ENTRY);
            return (int) leave(kernel.fremap().doFilePage(fault));
        }
        if (SwapEntry.isSwap(entry, machine.layout())) {
            at(HANDLE_PTE_FAULT__SWAP_ENTRY);
            return (int) leave(kernel.vfs().memorySwap().doSwapPage(fault));
        }
        at(HANDLE_PTE_FAULT__LOCK);
        kernel.lock(LockKind.PTL, leaf);
        if (!isSame(fault)) {
            at(HANDLE_PTE_FAULT__CHANGED);
            remark(Topic.PTE_CHANGED, address, machine.tables().entry(leaf, fault.index()));
            kernel.unlock(LockKind.PTL, leaf);
            return (int) leave(FaultResult.MINOR);
        }
        if (write && !entry.isWritable()) {
            at(HANDLE_PTE_FAULT__WRITE_PROTECTED);
            return (int) leave(kernel.memoryWp().doWpPage(fault));
        }
        setFlags(fault);
        at(HANDLE_PTE_FAULT__UNLOCK);
        kernel.unlock(LockKind.PTL, leaf);
        return (int) leave(FaultResult.MINOR);
    }

    /// `ptep_set_access_flags`: on x86 it stores and flushes for a write only; for a read the CPU sets the bit itself.
    private void setFlags(PageFault fault) {
        if (!fault.write()) {
            return;
        }
        Pte used = mkdirty(fault.entry().with(Pte.ACCESSED));
        if (!used.equals(fault.entry())) {
            at(HANDLE_PTE_FAULT__SET_FLAGS);
            set(Field.TABLE_ENTRY, fault.leaf(), fault.index(), used.bits());
        } else {
            at(HANDLE_PTE_FAULT__SPURIOUS);
        }
        if (!has(Patch.NO_FLUSH_ON_RAISE)) {
            kernel.tlb().flushPage(fault.mm(), fault.address());
        }
    }

    /// `do_anonymous_page`: memory without a file behind it.
    private int doAnonymousPage(PageFault fault) {
        enter(Function.DO_ANONYMOUS_PAGE, fault.address());
        if (!fault.write() && (!has(Patch.ANON_READ_ALLOCATES) || has(Patch.SPECIAL_ZERO_PAGE))) {
            return (int) leave(mapZeroPage(fault));
        }
        at(DO_ANONYMOUS_PAGE__ALLOC);
        kernel.rmap().anonVmaPrepare(fault.vma());
        int page = kernel.pageAlloc().allocZeroed();
        if (page == PageAlloc.NONE) {
            at(DO_ANONYMOUS_PAGE__OUT_OF_MEMORY);
            return (int) leave(FaultResult.OOM);
        }
        at(DO_ANONYMOUS_PAGE__LOCK);
        kernel.lock(LockKind.PTL, fault.leaf());
        if (!isNoneNow(fault)) {
            at(DO_ANONYMOUS_PAGE__TAKEN);
            kernel.pageAlloc().put(page);
        } else {
            at(DO_ANONYMOUS_PAGE__INSTALL);
            add(Field.MM_ANON_RSS, fault.mm(), 1);
            kernel.pageAlloc().addToLru(page, PageList.ACTIVE);
            kernel.rmap().pageAddAnonRmap(page, fault.vma(), fault.address());
            Pte entry = Pte.of(page, machine.vmas().pageProt(fault.vma()));
            set(Field.TABLE_ENTRY, fault.leaf(), fault.index(),
                kernel.vfs().userfaultfd().inPlaceOf(fault.entry(), maybeMkwrite(mkdirty(entry), fault.vma())).bits());
        }
        at(DO_ANONYMOUS_PAGE__UNLOCK);
        kernel.unlock(LockKind.PTL, fault.leaf());
        return (int) leave(FaultResult.MINOR);
    }

    private int mapZeroPage(PageFault fault) {
        at(DO_ANONYMOUS_PAGE__ZERO_PAGE);
        kernel.lock(LockKind.PTL, fault.leaf());
        if (isNoneNow(fault)) {
            at(DO_ANONYMOUS_PAGE__MAP_ZERO);
            Pte entry = Pte.of(Facts.ZERO_PFN, machine.vmas().pageProt(fault.vma())).without(Pte.RW);
            if (has(Patch.SPECIAL_ZERO_PAGE)) {
                entry = entry.with(machine.layout().mask(PteBit.SPECIAL));
            } else {
                kernel.pageAlloc().get(Facts.ZERO_PFN);
                kernel.rmap().pageAddFileRmap(Facts.ZERO_PFN);
                add(Field.MM_FILE_RSS, fault.mm(), 1);
            }
            entry = kernel.vfs().userfaultfd().inPlaceOf(fault.entry(), entry);
            set(Field.TABLE_ENTRY, fault.leaf(), fault.index(), entry.bits());
        }
        at(DO_ANONYMOUS_PAGE__UNLOCK);
        kernel.unlock(LockKind.PTL, fault.leaf());
        return FaultResult.MINOR;
    }

    /// `pte_same`: whether the entry is still what the fault read without its lock.
    boolean isSame(PageFault fault) {
        return machine.tables().entry(fault.leaf(), fault.index()) == fault.entry().bits();
    }

    /// Whether there is still no page at the entry: it is empty, or the marker that the fault found.
    boolean isNoneNow(PageFault fault) {
        long found = kernel.vfs().userfaultfd().isMarker(fault.entry()) ? fault.entry().bits() : 0;
        return machine.tables().entry(fault.leaf(), fault.index()) == found;
    }

    MemoryFinishFault finishFault() {
        return doFault.finish();
    }

    /// `pte_mkdirty`, which also notes the store for whoever asks with `clear_refs`.
    Pte mkdirty(Pte entry) {
        return entry.with(Pte.DIRTY | (has(Patch.SOFT_DIRTY) ? machine.layout().mask(PteBit.SOFT_DIRTY) : 0));
    }

    /// `maybe_mkwrite`: writable only if the area is; `get_user_pages` with force comes here without.
    Pte maybeMkwrite(Pte entry, int vma) {
        return machine.vmas().is(vma, VmFlag.WRITE) ? entry.with(Pte.RW) : entry;
    }

    /// `vm_normal_page`: the frame whose struct page stands behind a present entry, or [#NO_PAGE] where the VM must
    /// leave the frame alone (specification section 2).
    int vmNormalPage(int vma, long address, Pte entry) {
        long pfn = entry.pfn();
        if (has(Patch.PTE_SPECIAL)) {
            boolean special = entry.has(machine.layout().mask(PteBit.SPECIAL));
            boolean device = entry.isHuge(machine.layout()) && entry.has(machine.layout().mask(PteBit.DEVMAP));
            return special || device || !machine.facts().isValid(pfn) ? NO_PAGE : (int) pfn;
        }
        if (has(Patch.MIXEDMAP) && machine.vmas().is(vma, VmFlag.MIXEDMAP) && !machine.facts().isValid(pfn)) {
            return NO_PAGE;
        }
        if (machine.vmas().is(vma, VmFlag.PFNMAP)) {
            // remap_pfn_range puts the first frame in vm_pgoff of such areas; here it stays the offset in the device.
            long linear = Facts.rawPfn(machine.vmas().file(vma), machine.vmas().index(vma, address));
            if (pfn == linear || !machine.vmas().isCow(vma)) {
                return NO_PAGE;
            }
        }
        return machine.facts().isValid(pfn) ? (int) pfn : NO_PAGE;
    }
}
