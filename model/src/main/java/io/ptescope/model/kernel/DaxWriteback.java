package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.DaxSite.DAX_MAPPING_ENTRY_MKCLEAN__CLEAR;
import static io.ptescope.model.kernel.DaxSite.DAX_MAPPING_ENTRY_MKCLEAN__HUGE;
import static io.ptescope.model.kernel.DaxSite.DAX_MAPPING_ENTRY_MKCLEAN__LOCK;
import static io.ptescope.model.kernel.DaxSite.DAX_MAPPING_ENTRY_MKCLEAN__LOCK_ENTRY;
import static io.ptescope.model.kernel.DaxSite.DAX_MAPPING_ENTRY_MKCLEAN__NEXT_VMA;
import static io.ptescope.model.kernel.DaxSite.DAX_MAPPING_ENTRY_MKCLEAN__OTHER;
import static io.ptescope.model.kernel.DaxSite.DAX_MAPPING_ENTRY_MKCLEAN__PROTECT;
import static io.ptescope.model.kernel.DaxSite.DAX_MAPPING_ENTRY_MKCLEAN__UNLOCK;
import static io.ptescope.model.kernel.DaxSite.DAX_MAPPING_ENTRY_MKCLEAN__UNLOCK_ENTRY;
import static io.ptescope.model.kernel.DaxSite.DAX_WRITEBACK_MAPPING_RANGE__CHECK;
import static io.ptescope.model.kernel.DaxSite.DAX_WRITEBACK_MAPPING_RANGE__FAILED;
import static io.ptescope.model.kernel.DaxSite.DAX_WRITEBACK_MAPPING_RANGE__NEXT;
import static io.ptescope.model.kernel.DaxSite.DAX_WRITEBACK_MAPPING_RANGE__TAG;
import static io.ptescope.model.kernel.DaxSite.DAX_WRITEBACK_ONE__BROKEN;
import static io.ptescope.model.kernel.DaxSite.DAX_WRITEBACK_ONE__CLEAN;
import static io.ptescope.model.kernel.DaxSite.DAX_WRITEBACK_ONE__FAILED;
import static io.ptescope.model.kernel.DaxSite.DAX_WRITEBACK_ONE__FLUSH;
import static io.ptescope.model.kernel.DaxSite.DAX_WRITEBACK_ONE__LOCK;
import static io.ptescope.model.kernel.DaxSite.DAX_WRITEBACK_ONE__MKCLEAN;
import static io.ptescope.model.kernel.DaxSite.DAX_WRITEBACK_ONE__MKCLEAN_EARLY;
import static io.ptescope.model.kernel.DaxSite.DAX_WRITEBACK_ONE__SKIP;
import static io.ptescope.model.kernel.DaxSite.DAX_WRITEBACK_ONE__UNLOCK;
import static io.ptescope.model.kernel.DaxSite.DAX_WRITEBACK_ONE__WAIT;

import io.ptescope.model.arch.Level;
import io.ptescope.model.arch.PageSize;
import io.ptescope.model.arch.Pte;
import io.ptescope.model.event.Topic;
import io.ptescope.model.state.Counter;
import io.ptescope.model.state.DaxEntry;
import io.ptescope.model.state.Facts;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.LockKind;
import io.ptescope.model.state.MappingTag;
import io.ptescope.model.state.VmFlag;

/// fs/dax.c: dirty entries are cleaned: nobody can store to the frame without a fault any more, and then the caches of
/// the CPU are flushed to it (specification section 8.7, step table 13.5).
final class DaxWriteback extends KernelFile {
    private static final long EIO_BIT = 1;

    DaxWriteback(Kernel kernel) {
        super(kernel);
    }

    /// `dax_writeback_mapping_range`: how many entries were cleaned. Background writeback never does anything here:
    /// what
    /// is stored is on the medium, but for what the caches of the CPU hold, and that goes out by itself.
    int writebackMappingRange(int inode, WritebackControl control) {
        enter(Function.DAX_WRITEBACK_MAPPING_RANGE, inode);
        at(DAX_WRITEBACK_MAPPING_RANGE__CHECK);
        if (!control.syncAll() || machine.mappings().nrexceptional(inode) == 0) {
            return (int) leave(0);
        }
        at(DAX_WRITEBACK_MAPPING_RANGE__TAG);
        int end = Math.min(control.to(), machine.mappings().end(inode));
        int from = kernel.dax().entries().slot(inode, control.from());
        for (int index = from; index < end; index++) {
            if (machine.mappings().has(inode, index, MappingTag.DIRTY)) {
                kernel.dax().entries().setTags(inode, index,
                    machine.mappings().tags(inode, index) | MappingTag.TOWRITE.mask());
            }
        }
        int written = 0;
        for (int index = from; index < end; index++) {
            if (!machine.mappings().has(inode, index, MappingTag.TOWRITE)) {
                continue;
            }
            at(DAX_WRITEBACK_MAPPING_RANGE__NEXT);
            long error = writebackOne(inode, index);
            if (error != 0) {
                at(DAX_WRITEBACK_MAPPING_RANGE__FAILED);
                set(Field.MAPPING_ERRORS, inode, machine.mappings().errors(inode) | EIO_BIT);
                return (int) leave(written);
            }
            written++;
        }
        return (int) leave(written);
    }

    /// `dax_writeback_one`: 0, or a negative error. Kernels since 4.20 look at the entry again only if they had to
    /// wait,
    /// so that a zero page which a read fault tagged passes.
    private long writebackOne(int inode, int index) {
        enter(Function.DAX_WRITEBACK_ONE, index);
        long seen = machine.mappings().entry(inode, index);
        at(DAX_WRITEBACK_ONE__WAIT);
        boolean waited = kernel.dax().entries().isEntry(inode, index) && kernel.dax().entries().entry(inode,
            index).isLocked();
        kernel.dax().entries().waitUnlocked(inode, index);
        long now = machine.mappings().entry(inode, index);
        if (!DaxEntry.isValue(now) || !new DaxEntry(now).isSameAs(new DaxEntry(seen))
            || !machine.mappings().has(inode, index, MappingTag.TOWRITE)) {
            at(DAX_WRITEBACK_ONE__SKIP);
            clearTag(inode, index, MappingTag.TOWRITE);
            return leave(0);
        }
        DaxEntry entry = new DaxEntry(now);
        if (!entry.isReal() && (waited || !has(Patch.DAX_CHECKS_AFTER_WAIT))) {
            at(DAX_WRITEBACK_ONE__BROKEN);
            remark(Topic.WARN, inode, index);
            return leave(Errno.EIO.result());
        }
        boolean early = has(Patch.DAX_MKCLEAN_UNLOCKED);
        if (early) {
            at(DAX_WRITEBACK_ONE__MKCLEAN_EARLY);
            mkclean(inode, index, entry);
        }
        at(DAX_WRITEBACK_ONE__LOCK);
        kernel.dax().entries().lock(inode, index);
        clearTag(inode, index, MappingTag.TOWRITE);
        if (!early) {
            at(DAX_WRITEBACK_ONE__MKCLEAN);
            mkclean(inode, index, entry);
        }
        count(Counter.PAGES_WRITTEN, 1);
        if (kernel.injected(Injection.Place.WRITEPAGE, machine.counter(Counter.PAGES_WRITTEN)) != 0) {
            at(DAX_WRITEBACK_ONE__FAILED);
            kernel.dax().entries().unlock(inode, index);
            return leave(Errno.EIO.result());
        }
        at(DAX_WRITEBACK_ONE__FLUSH);
        for (int page = 0; page < entry.pages() && entry.isReal(); page++) {
            set(Field.DISK_CONTENT, inode, index + page, machine.pages().content(entry.pfn() + page));
        }
        at(DAX_WRITEBACK_ONE__CLEAN);
        clearTag(inode, index, MappingTag.DIRTY);
        at(DAX_WRITEBACK_ONE__UNLOCK);
        kernel.dax().entries().unlock(inode, index);
        return leave(0);
    }

    private void clearTag(int inode, int index, MappingTag tag) {
        kernel.dax().entries().setTags(inode, index, machine.mappings().tags(inode, index) & ~tag.mask());
    }

    /// `dax_mapping_entry_mkclean`, later `pfn_mkclean_range`: every shared entry that shows the frame becomes clean
    /// and
    /// read-only.
    private void mkclean(int inode, int index, DaxEntry cleaned) {
        enter(Function.DAX_MAPPING_ENTRY_MKCLEAN, index);
        at(DAX_MAPPING_ENTRY_MKCLEAN__LOCK);
        kernel.lock(LockKind.I_MMAP_LOCK, inode);
        for (int vma : machine.vmas().mapping(inode)) {
            for (int page = 0; page < cleaned.pages() && machine.vmas().is(vma, VmFlag.SHARED); page++) {
                page += mkcleanAt(vma, machine.vmas().address(vma, index + page), cleaned, page) - 1;
            }
        }
        at(DAX_MAPPING_ENTRY_MKCLEAN__UNLOCK);
        kernel.unlock(LockKind.I_MMAP_LOCK, inode);
        leave();
    }

    /// Cleans what maps page `page` of `cleaned` at `address`: how many pages that were.
    private int mkcleanAt(int vma, long address, DaxEntry cleaned, int page) {
        int mm = machine.vmas().mm(vma);
        long frame = cleaned.isReal() ? cleaned.pfn() + page : Facts.ZERO_PFN;
        if (!kernel.memoryInsert().isInside(vma, address) || machine.tables().holder(mm, address) < 0) {
            return 1;
        }
        at(DAX_MAPPING_ENTRY_MKCLEAN__NEXT_VMA);
        if (machine.tables().isHuge(mm, address)) {
            at(DAX_MAPPING_ENTRY_MKCLEAN__HUGE);
            mkcleanHuge(mm, address, frame);
            return PageSize.HUGE_PAGES;
        }
        int leaf = machine.tables().leaf(mm, address);
        if (leaf >= 0) {
            mkcleanOne(vma, address, leaf, frame);
        }
        return 1;
    }

    private void mkcleanHuge(int mm, long address, long frame) {
        int table = machine.tables().pmdTable(mm, address);
        kernel.lock(LockKind.PTL, table);
        int slot = Level.PMD.index(address);
        Pte entry = new Pte(machine.tables().entry(table, slot));
        if (entry.isHuge(machine.layout()) && entry.pfn() == frame && (entry.isDirty() || entry.isWritable())) {
            set(Field.TABLE_ENTRY, table, slot, 0);
            long base = address & -PageSize.HUGE_BYTES;
            kernel.tlb().flushRange(mm, base, base + PageSize.HUGE_BYTES);
            set(Field.TABLE_ENTRY, table, slot, entry.without(Pte.RW | Pte.DIRTY).bits());
        }
        kernel.unlock(LockKind.PTL, table);
    }

    private void mkcleanOne(int vma, long address, int leaf, long pfn) {
        int slot = Level.PTE.index(address);
        at(DAX_MAPPING_ENTRY_MKCLEAN__LOCK_ENTRY);
        kernel.lock(LockKind.PTL, leaf);
        Pte entry = new Pte(machine.tables().entry(leaf, slot));
        if (!entry.isMapped(machine.layout()) || entry.pfn() != pfn || !entry.isDirty() && !entry.isWritable()) {
            at(DAX_MAPPING_ENTRY_MKCLEAN__OTHER);
        } else {
            at(DAX_MAPPING_ENTRY_MKCLEAN__CLEAR);
            set(Field.TABLE_ENTRY, leaf, slot, 0);
            kernel.tlb().flushPage(machine.vmas().mm(vma), address);
            at(DAX_MAPPING_ENTRY_MKCLEAN__PROTECT);
            set(Field.TABLE_ENTRY, leaf, slot, entry.without(Pte.RW | Pte.DIRTY).bits());
        }
        at(DAX_MAPPING_ENTRY_MKCLEAN__UNLOCK_ENTRY);
        kernel.unlock(LockKind.PTL, leaf);
    }
}
