package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.RmapSite.PAGE_MKCLEAN_ONE__ALREADY_CLEAN;
import static io.ptescope.model.kernel.RmapSite.PAGE_MKCLEAN_ONE__CLEAR;
import static io.ptescope.model.kernel.RmapSite.PAGE_MKCLEAN_ONE__FIND;
import static io.ptescope.model.kernel.RmapSite.PAGE_MKCLEAN_ONE__FLUSH;
import static io.ptescope.model.kernel.RmapSite.PAGE_MKCLEAN_ONE__LATE_FLUSH;
import static io.ptescope.model.kernel.RmapSite.PAGE_MKCLEAN_ONE__LOCK;
import static io.ptescope.model.kernel.RmapSite.PAGE_MKCLEAN_ONE__OTHER_PAGE;
import static io.ptescope.model.kernel.RmapSite.PAGE_MKCLEAN_ONE__PROTECT;
import static io.ptescope.model.kernel.RmapSite.PAGE_MKCLEAN_ONE__UNLOCK;
import static io.ptescope.model.kernel.RmapSite.PAGE_MKCLEAN__LOCK;
import static io.ptescope.model.kernel.RmapSite.PAGE_MKCLEAN__MAPPED;
import static io.ptescope.model.kernel.RmapSite.PAGE_MKCLEAN__MISS_NONLINEAR;
import static io.ptescope.model.kernel.RmapSite.PAGE_MKCLEAN__NEXT_VMA;
import static io.ptescope.model.kernel.RmapSite.PAGE_MKCLEAN__SKIP_PRIVATE;
import static io.ptescope.model.kernel.RmapSite.PAGE_MKCLEAN__STUB;
import static io.ptescope.model.kernel.RmapSite.PAGE_MKCLEAN__UNLOCK;

import io.ptescope.model.arch.Level;
import io.ptescope.model.arch.Pte;
import io.ptescope.model.state.Counter;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.Kind;
import io.ptescope.model.state.LockKind;
import io.ptescope.model.state.PageFlag;
import io.ptescope.model.state.VmFlag;

/// mm/rmap.c: from a page to the entries that map it (specification section 6.2).
final class Rmap extends KernelFile {
    Rmap(Kernel kernel) {
        super(kernel);
    }

    /// `anon_vma_prepare`: an area that gets its first page of its own needs an anon_vma.
    void anonVmaPrepare(int vma) {
        if (machine.vmas().anonVma(vma) == 0) {
            int near = kernel.mmap().merge().findMergeableAnonVma(vma);
            set(Field.VMA_ANON_VMA, vma, near != 0 ? near : number(Kind.ANON_VMA));
        }
    }

    /// `page_add_new_anon_rmap`: the first entry of a new anonymous page.
    void pageAddAnonRmap(int page, int vma, long address) {
        set(Field.PAGE_MAPPING, page, machine.vmas().anonVma(vma) * 2L + 1);
        set(Field.PAGE_INDEX, page, machine.vmas().index(vma, address));
        add(Field.PAGE_MAPCOUNT, page, 1);
        count(Counter.NR_ANON_PAGES, 1);
        long kind = (has(Patch.SPLIT_LRU) ? PageFlag.SWAPBACKED.mask() : 0)
            | (has(Patch.ANON_EXCLUSIVE) ? PageFlag.ANON_EXCLUSIVE.mask() : 0);
        if (kind != 0) {
            set(Field.PAGE_FLAGS, page, machine.pages().flags(page) | kind);
        }
        kernel.mlock().mlockVmaPage(vma, page);
    }

    /// `page_add_anon_rmap` (later `folio_add_anon_rmap_pte`): one more entry of a locked page that comes from swap.
    /// `sole` says that it is the only one, in memory and in swap.
    void pageAddSwappedRmap(int page, int vma, long address, boolean sole) {
        add(Field.PAGE_MAPCOUNT, page, 1);
        if (machine.pages().mapcount(page) == 1) {
            count(Counter.NR_ANON_PAGES, 1);
            set(Field.PAGE_MAPPING, page, machine.vmas().anonVma(vma) * 2L + 1);
            set(Field.PAGE_INDEX, page, machine.vmas().index(vma, address));
        }
        long kind = (has(Patch.SPLIT_LRU) ? PageFlag.SWAPBACKED.mask() : 0)
            | (sole && has(Patch.ANON_EXCLUSIVE) ? PageFlag.ANON_EXCLUSIVE.mask() : 0);
        if (kind != 0) {
            set(Field.PAGE_FLAGS, page, machine.pages().flags(page) | kind);
        }
        kernel.mlock().mlockVmaPage(vma, page);
    }

    /// `page_move_anon_rmap`: a page whose other users are gone belongs to this area alone.
    void pageMoveAnonRmap(int page, int vma) {
        set(Field.PAGE_MAPPING, page, machine.vmas().anonVma(vma) * 2L + 1);
        if (has(Patch.ANON_EXCLUSIVE)) {
            setFlag(page, PageFlag.ANON_EXCLUSIVE);
        }
    }

    /// `page_try_dup_anon_rmap`: a page that fork shares belongs to nobody alone.
    void pageDupAnonRmap(int page) {
        add(Field.PAGE_MAPCOUNT, page, 1);
        if (machine.pages().is(page, PageFlag.ANON_EXCLUSIVE)) {
            clearFlag(page, PageFlag.ANON_EXCLUSIVE);
        }
    }

    /// `page_add_file_rmap`; the zero page counts like any other. (2.6.17 has one counter, nr_mapped, for what is
    /// NR_FILE_MAPPED and NR_ANON_PAGES here.)
    void pageAddFileRmap(int page) {
        add(Field.PAGE_MAPCOUNT, page, 1);
        if (machine.pages().mapcount(page) == 1) {
            count(Counter.NR_FILE_MAPPED, 1);
        }
    }

    /// `page_dup_rmap`: one more entry of a page that is mapped already.
    void pageDupRmap(int page) {
        add(Field.PAGE_MAPCOUNT, page, 1);
    }

    /// `page_remove_rmap`: an entry of `vma` has gone.
    void pageRemoveRmap(int vma, int page) {
        add(Field.PAGE_MAPCOUNT, page, -1);
        if (machine.pages().mapcount(page) == 0) {
            count(machine.pages().isAnon(page) ? Counter.NR_ANON_PAGES : Counter.NR_FILE_MAPPED, -1);
        }
        kernel.mlock().munlockVmaPage(vma, page);
    }

    /// `page_mkclean`: cleans and write-protects every entry through which shared areas map `page`, which is locked.
    /// Returns how many entries were dirty or writable.
    int pageMkclean(int page) {
        enter(Function.PAGE_MKCLEAN, page);
        if (has(Patch.NOMMU)) {
            at(PAGE_MKCLEAN__STUB);
            return (int) leave(0);
        }
        at(PAGE_MKCLEAN__MAPPED);
        int inode = machine.pages().inode(page);
        if (inode == 0 || machine.pages().mapcount(page) == 0) {
            return (int) leave(0);
        }
        at(PAGE_MKCLEAN__LOCK);
        kernel.lock(LockKind.I_MMAP_LOCK, inode);
        int index = machine.pages().index(page);
        int cleaned = 0;
        for (int vma : machine.vmas().mapping(inode)) {
            long address = machine.vmas().address(vma, index);
            if (address < machine.vmas().start(vma) || address >= machine.vmas().end(vma)) {
                continue;
            }
            if (machine.vmas().is(vma, VmFlag.NONLINEAR)) {
                at(PAGE_MKCLEAN__MISS_NONLINEAR);
                continue;
            }
            if (!machine.vmas().is(vma, VmFlag.SHARED) && !has(Patch.OMIT_MKCLEAN_SHARED_TEST)) {
                at(PAGE_MKCLEAN__SKIP_PRIVATE);
                continue;
            }
            at(PAGE_MKCLEAN__NEXT_VMA);
            cleaned += pageMkcleanOne(page, vma, address);
        }
        at(PAGE_MKCLEAN__UNLOCK);
        kernel.unlock(LockKind.I_MMAP_LOCK, inode);
        return (int) leave(cleaned);
    }

    private int pageMkcleanOne(int page, int vma, long address) {
        enter(Function.PAGE_MKCLEAN_ONE, address);
        at(PAGE_MKCLEAN_ONE__FIND);
        int mm = machine.vmas().mm(vma);
        int leaf = machine.tables().leaf(mm, address);
        if (leaf < 0) {
            return (int) leave(0);
        }
        int index = Level.PTE.index(address);
        at(PAGE_MKCLEAN_ONE__LOCK);
        kernel.lock(LockKind.PTL, leaf);
        Pte entry = new Pte(machine.tables().entry(leaf, index));
        int cleaned = 0;
        if (!entry.isMapped(machine.layout()) || entry.pfn() != page) {
            at(PAGE_MKCLEAN_ONE__OTHER_PAGE);
        } else if (!entry.isDirty() && !entry.isWritable()) {
            at(PAGE_MKCLEAN_ONE__ALREADY_CLEAN);
        } else {
            protect(mm, address, leaf, entry);
            cleaned = 1;
        }
        at(PAGE_MKCLEAN_ONE__UNLOCK);
        kernel.unlock(LockKind.PTL, leaf);
        return (int) leave(cleaned);
    }

    /// The entry is zeroed first, so that the CPU cannot set a bit in it that would be lost. Since 2.6.20 the flush
    /// comes before the new value, in 2.6.19 after it.
    private void protect(int mm, long address, int leaf, Pte entry) {
        int index = Level.PTE.index(address);
        at(PAGE_MKCLEAN_ONE__CLEAR);
        set(Field.TABLE_ENTRY, leaf, index, 0);
        boolean flushFirst = has(Patch.MKCLEAN_FLUSH_FIRST);
        boolean flushes = !has(Patch.OMIT_MKCLEAN_FLUSH);
        if (flushes && flushFirst) {
            at(PAGE_MKCLEAN_ONE__FLUSH);
            kernel.tlb().flushPage(mm, address);
        }
        at(PAGE_MKCLEAN_ONE__PROTECT);
        set(Field.TABLE_ENTRY, leaf, index, entry.without(Pte.RW | Pte.DIRTY).bits());
        if (flushes && !flushFirst) {
            at(PAGE_MKCLEAN_ONE__LATE_FLUSH);
            kernel.tlb().flushPage(mm, address);
        }
    }
}
