package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.UserfaultfdSite.MWRITEPROTECT_RANGE__LOCK_MM;
import static io.ptescope.model.kernel.UserfaultfdSite.MWRITEPROTECT_RANGE__NOT_REGISTERED;
import static io.ptescope.model.kernel.UserfaultfdSite.MWRITEPROTECT_RANGE__UNLOCK_MM;
import static io.ptescope.model.kernel.UserfaultfdSite.UFFD_WP_RANGE__FLUSH;
import static io.ptescope.model.kernel.UserfaultfdSite.UFFD_WP_RANGE__LIFT;
import static io.ptescope.model.kernel.UserfaultfdSite.UFFD_WP_RANGE__LOCK;
import static io.ptescope.model.kernel.UserfaultfdSite.UFFD_WP_RANGE__MARK;
import static io.ptescope.model.kernel.UserfaultfdSite.UFFD_WP_RANGE__PROTECT;
import static io.ptescope.model.kernel.UserfaultfdSite.UFFD_WP_RANGE__UNLOCK;
import static io.ptescope.model.kernel.UserfaultfdSite.UFFD_WP_RANGE__UNMARK;
import static io.ptescope.model.kernel.UserfaultfdSite.UFFD_WP_RANGE__UPGRADE;
import static io.ptescope.model.kernel.UserfaultfdSite.USERFAULTFD_REGISTER__CHECK;
import static io.ptescope.model.kernel.UserfaultfdSite.USERFAULTFD_REGISTER__FLAG;
import static io.ptescope.model.kernel.UserfaultfdSite.USERFAULTFD_REGISTER__LOCK_MM;
import static io.ptescope.model.kernel.UserfaultfdSite.USERFAULTFD_REGISTER__PROT;
import static io.ptescope.model.kernel.UserfaultfdSite.USERFAULTFD_REGISTER__REFUSED;
import static io.ptescope.model.kernel.UserfaultfdSite.USERFAULTFD_REGISTER__UNLOCK_MM;

import io.ptescope.model.arch.Level;
import io.ptescope.model.arch.PageSize;
import io.ptescope.model.arch.Pte;
import io.ptescope.model.arch.PteBit;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.LockKind;
import io.ptescope.model.state.VmFlag;

/// fs/userfaultfd.c and mm/userfaultfd.c: a program protects its own pages from its stores, to learn which it stores
/// to.
///
/// Only the asynchronous mode is here, with markers for pages that are not there: the kernel lifts the protection at
/// the first store by itself. Kernels without that mode answer EINVAL to whoever asks for it, those without the system
/// call ENOSYS.
final class Userfaultfd extends KernelFile {
    /// A PTE marker: not present, a swap entry of a type of its own that says "write-protected".
    private static final long MARKER = 0xFFF0_0000_0000_0C00L;

    Userfaultfd(Kernel kernel) {
        super(kernel);
    }

    /// userfaultfd(2), UFFDIO_API with WP_ASYNC and WP_UNPOPULATED, UFFDIO_REGISTER of `pages` pages for write
    /// protection. 0, or a negative error.
    long register(long address, int pages) {
        if (!has(Patch.UFFD_WP_ASYNC)) {
            return (has(Patch.USERFAULTFD) ? Errno.EINVAL : Errno.ENOSYS).result();
        }
        enter(Function.USERFAULTFD_REGISTER, address);
        at(USERFAULTFD_REGISTER__CHECK);
        if (address % PageSize.BYTES != 0 || pages <= 0) {
            return leave(Errno.EINVAL.result());
        }
        at(USERFAULTFD_REGISTER__LOCK_MM);
        int mm = machine.processes().mm(current().number());
        kernel.lock(LockKind.MMAP_SEM, mm);
        long result = mark(mm, address, address + PageSize.bytes(pages));
        at(USERFAULTFD_REGISTER__UNLOCK_MM);
        kernel.unlock(LockKind.MMAP_SEM, mm);
        return leave(result);
    }

    private long mark(int mm, long start, long end) {
        int first = machine.vmas().findNext(mm, start);
        if (first < 0 || machine.vmas().start(first) >= end) {
            at(USERFAULTFD_REGISTER__REFUSED);
            return Errno.EINVAL.result();
        }
        for (int vma : machine.vmas().of(mm)) {
            boolean meant = machine.vmas().start(vma) < end && machine.vmas().end(vma) > start;
            boolean mayWrite = machine.vmas().is(vma, VmFlag.MAYWRITE);
            if (meant && (!mayWrite || machine.vmas().is(vma, VmFlag.UFFD_WP))) {
                at(USERFAULTFD_REGISTER__REFUSED);
                return (mayWrite ? Errno.EBUSY : Errno.EPERM).result();
            }
        }
        for (int vma : kernel.mmap().areas().isolate(mm, start, end, USERFAULTFD_REGISTER__FLAG)) {
            at(USERFAULTFD_REGISTER__FLAG);
            set(Field.VMA_FLAGS, vma, machine.vmas().flags(vma) | VmFlag.UFFD_WP.mask());
            if (machine.vmas().is(vma, VmFlag.SHARED)) {
                at(USERFAULTFD_REGISTER__PROT);
                kernel.mmap().merge().vmaSetPageProt(vma);
            }
        }
        return 0;
    }

    /// UFFDIO_WRITEPROTECT (`mwriteprotect_range`): 0, or a negative error; ENOENT where an area is not registered.
    long writeProtect(long address, int pages, boolean on) {
        if (!has(Patch.UFFD_WP_ASYNC)) {
            return (has(Patch.USERFAULTFD) ? Errno.EINVAL : Errno.EBADF).result();
        }
        enter(Function.MWRITEPROTECT_RANGE, address);
        at(MWRITEPROTECT_RANGE__LOCK_MM);
        int mm = machine.processes().mm(current().number());
        kernel.lockToRead(LockKind.MMAP_SEM, mm);
        long end = address + PageSize.bytes(pages);
        long result = Errno.ENOENT.result();
        for (int vma : machine.vmas().of(mm)) {
            long from = Math.max(address, machine.vmas().start(vma));
            long to = Math.min(end, machine.vmas().end(vma));
            if (from >= to) {
                continue;
            }
            result = machine.vmas().is(vma, VmFlag.UFFD_WP) ? 0 : Errno.ENOENT.result();
            if (result != 0) {
                at(MWRITEPROTECT_RANGE__NOT_REGISTERED);
                break;
            }
            wpRange(mm, vma, from, to, on);
        }
        at(MWRITEPROTECT_RANGE__UNLOCK_MM);
        kernel.unlock(LockKind.MMAP_SEM, mm);
        return leave(result);
    }

    /// `uffd_wp_range`, with `change_protection`.
    private void wpRange(int mm, int vma, long start, long end, boolean on) {
        enter(Function.UFFD_WP_RANGE, start);
        boolean upgrades = !on && kernel.mprotect().upgradesEntries(vma);
        for (long address = start; address < end; address += PageSize.BYTES) {
            int leaf = on ? kernel.memory().allocTables(mm, address) : machine.tables().leaf(mm, address);
            if (leaf < 0) {
                continue;
            }
            at(UFFD_WP_RANGE__LOCK);
            kernel.lock(LockKind.PTL, leaf);
            Pte entry = new Pte(machine.tables().entry(leaf, Level.PTE.index(address)));
            if (on) {
                protect(leaf, address, entry);
            } else {
                lift(vma, leaf, address, entry, upgrades);
            }
            at(UFFD_WP_RANGE__UNLOCK);
            kernel.unlock(LockKind.PTL, leaf);
        }
        at(UFFD_WP_RANGE__FLUSH);
        kernel.tlb().flushRange(mm, start, end);
        leave();
    }

    private void protect(int leaf, long address, Pte entry) {
        if (entry.isMapped(machine.layout())) {
            at(UFFD_WP_RANGE__PROTECT);
            set(Field.TABLE_ENTRY, leaf, Level.PTE.index(address), protectedEntry(entry).bits());
        } else if (entry.isNone()) {
            at(UFFD_WP_RANGE__MARK);
            set(Field.TABLE_ENTRY, leaf, Level.PTE.index(address), MARKER);
        }
    }

    private void lift(int vma, int leaf, long address, Pte entry, boolean upgrades) {
        if (isMarker(entry)) {
            at(UFFD_WP_RANGE__UNMARK);
            set(Field.TABLE_ENTRY, leaf, Level.PTE.index(address), 0);
        } else if (entry.has(machine.layout().mask(PteBit.UFFD_WP))) {
            at(UFFD_WP_RANGE__LIFT);
            Pte lifted = lifted(entry);
            if (upgrades && !lifted.isWritable() && kernel.mprotect().needsNoFault(vma, address, lifted)) {
                at(UFFD_WP_RANGE__UPGRADE);
                lifted = lifted.with(Pte.RW);
            }
            set(Field.TABLE_ENTRY, leaf, Level.PTE.index(address), lifted.bits());
        }
    }

    /// An entry that stands for a page which is not there, and is protected all the same.
    boolean isMarker(Pte entry) {
        return has(Patch.UFFD_WP_ASYNC) && entry.bits() == MARKER;
    }

    /// `userfaultfd_pte_wp`: whether the entry is read-only because the program asked for it.
    boolean isProtected(int vma, Pte entry) {
        return machine.vmas().is(vma, VmFlag.UFFD_WP) && entry.has(machine.layout().mask(PteBit.UFFD_WP));
    }

    /// `pte_mkuffd_wp`.
    Pte protectedEntry(Pte entry) {
        return entry.without(Pte.RW).with(machine.layout().mask(PteBit.UFFD_WP));
    }

    /// `pte_clear_uffd_wp`; a write bit does not come back by that.
    Pte lifted(Pte entry) {
        return entry.without(machine.layout().mask(PteBit.UFFD_WP));
    }

    /// The entry that a fault puts in the place of `old`: protected, if `old` was a marker.
    Pte inPlaceOf(Pte old, Pte entry) {
        return isMarker(old) ? protectedEntry(entry) : entry;
    }
}
