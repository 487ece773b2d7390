package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.MprotectSite.CHANGE_PROTECTION__CLEAR;
import static io.ptescope.model.kernel.MprotectSite.CHANGE_PROTECTION__FLUSH;
import static io.ptescope.model.kernel.MprotectSite.CHANGE_PROTECTION__HUGE;
import static io.ptescope.model.kernel.MprotectSite.CHANGE_PROTECTION__KEEP_WRITABLE;
import static io.ptescope.model.kernel.MprotectSite.CHANGE_PROTECTION__LOCK;
import static io.ptescope.model.kernel.MprotectSite.CHANGE_PROTECTION__STORE;
import static io.ptescope.model.kernel.MprotectSite.CHANGE_PROTECTION__UNLOCK;
import static io.ptescope.model.kernel.MprotectSite.MPROTECT_FIXUP__CHANGE;
import static io.ptescope.model.kernel.MprotectSite.MPROTECT_FIXUP__FLAGS;
import static io.ptescope.model.kernel.MprotectSite.MPROTECT_FIXUP__MKWRITE_PROT;
import static io.ptescope.model.kernel.MprotectSite.MPROTECT_FIXUP__PROT;
import static io.ptescope.model.kernel.MprotectSite.MPROTECT_FIXUP__SAME;
import static io.ptescope.model.kernel.MprotectSite.MPROTECT_FIXUP__WRITENOTIFY;
import static io.ptescope.model.kernel.MprotectSite.SYS_MPROTECT__HOLE;
import static io.ptescope.model.kernel.MprotectSite.SYS_MPROTECT__LOCK_MM;
import static io.ptescope.model.kernel.MprotectSite.SYS_MPROTECT__POPULATE;
import static io.ptescope.model.kernel.MprotectSite.SYS_MPROTECT__REFUSED;
import static io.ptescope.model.kernel.MprotectSite.SYS_MPROTECT__SPLIT;
import static io.ptescope.model.kernel.MprotectSite.SYS_MPROTECT__UNLOCK_MM;

import io.ptescope.model.arch.Level;
import io.ptescope.model.arch.PageSize;
import io.ptescope.model.arch.Pte;
import io.ptescope.model.arch.PteBit;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.LockKind;
import io.ptescope.model.state.PageFlag;
import io.ptescope.model.state.VmFlag;

/// mm/mprotect.c: other rights for a range of pages (specification section 3.4).
final class Mprotect extends KernelFile {
    private static final long RIGHTS = VmFlag.READ.mask() | VmFlag.WRITE.mask() | VmFlag.EXEC.mask();
    /// `pte_modify` keeps the frame and these bits; all others come from the new protection.
    private final long kept;

    Mprotect(Kernel kernel) {
        super(kernel);
        this.kept = Pte.PFN_MASK | Pte.ACCESSED | Pte.DIRTY | machine.layout().mask(PteBit.SPECIAL)
            | machine.layout().mask(PteBit.SOFT_DIRTY) | machine.layout().mask(PteBit.UFFD_WP)
            | (has(Patch.MPROTECT_KEEPS_DEVMAP) ? machine.layout().mask(PteBit.DEVMAP) : 0);
    }

    /// `sys_mprotect` of `pages` pages at `address`; `prot` are bits of [VmFlag]. 0, or a negative error.
    long sysMprotect(long address, int pages, long prot) {
        enter(Function.SYS_MPROTECT, address);
        if (address % PageSize.BYTES != 0 || pages < 0 || (prot & ~RIGHTS) != 0) {
            at(SYS_MPROTECT__REFUSED);
            return leave(Errno.EINVAL.result());
        }
        at(SYS_MPROTECT__LOCK_MM);
        int mm = machine.processes().mm(current().number());
        kernel.lock(LockKind.MMAP_SEM, mm);
        long end = address + PageSize.bytes(pages);
        long result = 0;
        long next = address;
        while (next < end && result == 0) {
            int vma = machine.vmas().find(mm, next);
            if (vma < 0) {
                at(SYS_MPROTECT__HOLE);
                result = Errno.ENOMEM.result();
            } else {
                long upTo = Math.min(end, machine.vmas().end(vma));
                result = change(mm, vma, next, upTo, prot);
                next = upTo;
            }
        }
        at(SYS_MPROTECT__UNLOCK_MM);
        kernel.unlock(LockKind.MMAP_SEM, mm);
        return leave(result);
    }

    private long change(int mm, int whole, long start, long end, long prot) {
        long flags = machine.vmas().flags(whole) & ~RIGHTS | prot;
        // The MAY bits stand four places above the rights that they allow.
        if ((flags & ~(flags >>> 4) & RIGHTS) != 0) {
            at(SYS_MPROTECT__REFUSED);
            return Errno.EACCES.result();
        }
        if (flags == machine.vmas().flags(whole)) {
            enter(Function.MPROTECT_FIXUP, start);
            at(MPROTECT_FIXUP__SAME);
            return leave(0);
        }
        if (!kernel.mmap().areas().maySplit(mm, start, end)) {
            at(SYS_MPROTECT__REFUSED);
            return Errno.EINVAL.result();
        }
        // Pages of a locked private area are copied before anybody stores to them.
        boolean copiesNow = has(Patch.MPROTECT_POPULATES) && (flags & VmFlag.WRITE.mask()) != 0
            && machine.vmas().is(whole, VmFlag.LOCKED) && !machine.vmas().is(whole, VmFlag.WRITE)
            && !machine.vmas().is(whole, VmFlag.SHARED);
        boolean charged = (flags & VmFlag.WRITE.mask()) != 0 && !machine.vmas().is(whole, VmFlag.ACCOUNT)
            && !machine.vmas().is(whole, VmFlag.WRITE) && !machine.vmas().is(whole, VmFlag.SHARED);
        for (int vma : kernel.mmap().areas().isolate(mm, start, end, SYS_MPROTECT__SPLIT)) {
            mprotectFixup(vma, charged ? flags | VmFlag.ACCOUNT.mask() : flags);
        }
        kernel.mmap().merge().vmaMerge(mm, start, end);
        if (copiesNow) {
            at(SYS_MPROTECT__POPULATE);
            kernel.mlock().populate().copyNow(mm, start, end);
        }
        return 0;
    }

    private void mprotectFixup(int vma, long flags) {
        enter(Function.MPROTECT_FIXUP, machine.vmas().start(vma));
        at(MPROTECT_FIXUP__FLAGS);
        set(Field.VMA_FLAGS, vma, flags);
        boolean upgrades = false;
        long readOnly = kernel.mmap().protection(flags & ~VmFlag.SHARED.mask()) | keptProt(vma);
        if (has(Patch.DIRTY_TRACKING)) {
            // The reset comes first, so a protection of the driver's own choice is overridden here.
            at(MPROTECT_FIXUP__PROT);
            set(Field.VMA_PAGE_PROT, vma, kernel.mmap().protection(flags) | keptProt(vma));
            at(MPROTECT_FIXUP__WRITENOTIFY);
            if (kernel.mmap().vmaWantsWritenotify(vma)) {
                set(Field.VMA_PAGE_PROT, vma, readOnly);
                upgrades = has(Patch.MPROTECT_KEEPS_DIRTY);
            } else if (!machine.vmas().is(vma, VmFlag.SHARED)) {
                upgrades = has(Patch.MPROTECT_UPGRADES) && machine.vmas().is(vma, VmFlag.WRITE);
            }
        } else if (kernel.fileSystems().hasPageMkwrite(vma)) {
            at(MPROTECT_FIXUP__MKWRITE_PROT);
            set(Field.VMA_PAGE_PROT, vma, readOnly);
        } else {
            at(MPROTECT_FIXUP__PROT);
            set(Field.VMA_PAGE_PROT, vma, kernel.mmap().protection(flags) | keptProt(vma));
        }
        at(MPROTECT_FIXUP__CHANGE);
        changeProtection(vma, upgrades);
        leave();
    }

    /// `pgprot_modify`, since 2.6.26: how the area is cached is the driver's choice, and stays.
    private long keptProt(int vma) {
        return has(Patch.PROT_KEEPS_CACHE_MODE) ? machine.vmas().pageProt(vma) & Pte.PCD : 0;
    }

    /// `change_protection`: every present entry of the area, one table at a time.
    private void changeProtection(int vma, boolean upgrades) {
        enter(Function.CHANGE_PROTECTION, machine.vmas().start(vma));
        int mm = machine.vmas().mm(vma);
        int locked = -1;
        for (long address = machine.vmas().start(vma); address < machine.vmas().end(vma); address += PageSize.BYTES) {
            if (machine.tables().isHuge(mm, address)) {
                changeLock(locked, -1);
                locked = -1;
                at(CHANGE_PROTECTION__HUGE);
                kernel.memory().huge().changeHugePmd(vma, address, kept);
                address = (address & -PageSize.HUGE_BYTES) + PageSize.HUGE_BYTES - PageSize.BYTES;
                continue;
            }
            int leaf = machine.tables().leaf(mm, address);
            if (leaf < 0) {
                continue;
            }
            if (leaf != locked) {
                changeLock(locked, leaf);
                locked = leaf;
            }
            changeOne(vma, address, leaf, upgrades);
        }
        changeLock(locked, -1);
        at(CHANGE_PROTECTION__FLUSH);
        kernel.tlb().flushRange(mm, machine.vmas().start(vma), machine.vmas().end(vma));
        leave();
    }

    private void changeLock(int from, int to) {
        if (from >= 0) {
            at(CHANGE_PROTECTION__UNLOCK);
            kernel.unlock(LockKind.PTL, from);
        }
        if (to >= 0) {
            at(CHANGE_PROTECTION__LOCK);
            kernel.lock(LockKind.PTL, to);
        }
    }

    private void changeOne(int vma, long address, int leaf, boolean upgrades) {
        int index = Level.PTE.index(address);
        Pte entry = new Pte(machine.tables().entry(leaf, index));
        if (!entry.isMapped(machine.layout())) {
            return;
        }
        // Zeroed while it is changed, so that a dirty bit set by the CPU meanwhile cannot be lost.
        if (!has(Patch.OMIT_MPROTECT_CLEAR)) {
            at(CHANGE_PROTECTION__CLEAR);
            entry = new Pte(machine.tables().entry(leaf, index));
            set(Field.TABLE_ENTRY, leaf, index, 0);
        }
        Pte changed = new Pte(entry.bits() & kept | machine.vmas().pageProt(vma));
        if (upgrades && !changed.isWritable() && needsNoFault(vma, address, changed)) {
            at(CHANGE_PROTECTION__KEEP_WRITABLE);
            changed = changed.with(Pte.RW);
        }
        at(CHANGE_PROTECTION__STORE);
        set(Field.TABLE_ENTRY, leaf, index, changed.bits());
    }

    /// Whether a store through the entry needs no fault. Up to 4.14 a dirty entry is enough, because its page is known
    /// to be dirty; later (`can_change_pte_writable`) also an anonymous page that one process owns alone.
    boolean needsNoFault(int vma, long address, Pte entry) {
        if (!has(Patch.MPROTECT_UPGRADES)) {
            boolean noted = entry.has(machine.layout().mask(PteBit.SOFT_DIRTY));
            return entry.isDirty() && (!has(Patch.SOFT_DIRTY) || noted || !machine.vmas().is(vma, VmFlag.SOFTDIRTY));
        }
        if (!entry.isPresent() || notesStores(vma, entry)) {
            return false;
        }
        if (machine.vmas().is(vma, VmFlag.SHARED)) {
            return entry.isDirty();
        }
        int page = kernel.memory().vmNormalPage(vma, address, entry);
        return page >= 0 && machine.pages().isAnon(page) && machine.pages().is(page, PageFlag.ANON_EXCLUSIVE);
    }

    /// `vma_wants_manual_pte_write_upgrade`: whether the area's default rights leave out a write bit that an entry may
    /// have all the same.
    boolean upgradesEntries(int vma) {
        return machine.vmas().is(vma, VmFlag.SHARED) ? kernel.mmap().vmaWantsWritenotify(vma)
            : machine.vmas().is(vma, VmFlag.WRITE);
    }

    /// Whether the next store through the entry has to fault so that it can be noted for `clear_refs`
    /// (`vma_soft_dirty_enabled`) or for userfaultfd.
    boolean notesStores(int vma, Pte entry) {
        return kernel.vfs().userfaultfd().isProtected(vma, entry)
            || has(Patch.SOFT_DIRTY) && !machine.vmas().is(vma, VmFlag.SOFTDIRTY)
            && !entry.has(machine.layout().mask(PteBit.SOFT_DIRTY));
    }
}
