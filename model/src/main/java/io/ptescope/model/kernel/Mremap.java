package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.MremapSite.DO_MREMAP__CHECK;
import static io.ptescope.model.kernel.MremapSite.DO_MREMAP__CLEAR_TARGET;
import static io.ptescope.model.kernel.MremapSite.DO_MREMAP__GROW;
import static io.ptescope.model.kernel.MremapSite.DO_MREMAP__IN_THE_WAY;
import static io.ptescope.model.kernel.MremapSite.DO_MREMAP__LOCK_MM;
import static io.ptescope.model.kernel.MremapSite.DO_MREMAP__NO_AREA;
import static io.ptescope.model.kernel.MremapSite.DO_MREMAP__POPULATE;
import static io.ptescope.model.kernel.MremapSite.DO_MREMAP__SHRINK;
import static io.ptescope.model.kernel.MremapSite.DO_MREMAP__UNLOCK_MM;
import static io.ptescope.model.kernel.MremapSite.MOVE_PAGE_TABLES__LOCK;
import static io.ptescope.model.kernel.MremapSite.MOVE_PAGE_TABLES__PUT;
import static io.ptescope.model.kernel.MremapSite.MOVE_PAGE_TABLES__TAKE;
import static io.ptescope.model.kernel.MremapSite.MOVE_PAGE_TABLES__UNLOCK;
import static io.ptescope.model.kernel.MremapSite.MOVE_VMA__COPY_VMA;
import static io.ptescope.model.kernel.MremapSite.MOVE_VMA__UNMAP_OLD;

import io.ptescope.model.arch.Level;
import io.ptescope.model.arch.PageSize;
import io.ptescope.model.arch.Pte;
import io.ptescope.model.arch.PteBit;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.LockKind;
import io.ptescope.model.state.VmFlag;
import java.util.List;

/// mm/mremap.c: an area gets longer, shorter, or another address; its entries go with it, bit by bit
/// (specification section 9, row E15).
final class Mremap extends KernelFile {
    Mremap(Kernel kernel) {
        super(kernel);
    }

    /// `do_mremap` (later `sys_mremap`): the address, or a negative error. With `target` 0 the area has to stay where
    /// it is; otherwise it goes there, and what is in the way goes first (MREMAP_MAYMOVE with MREMAP_FIXED).
    long doMremap(long address, int oldPages, int newPages, long target) {
        enter(Function.DO_MREMAP, address);
        at(DO_MREMAP__CHECK);
        long newEnd = target + PageSize.bytes(newPages);
        boolean overlaps = target != 0 && target < address + PageSize.bytes(oldPages) && newEnd > address;
        boolean aligned = address % PageSize.BYTES == 0 && target % PageSize.BYTES == 0;
        if (!aligned || oldPages <= 0 || newPages <= 0 || overlaps) {
            return leave(Errno.EINVAL.result());
        }
        at(DO_MREMAP__LOCK_MM);
        int mm = machine.processes().mm(current().number());
        kernel.lock(LockKind.MMAP_SEM, mm);
        long result = resize(mm, address, oldPages, newPages, target);
        at(DO_MREMAP__UNLOCK_MM);
        kernel.unlock(LockKind.MMAP_SEM, mm);
        int vma = result >= 0 && newPages > oldPages ? machine.vmas().find(mm, result) : -1;
        if (vma >= 0 && machine.vmas().is(vma, VmFlag.LOCKED)) {
            at(DO_MREMAP__POPULATE);
            kernel.mlock().populate().afterGrowth(mm, vma, result + PageSize.bytes(oldPages),
                result + PageSize.bytes(newPages));
        }
        return leave(result);
    }

    private long resize(int mm, long address, int oldPages, int newPages, long target) {
        if (has(Patch.MREMAP_FINDS_FIRST) && machine.vmas().find(mm, address) < 0) {
            at(DO_MREMAP__NO_AREA);
            return Errno.EFAULT.result();
        }
        int first = machine.vmas().find(mm, address);
        if (has(Patch.MREMAP_MOVES_SEVERAL) && first >= 0 && target != 0 && newPages != oldPages
            && address + PageSize.bytes(Math.min(oldPages, newPages)) > machine.vmas().end(first)) {
            at(DO_MREMAP__NO_AREA);
            return Errno.EFAULT.result();
        }
        if (target != 0) {
            at(DO_MREMAP__CLEAR_TARGET);
            kernel.mmap().unmapRange(mm, target, target + PageSize.bytes(newPages));
        }
        if (newPages < oldPages) {
            at(DO_MREMAP__SHRINK);
            kernel.mmap().unmapRange(mm, address + PageSize.bytes(newPages), address + PageSize.bytes(oldPages));
        }
        int left = Math.min(oldPages, newPages);
        if (target == 0 && newPages <= oldPages) {
            return address;
        }
        if (target != 0 && newPages == oldPages && has(Patch.MREMAP_MOVES_SEVERAL)) {
            return moveAll(mm, address, address + PageSize.bytes(oldPages), target);
        }
        int vma = machine.vmas().find(mm, address);
        boolean growsRaw = newPages > left && vma >= 0
            && (machine.vmas().is(vma, VmFlag.DONTEXPAND) || machine.vmas().is(vma, VmFlag.PFNMAP));
        if (vma < 0 || address + PageSize.bytes(left) > machine.vmas().end(vma) || growsRaw) {
            at(DO_MREMAP__NO_AREA);
            return Errno.EFAULT.result();
        }
        return target == 0 ? grow(mm, vma, address, oldPages, newPages)
            : moveVma(mm, vma, address, left, target, newPages);
    }

    /// `remap_move`: every area from `start` to `end`, each on its own; holes stay holes, but there may be none at the
    /// beginning.
    private long moveAll(int mm, long start, long end, long target) {
        List<Integer> areas = machine.vmas().of(mm).stream()
            .filter(vma -> machine.vmas().start(vma) < end && machine.vmas().end(vma) > start).toList();
        boolean watched = areas.stream().anyMatch(vma -> machine.vmas().is(vma, VmFlag.UFFD_WP));
        if (areas.isEmpty() || machine.vmas().start(areas.getFirst()) > start || watched && areas.size() > 1) {
            at(DO_MREMAP__NO_AREA);
            return Errno.EFAULT.result();
        }
        for (int vma : areas) {
            long from = Math.max(start, machine.vmas().start(vma));
            int pages = (int) ((Math.min(end, machine.vmas().end(vma)) - from) / PageSize.BYTES);
            moveVma(mm, vma, from, pages, target + from - start, pages);
        }
        return target;
    }

    /// The area may become longer if it ends where the request says, and if nothing follows.
    private long grow(int mm, int vma, long address, int oldPages, int newPages) {
        long end = address + PageSize.bytes(newPages);
        long oldEnd = machine.vmas().end(vma);
        if (oldEnd != address + PageSize.bytes(oldPages) || !machine.vmas().isFree(mm, oldEnd, end)) {
            at(DO_MREMAP__IN_THE_WAY);
            return Errno.ENOMEM.result();
        }
        at(DO_MREMAP__GROW);
        kernel.mmap().merge().extend(vma, end);
        count(mm, vma, newPages - oldPages);
        return address;
    }

    private void count(int mm, int vma, int pages) {
        add(Field.MM_TOTAL_VM, mm, pages);
        if (machine.vmas().is(vma, VmFlag.LOCKED)) {
            add(Field.MM_LOCKED_VM, mm, pages);
        }
    }

    /// `move_vma`: a new area at `target`, the entries move over, the old range is unmapped.
    private long moveVma(int mm, int vma, long address, int oldPages, long target, int newPages) {
        enter(Function.MOVE_VMA, target);
        at(MOVE_VMA__COPY_VMA);
        int copy = kernel.mmap().merge().copyVma(vma, address, target, newPages);
        if (machine.vmas().is(copy, VmFlag.UFFD_WP)) {
            // The program was not asked to follow moves, so it loses the area.
            set(Field.VMA_FLAGS, copy, machine.vmas().flags(copy) & ~VmFlag.UFFD_WP.mask());
            kernel.mmap().merge().vmaSetPageProt(copy);
        }
        count(mm, copy, newPages);
        movePageTables(mm, vma, address, copy, target, oldPages);
        at(MOVE_VMA__UNMAP_OLD);
        kernel.mmap().unmapRange(mm, address, address + PageSize.bytes(oldPages));
        return leave(target);
    }

    /// `move_page_tables` and `move_ptes`: accessed, dirty and write bits survive. Each entry is flushed as it is
    /// taken, as up to 2.6.26; later kernels flush once for a whole table, under the same locks.
    private void movePageTables(int mm, int vma, long from, int copy, long to, int pages) {
        enter(Function.MOVE_PAGE_TABLES, from);
        int inode = machine.vmas().file(vma);
        if (inode != 0) {
            kernel.lock(LockKind.I_MMAP_LOCK, inode);
        }
        for (int page = 0; page < pages; page++) {
            long old = from + PageSize.bytes(page);
            if (machine.tables().isHuge(mm, old)) {
                kernel.memory().huge().splitHugePmd(mm, old);
            }
            int source = machine.tables().leaf(mm, old);
            if (source >= 0 && machine.tables().entry(source, Level.PTE.index(old)) != 0) {
                move(mm, source, old, to + PageSize.bytes(page));
            }
        }
        if (inode != 0) {
            kernel.unlock(LockKind.I_MMAP_LOCK, inode);
        }
        leave(machine.vmas().start(copy));
    }

    private void move(int mm, int source, long from, long to) {
        int target = kernel.memory().allocTables(mm, to);
        at(MOVE_PAGE_TABLES__LOCK);
        kernel.lock(LockKind.PTL, source);
        if (target != source) {
            kernel.lock(LockKind.PTL, target);
        }
        at(MOVE_PAGE_TABLES__TAKE);
        Pte entry = new Pte(machine.tables().entry(source, Level.PTE.index(from)));
        set(Field.TABLE_ENTRY, source, Level.PTE.index(from), 0);
        kernel.tlb().flushPage(mm, from);
        if (entry.isMapped(machine.layout())) {
            entry = kernel.vfs().userfaultfd().lifted(entry.with(machine.layout().mask(PteBit.SOFT_DIRTY)));
        } else if (kernel.vfs().userfaultfd().isMarker(entry)) {
            entry = Pte.NONE;
        }
        at(MOVE_PAGE_TABLES__PUT);
        set(Field.TABLE_ENTRY, target, Level.PTE.index(to), entry.bits());
        at(MOVE_PAGE_TABLES__UNLOCK);
        if (target != source) {
            kernel.unlock(LockKind.PTL, target);
        }
        kernel.unlock(LockKind.PTL, source);
    }
}
