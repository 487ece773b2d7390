package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.MsyncSite.MSYNC_PTE_RANGE__CLEAN;
import static io.ptescope.model.kernel.MsyncSite.MSYNC_PTE_RANGE__LOCK;
import static io.ptescope.model.kernel.MsyncSite.MSYNC_PTE_RANGE__MARK_DIRTY;
import static io.ptescope.model.kernel.MsyncSite.MSYNC_PTE_RANGE__UNLOCK;
import static io.ptescope.model.kernel.MsyncSite.SYS_MSYNC__BALANCE;
import static io.ptescope.model.kernel.MsyncSite.SYS_MSYNC__CHECK;
import static io.ptescope.model.kernel.MsyncSite.SYS_MSYNC__FSYNC;
import static io.ptescope.model.kernel.MsyncSite.SYS_MSYNC__FSYNC_RANGE;
import static io.ptescope.model.kernel.MsyncSite.SYS_MSYNC__LOCK_MM;
import static io.ptescope.model.kernel.MsyncSite.SYS_MSYNC__RESULT;
import static io.ptescope.model.kernel.MsyncSite.SYS_MSYNC__UNLOCK_MM;
import static io.ptescope.model.kernel.MsyncSite.SYS_MSYNC__WALK;

import io.ptescope.model.arch.Level;
import io.ptescope.model.arch.PageSize;
import io.ptescope.model.arch.Pte;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.LockKind;
import io.ptescope.model.state.VmFlag;
import java.util.function.LongSupplier;

/// mm/msync.c: dirt of a range of addresses goes towards the medium (specification section 6.7).
///
/// Up to 2.6.18 the range's entries are walked and their dirty bits moved to the pages; the write bit stays, so that
/// the next store goes unnoticed. From 2.6.19 on the pages are known to be dirty already.
final class Msync extends KernelFile {
    /// MS_ASYNC.
    static final int ASYNC = 1;
    /// MS_INVALIDATE.
    static final int INVALIDATE = 2;
    /// MS_SYNC.
    static final int SYNC = 4;

    Msync(Kernel kernel) {
        super(kernel);
    }

    /// `sys_msync`: 0, or a negative error; ENOMEM for a hole comes last, when all areas have been visited. (2.6.17 and
    /// 2.6.18 leave their loop too early to report a hole that ends the range; here every kernel reports it.)
    long sysMsync(long address, int pages, int flags) {
        enter(Function.SYS_MSYNC, address);
        at(SYS_MSYNC__CHECK);
        boolean both = (flags & ASYNC) != 0 && (flags & SYNC) != 0;
        if (both || (flags & ~(ASYNC | INVALIDATE | SYNC)) != 0 || address % PageSize.BYTES != 0) {
            return leave(Errno.EINVAL.result());
        }
        at(SYS_MSYNC__LOCK_MM);
        int mm = machine.processes().mm(current().number());
        kernel.lockToRead(LockKind.MMAP_SEM, mm);
        long end = address + PageSize.bytes(pages);
        long result = 0;
        long hole = 0;
        long next = address;
        while (next < end && result == 0) {
            int vma = machine.vmas().findNext(mm, next);
            if (vma < 0 || machine.vmas().start(vma) > next) {
                hole = Errno.ENOMEM.result();
            }
            if (vma < 0 || machine.vmas().start(vma) >= end) {
                break;
            }
            long from = Math.max(next, machine.vmas().start(vma));
            next = Math.min(end, machine.vmas().end(vma));
            result = syncVma(mm, vma, from, next, flags);
        }
        result = result == 0 ? hole : result;
        at(SYS_MSYNC__UNLOCK_MM);
        kernel.unlock(LockKind.MMAP_SEM, mm);
        at(SYS_MSYNC__RESULT);
        return leave(result);
    }

    private long syncVma(int mm, int vma, long from, long to, int flags) {
        if ((flags & INVALIDATE) != 0 && machine.vmas().is(vma, VmFlag.LOCKED)) {
            return Errno.EBUSY.result();
        }
        int inode = machine.vmas().file(vma);
        if (inode == 0 || !machine.vmas().is(vma, VmFlag.SHARED)) {
            return 0;
        }
        if (!has(Patch.MSYNC_NO_WALK)) {
            at(SYS_MSYNC__WALK);
            int dirtied = walk(mm, vma, from, to);
            if ((flags & ASYNC) != 0 && dirtied > 0) {
                unlocked(mm, SYS_MSYNC__BALANCE, () -> {
                    kernel.pageWriteback().balanceDirtyPagesRatelimited(dirtied);
                    return 0L;
                });
            }
        }
        if ((flags & SYNC) == 0) {
            return 0;
        }
        if (kernel.devices().isDevice(inode)) {
            // No f_op->fsync.
            return Errno.EINVAL.result();
        }
        if (has(Patch.MSYNC_RANGE)) {
            int first = machine.vmas().index(vma, from);
            int last = machine.vmas().index(vma, to - 1);
            return unlocked(mm, SYS_MSYNC__FSYNC_RANGE, () -> kernel.sync().vfsFsyncRange(inode, first, last + 1));
        }
        return unlocked(mm, SYS_MSYNC__FSYNC, () -> kernel.sync().doFsync(inode));
    }

    private long unlocked(int mm, Site site, LongSupplier work) {
        kernel.unlock(LockKind.MMAP_SEM, mm);
        at(site);
        long result = work.getAsLong();
        kernel.lockToRead(LockKind.MMAP_SEM, mm);
        return result;
    }

    /// `msync_page_range` and its loops: returns how many pages have become dirty. The kernel keeps a table locked for
    /// up to 64 entries at a time; here the lock is taken for each dirty entry, and the entry read again under it.
    private int walk(int mm, int vma, long from, long to) {
        enter(Function.MSYNC_PTE_RANGE, from);
        int dirtied = 0;
        for (long address = from; address < to; address += PageSize.BYTES) {
            int leaf = machine.tables().leaf(mm, address);
            if (leaf < 0 || !isDirty(new Pte(machine.tables().entry(leaf, Level.PTE.index(address))))) {
                continue;
            }
            at(MSYNC_PTE_RANGE__LOCK);
            kernel.lock(LockKind.PTL, leaf);
            Pte entry = new Pte(machine.tables().entry(leaf, Level.PTE.index(address)));
            int page = isDirty(entry) ? kernel.memory().vmNormalPage(vma, address, entry) : Memory.NO_PAGE;
            if (page != Memory.NO_PAGE) {
                at(MSYNC_PTE_RANGE__CLEAN);
                set(Field.TABLE_ENTRY, leaf, Level.PTE.index(address), entry.without(Pte.DIRTY).bits());
                kernel.tlb().flushPage(mm, address);
                at(MSYNC_PTE_RANGE__MARK_DIRTY);
                dirtied += kernel.pageWriteback().setPageDirty(page) ? 1 : 0;
            }
            at(MSYNC_PTE_RANGE__UNLOCK);
            kernel.unlock(LockKind.PTL, leaf);
        }
        return (int) leave(dirtied);
    }

    /// An entry that only remembers a page of a file has other bits in that place.
    private boolean isDirty(Pte entry) {
        return entry.isMapped(machine.layout()) && entry.isDirty();
    }
}
