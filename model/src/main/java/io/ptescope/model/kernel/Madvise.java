package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.MadviseSite.MADVISE_BEHAVIOR__FLAGS;
import static io.ptescope.model.kernel.MadviseSite.MADVISE_BEHAVIOR__REFUSED;
import static io.ptescope.model.kernel.MadviseSite.MADVISE_BEHAVIOR__SPLIT;
import static io.ptescope.model.kernel.MadviseSite.MADVISE_DONTNEED__REFUSED;
import static io.ptescope.model.kernel.MadviseSite.MADVISE_DONTNEED__ZAP;
import static io.ptescope.model.kernel.MadviseSite.MADVISE_REMOVE__PUNCH;
import static io.ptescope.model.kernel.MadviseSite.MADVISE_REMOVE__REFUSED;
import static io.ptescope.model.kernel.MadviseSite.MADVISE_WILLNEED__NO_FILE;
import static io.ptescope.model.kernel.MadviseSite.MADVISE_WILLNEED__READ;
import static io.ptescope.model.kernel.MadviseSite.MADVISE_WILLNEED__SWAP_IN;
import static io.ptescope.model.kernel.MadviseSite.SYS_MADVISE__CHECK;
import static io.ptescope.model.kernel.MadviseSite.SYS_MADVISE__HOLE;
import static io.ptescope.model.kernel.MadviseSite.SYS_MADVISE__LOCK_MM;
import static io.ptescope.model.kernel.MadviseSite.SYS_MADVISE__UNKNOWN;
import static io.ptescope.model.kernel.MadviseSite.SYS_MADVISE__UNLOCK_MM;

import io.ptescope.model.arch.PageSize;
import io.ptescope.model.arch.Pte;
import io.ptescope.model.arch.SwapEntry;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.LockKind;
import io.ptescope.model.state.VmFlag;

/// mm/madvise.c: what a program intends to do with a range of its memory. Some advice is a hint, some throws pages
/// away, some changes what fork does.
final class Madvise extends KernelFile {
    private static final long READ_AHEAD = VmFlag.RAND_READ.mask() | VmFlag.SEQ_READ.mask();
    private static final long HUGE = VmFlag.HUGEPAGE.mask() | VmFlag.NOHUGEPAGE.mask();

    private final MadvisePages pages;

    Madvise(Kernel kernel) {
        super(kernel);
        this.pages = new MadvisePages(kernel);
    }

    /// `sys_madvise`: 0, or a negative error. A hole is ENOMEM, but only when all areas have been advised; an area that
    /// does not take the advice ends the call at once. EINVAL where the kernel does not know the advice.
    long sysMadvise(long address, int pages, Advice advice) {
        enter(Function.SYS_MADVISE, address);
        at(SYS_MADVISE__CHECK);
        if (!isKnown(advice) || address % PageSize.BYTES != 0 || pages < 0) {
            at(SYS_MADVISE__UNKNOWN);
            return leave(Errno.EINVAL.result());
        }
        at(SYS_MADVISE__LOCK_MM);
        int mm = machine.processes().mm(current().number());
        boolean changesAreas = flagsOf(advice, 0) != 0 || flagsOf(advice, -1) != -1;
        lock(mm, changesAreas);
        long end = address + PageSize.bytes(pages);
        boolean populates = advice == Advice.POPULATE_READ || advice == Advice.POPULATE_WRITE;
        long result = populates ? this.pages.populate(mm, address, end, advice == Advice.POPULATE_WRITE)
            : walk(mm, address, end, advice);
        at(SYS_MADVISE__UNLOCK_MM);
        kernel.unlock(LockKind.MMAP_SEM, mm);
        return leave(result);
    }

    private void lock(int mm, boolean changesAreas) {
        if (changesAreas || !has(Patch.MADVISE_READ_LOCK)) {
            kernel.lock(LockKind.MMAP_SEM, mm);
        } else {
            kernel.lockToRead(LockKind.MMAP_SEM, mm);
        }
    }

    /// `madvise_walk_vmas`.
    private long walk(int mm, long start, long end, Advice advice) {
        long hole = 0;
        long next = start;
        while (next < end) {
            int vma = machine.vmas().findNext(mm, next);
            if (vma < 0 || machine.vmas().start(vma) > next) {
                at(SYS_MADVISE__HOLE);
                hole = Errno.ENOMEM.result();
            }
            if (vma < 0 || machine.vmas().start(vma) >= end) {
                return hole;
            }
            long from = Math.max(next, machine.vmas().start(vma));
            next = Math.min(end, machine.vmas().end(vma));
            long result = advise(mm, vma, from, next, advice);
            if (result != 0) {
                return result;
            }
        }
        return hole;
    }

    private boolean isKnown(Advice advice) {
        return switch (advice) {
            case NORMAL, RANDOM, SEQUENTIAL, WILLNEED, DONTNEED, REMOVE, DONTFORK, DOFORK -> true;
            case FREE -> has(Patch.MADV_FREE);
            case COLD, PAGEOUT -> has(Patch.MADV_COLD);
            case POPULATE_READ, POPULATE_WRITE -> has(Patch.MADV_POPULATE);
            case HUGEPAGE, NOHUGEPAGE -> has(Patch.THP);
            case WIPEONFORK, KEEPONFORK -> has(Patch.WIPEONFORK);
        };
    }

    private long advise(int mm, int vma, long start, long end, Advice advice) {
        return switch (advice) {
            case WILLNEED -> willneed(vma, start, end);
            case DONTNEED -> dontneed(vma, start, end);
            case FREE -> pages.free(vma, start, end);
            case REMOVE -> remove(mm, vma, start, end);
            case COLD -> pages.coldOrPageout(vma, start, end, false);
            case PAGEOUT -> pages.coldOrPageout(vma, start, end, true);
            case POPULATE_READ, POPULATE_WRITE -> throw new IllegalStateException("populated before");
            case NORMAL, RANDOM, SEQUENTIAL, DONTFORK, DOFORK, WIPEONFORK, KEEPONFORK, HUGEPAGE, NOHUGEPAGE ->
                behavior(mm, vma, start, end, advice);
        };
    }

    /// `madvise_behavior` (later `madvise_update_vma`): advice that is a flag of the area.
    private long behavior(int mm, int vma, long start, long end, Advice advice) {
        enter(Function.MADVISE_BEHAVIOR, start);
        long flags = machine.vmas().flags(vma);
        if (isRefused(vma, advice) || !kernel.mmap().areas().maySplit(mm, start, end)) {
            at(MADVISE_BEHAVIOR__REFUSED);
            return leave(Errno.EINVAL.result());
        }
        if (flagsOf(advice, flags) == flags) {
            return leave(0);
        }
        at(MADVISE_BEHAVIOR__SPLIT);
        for (int part : kernel.mmap().areas().isolate(mm, start, end, MADVISE_BEHAVIOR__SPLIT)) {
            at(MADVISE_BEHAVIOR__FLAGS);
            set(Field.VMA_FLAGS, part, flagsOf(advice, flags));
        }
        kernel.mmap().merge().vmaMerge(mm, start, end);
        return leave(0);
    }

    private boolean isRefused(int vma, Advice advice) {
        return switch (advice) {
            case DOFORK -> machine.vmas().is(vma, VmFlag.IO);
            case WIPEONFORK -> hasFile(vma) || machine.vmas().is(vma, VmFlag.SHARED);
            case HUGEPAGE, NOHUGEPAGE -> machine.vmas().is(vma, VmFlag.PFNMAP) || machine.vmas().is(vma, VmFlag.IO)
                || machine.vmas().is(vma, VmFlag.MIXEDMAP) || machine.vmas().is(vma, VmFlag.DONTEXPAND);
            case NORMAL, RANDOM, SEQUENTIAL, WILLNEED, DONTNEED, FREE, REMOVE, DONTFORK, KEEPONFORK, COLD, PAGEOUT,
                POPULATE_READ, POPULATE_WRITE -> false;
        };
    }

    /// Whether `vm_file` is set.
    private boolean hasFile(int vma) {
        return machine.vmas().file(vma) != 0 || machine.vmas().is(vma, VmFlag.DEV_ZERO);
    }

    private static long flagsOf(Advice advice, long flags) {
        return switch (advice) {
            case NORMAL -> flags & ~READ_AHEAD;
            case RANDOM -> flags & ~READ_AHEAD | VmFlag.RAND_READ.mask();
            case SEQUENTIAL -> flags & ~READ_AHEAD | VmFlag.SEQ_READ.mask();
            case DONTFORK -> flags | VmFlag.DONTCOPY.mask();
            case DOFORK -> flags & ~VmFlag.DONTCOPY.mask();
            case WIPEONFORK -> flags | VmFlag.WIPEONFORK.mask();
            case KEEPONFORK -> flags & ~VmFlag.WIPEONFORK.mask();
            case HUGEPAGE -> flags & ~HUGE | VmFlag.HUGEPAGE.mask();
            case NOHUGEPAGE -> flags & ~HUGE | VmFlag.NOHUGEPAGE.mask();
            case WILLNEED, DONTNEED, FREE, REMOVE, COLD, PAGEOUT, POPULATE_READ, POPULATE_WRITE -> flags;
        };
    }

    /// `madvise_dontneed`: the entries go, and with them memory without a file; a file's pages stay cached and dirty.
    private long dontneed(int vma, long start, long end) {
        enter(Function.MADVISE_DONTNEED, start);
        if (machine.vmas().is(vma, VmFlag.LOCKED) || machine.vmas().is(vma, VmFlag.PFNMAP)) {
            at(MADVISE_DONTNEED__REFUSED);
            return leave(Errno.EINVAL.result());
        }
        at(MADVISE_DONTNEED__ZAP);
        kernel.memoryZap().zapPageRange(vma, start, end);
        return leave(0);
    }

    /// `madvise_remove`: the pages are cut out of the file, through the mapping. Up to 3.4 only memory files can do
    /// that (`vmtruncate_range`).
    private long remove(int mm, int vma, long start, long end) {
        enter(Function.MADVISE_REMOVE, start);
        int inode = machine.vmas().file(vma);
        if (machine.vmas().is(vma, VmFlag.LOCKED) || !hasFile(vma)) {
            at(MADVISE_REMOVE__REFUSED);
            return leave(Errno.EINVAL.result());
        }
        boolean writable = machine.vmas().is(vma, has(Patch.SHARED_MAY_WRITE) ? VmFlag.MAYWRITE : VmFlag.WRITE);
        if (!machine.vmas().is(vma, VmFlag.SHARED) || !writable) {
            at(MADVISE_REMOVE__REFUSED);
            return leave(Errno.EACCES.result());
        }
        boolean device = kernel.devices().isDevice(inode);
        if (device || !has(Patch.FALLOCATE_RANGES) && !kernel.fileSystems().isMemory(inode)) {
            at(MADVISE_REMOVE__REFUSED);
            return leave((device && has(Patch.FALLOCATE_RANGES) ? Errno.ENODEV : Errno.ENOSYS).result());
        }
        int first = machine.vmas().index(vma, start);
        at(MADVISE_REMOVE__PUNCH);
        kernel.unlock(LockKind.MMAP_SEM, mm);
        long result = kernel.vfs().open().punchHole(inode, first, (int) ((end - start) / PageSize.BYTES));
        lock(mm, false);
        return leave(result);
    }

    /// `force_swapin_readahead` (later `swapin_walk_pmd_entry`): what lies in swap is read, and stays unmapped.
    private void swapIn(int vma, long start, long end) {
        for (long address = start; address < end; address += PageSize.BYTES) {
            Pte entry = machine.tables().pte(machine.vmas().mm(vma), address);
            if (SwapEntry.isSwap(entry, machine.layout())) {
                at(MADVISE_WILLNEED__SWAP_IN);
                int page = kernel.vfs().swap().find(entry).page();
                if (page != Swap.NONE) {
                    kernel.pageAlloc().put(page);
                }
            }
        }
    }

    /// `madvise_willneed`: reads what is not cached. Memory without a file is EBADF, until swapped pages could be read
    /// ahead.
    private long willneed(int vma, long start, long end) {
        enter(Function.MADVISE_WILLNEED, start);
        int inode = machine.vmas().file(vma);
        if (!hasFile(vma)) {
            at(MADVISE_WILLNEED__NO_FILE);
            if (!has(Patch.WILLNEED_SWAP)) {
                return leave(Errno.EBADF.result());
            }
            swapIn(vma, start, end);
            return leave(0);
        }
        if (inode == 0 || kernel.fileSystems().isMemory(inode) || kernel.fileSystems().profile(inode).isRaw()
            || kernel.fileSystems().isDaxFile(inode)) {
            return leave(0);
        }
        int to = Math.min(machine.inodes().pages(inode), machine.vmas().index(vma, end));
        for (int index = machine.vmas().index(vma, start); index < to; index++) {
            if (machine.mappings().page(inode, index) < 0) {
                at(MADVISE_WILLNEED__READ);
                kernel.filemap().readPage(inode, index);
            }
        }
        return leave(0);
    }
}
