package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.MmapSite.DO_MMAP_PGOFF__DEV_ZERO;
import static io.ptescope.model.kernel.MmapSite.DO_MMAP_PGOFF__FILE_MMAP;
import static io.ptescope.model.kernel.MmapSite.DO_MMAP_PGOFF__FILE_REFUSED;
import static io.ptescope.model.kernel.MmapSite.DO_MMAP_PGOFF__FLAGS;
import static io.ptescope.model.kernel.MmapSite.DO_MMAP_PGOFF__LINK;
import static io.ptescope.model.kernel.MmapSite.DO_MMAP_PGOFF__LOCK_MM;
import static io.ptescope.model.kernel.MmapSite.DO_MMAP_PGOFF__MKWRITE_PROT;
import static io.ptescope.model.kernel.MmapSite.DO_MMAP_PGOFF__NEW_VMA;
import static io.ptescope.model.kernel.MmapSite.DO_MMAP_PGOFF__POPULATE;
import static io.ptescope.model.kernel.MmapSite.DO_MMAP_PGOFF__REFUSED;
import static io.ptescope.model.kernel.MmapSite.DO_MMAP_PGOFF__SHARED_MEMORY;
import static io.ptescope.model.kernel.MmapSite.DO_MMAP_PGOFF__UNLOCK_MM;
import static io.ptescope.model.kernel.MmapSite.DO_MMAP_PGOFF__WRITENOTIFY;
import static io.ptescope.model.kernel.MmapSite.DO_MUNMAP__CHECK;
import static io.ptescope.model.kernel.MmapSite.DO_MUNMAP__LOCK_MM;
import static io.ptescope.model.kernel.MmapSite.DO_MUNMAP__SPLIT;
import static io.ptescope.model.kernel.MmapSite.DO_MUNMAP__UNLINK;
import static io.ptescope.model.kernel.MmapSite.DO_MUNMAP__UNLOCK_MM;
import static io.ptescope.model.kernel.MmapSite.DO_MUNMAP__UNMAP;
import static io.ptescope.model.kernel.MmapSite.EXIT_MMAP__TABLES;
import static io.ptescope.model.kernel.MmapSite.EXIT_MMAP__UNLINK;
import static io.ptescope.model.kernel.MmapSite.EXIT_MMAP__UNMAP;
import static io.ptescope.model.kernel.MmapSite.VMA_WANTS_WRITENOTIFY__ACCOUNTS;
import static io.ptescope.model.kernel.MmapSite.VMA_WANTS_WRITENOTIFY__MKWRITE;
import static io.ptescope.model.kernel.MmapSite.VMA_WANTS_WRITENOTIFY__OWN_PROT;
import static io.ptescope.model.kernel.MmapSite.VMA_WANTS_WRITENOTIFY__SHARED_WRITABLE;
import static io.ptescope.model.kernel.MmapSite.VMA_WANTS_WRITENOTIFY__SOFT_DIRTY;
import static io.ptescope.model.kernel.MmapSite.VMA_WANTS_WRITENOTIFY__SPECIAL;
import static io.ptescope.model.kernel.MmapSite.VMA_WANTS_WRITENOTIFY__USERFAULTFD;

import io.ptescope.model.arch.PageSize;
import io.ptescope.model.arch.Pte;
import io.ptescope.model.kernel.MmapRequest.Option;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.Kind;
import io.ptescope.model.state.LockKind;
import io.ptescope.model.state.VmFlag;
import java.util.List;
import java.util.Optional;

/// mm/mmap.c: areas come, are split, and go; and with which rights their entries start (specification section 3).
final class Mmap extends KernelFile {
    private static final long MAY_ALL = VmFlag.MAYREAD.mask() | VmFlag.MAYWRITE.mask() | VmFlag.MAYEXEC.mask();

    private final MemoryZeromap zeromap;
    private final MmapMerge merge;
    private final MmapAreas areas;
    private final WriteNotify writeNotify;

    Mmap(Kernel kernel) {
        super(kernel);
        this.zeromap = new MemoryZeromap(kernel);
        this.merge = new MmapMerge(kernel);
        this.areas = new MmapAreas(kernel);
        this.writeNotify = new WriteNotify(machine, kernel.patches());
    }

    /// Areas as such.
    MmapAreas areas() {
        return areas;
    }

    /// How neighbours are joined.
    MmapMerge merge() {
        return merge;
    }

    /// `do_mmap_pgoff`: the address, or a negative error. The address is meant as with MAP_FIXED, so what is in the way
    /// goes first. A new area is not merged with its neighbours, because each keeps the name that the workload
    /// gave it.
    long doMmapPgoff(MmapRequest request) {
        enter(Function.DO_MMAP_PGOFF, request.address());
        at(DO_MMAP_PGOFF__FLAGS);
        Optional<Errno> refused = check(request);
        if (refused.isPresent()) {
            at(DO_MMAP_PGOFF__REFUSED);
            return leave(refused.get().result());
        }
        at(DO_MMAP_PGOFF__LOCK_MM);
        int mm = machine.processes().mm(current().number());
        kernel.lock(LockKind.MMAP_SEM, mm);
        long end = request.address() + PageSize.bytes(request.pages());
        if (!machine.vmas().isFree(mm, request.address(), end)) {
            enter(Function.DO_MUNMAP, request.address());
            unmapRange(mm, request.address(), end);
            leave();
        }
        long result = newVma(mm, request);
        at(DO_MMAP_PGOFF__UNLOCK_MM);
        kernel.unlock(LockKind.MMAP_SEM, mm);
        int vma = result < 0 ? -1 : machine.vmas().find(mm, request.address());
        if (vma >= 0 && (request.has(Option.POPULATE) || machine.vmas().is(vma, VmFlag.LOCKED))) {
            at(DO_MMAP_PGOFF__POPULATE);
            kernel.mlock().populate().afterMmap(mm, vma, request.has(Option.POPULATE));
        }
        return leave(result);
    }

    private Optional<Errno> check(MmapRequest request) {
        boolean unknown = request.validates() && (!has(Patch.MAP_SYNC) || request.inode() == 0);
        if (request.pages() <= 0 || request.address() % PageSize.BYTES != 0 || unknown) {
            return Optional.of(Errno.EINVAL);
        }
        if (request.shared() && request.readOnlyFd() && (request.prot() & VmFlag.WRITE.mask()) != 0) {
            return Optional.of(Errno.EACCES);
        }
        if (!kernel.fileSystems().canMap(request.inode())) {
            return Optional.of(Errno.ENODEV);
        }
        boolean keepsMetadata = request.inode() != 0
            && kernel.fileSystems().profile(request.inode()).has(FileSystem.Trait.DAX);
        return request.has(Option.SYNC) && !keepsMetadata ? Optional.of(Errno.EOPNOTSUPP) : Optional.empty();
    }

    private long flags(MmapRequest request) {
        long flags = request.prot() | MAY_ALL | (has(Patch.SOFT_DIRTY) ? VmFlag.SOFTDIRTY.mask() : 0)
            | (request.has(Option.LOCKED) ? VmFlag.LOCKED.mask() : 0)
            | (request.has(Option.SYNC) ? VmFlag.SYNC.mask() : 0);
        if (request.shared()) {
            flags |= VmFlag.SHARED.mask() | VmFlag.MAYSHARE.mask();
            if (request.readOnlyFd()) {
                flags &= ~(VmFlag.MAYWRITE.mask() | VmFlag.SHARED.mask());
            }
        } else if ((request.prot() & VmFlag.WRITE.mask()) != 0) {
            flags |= VmFlag.ACCOUNT.mask();
        }
        if (request.has(Option.DEV_ZERO) && !request.shared()) {
            flags |= VmFlag.DEV_ZERO.mask();
        }
        return flags;
    }

    /// The address, or a negative error.
    private long newVma(int mm, MmapRequest request) {
        int vma = makeVma(request, flags(request));
        long refused = mmapFile(vma, request);
        if (refused != 0) {
            at(DO_MMAP_PGOFF__FILE_REFUSED);
            set(Field.VMA_MM, vma, mm + 1L);
            kernel.memoryZap().zapPageRange(vma, machine.vmas().start(vma), machine.vmas().end(vma));
            set(Field.VMA_MM, vma, 0);
            return refused;
        }
        setWritenotify(vma);
        at(DO_MMAP_PGOFF__LINK);
        areas.link(vma, mm + 1L);
        add(Field.MM_TOTAL_VM, mm, request.pages());
        kernel.mlock().countNew(mm, vma);
        return request.address();
    }

    private int makeVma(MmapRequest request, long flags) {
        at(DO_MMAP_PGOFF__NEW_VMA);
        int vma = number(Kind.VMA);
        set(Field.VMA_NAME, vma, machine.names().number(request.name()));
        set(Field.VMA_START, vma, request.address());
        set(Field.VMA_END, vma, request.address() + PageSize.bytes(request.pages()));
        set(Field.VMA_FLAGS, vma, flags);
        set(Field.VMA_PAGE_PROT, vma, protection(flags));
        set(Field.VMA_PGOFF, vma, request.inode() == 0 ? request.address() >>> PageSize.SHIFT : request.pgoff());
        if (request.inode() != 0) {
            at(DO_MMAP_PGOFF__FILE_MMAP);
            set(Field.VMA_FILE, vma, request.inode());
        }
        return vma;
    }

    /// `f_op->mmap`: 0, or the error with which the file refuses. Shared memory without a file gets one.
    private long mmapFile(int vma, MmapRequest request) {
        if (request.inode() != 0) {
            return kernel.fileSystems().mmap(vma);
        }
        if (request.shared()) {
            at(DO_MMAP_PGOFF__SHARED_MEMORY);
            return kernel.fileSystems().shmem().zeroSetup(vma);
        }
        if (request.has(Option.DEV_ZERO) && !has(Patch.ANON_READ_ALLOCATES)) {
            at(DO_MMAP_PGOFF__DEV_ZERO);
            zeromap.zeromapPageRange(vma);
        }
        return 0;
    }

    private void setWritenotify(int vma) {
        long readOnly = protection(machine.vmas().flags(vma) & ~VmFlag.SHARED.mask())
            | machine.vmas().pageProt(vma) & Pte.PCD;
        if (has(Patch.DIRTY_TRACKING)) {
            at(DO_MMAP_PGOFF__WRITENOTIFY);
            if (vmaWantsWritenotify(vma)) {
                set(Field.VMA_PAGE_PROT, vma, readOnly);
            }
        } else if (kernel.fileSystems().hasPageMkwrite(vma)) {
            at(DO_MMAP_PGOFF__MKWRITE_PROT);
            set(Field.VMA_PAGE_PROT, vma, readOnly);
        }
    }

    /// `vm_get_page_prot`: the PTE bits for the permissions in `flags`.
    long protection(long flags) {
        return WriteNotify.protection(machine.layout(), flags);
    }

    /// `vma_wants_writenotify`: whether entries start read-only so that the first store is noticed.
    boolean vmaWantsWritenotify(int vma) {
        enter(Function.VMA_WANTS_WRITENOTIFY, machine.vmas().start(vma));
        boolean wanted = false;
        for (WriteNotify.Answer answer : writeNotify.answers(vma, machine.vmas().pageProt(vma))) {
            at(line(answer.condition()));
            wanted = answer.decides().orElse(false);
        }
        return leave(wanted ? 1 : 0) != 0;
    }

    private static MmapSite line(WriteNotify.Condition condition) {
        return switch (condition) {
            case SHARED_WRITABLE -> VMA_WANTS_WRITENOTIFY__SHARED_WRITABLE;
            case MKWRITE -> VMA_WANTS_WRITENOTIFY__MKWRITE;
            case OWN_PROT -> VMA_WANTS_WRITENOTIFY__OWN_PROT;
            case SOFT_DIRTY -> VMA_WANTS_WRITENOTIFY__SOFT_DIRTY;
            case USERFAULTFD -> VMA_WANTS_WRITENOTIFY__USERFAULTFD;
            case SPECIAL -> VMA_WANTS_WRITENOTIFY__SPECIAL;
            case ACCOUNTS -> VMA_WANTS_WRITENOTIFY__ACCOUNTS;
        };
    }

    /// `do_munmap` of `pages` pages at `address`: 0, or a negative error.
    long doMunmap(long address, int pages) {
        enter(Function.DO_MUNMAP, address);
        at(DO_MUNMAP__CHECK);
        if (address % PageSize.BYTES != 0 || pages <= 0) {
            return leave(Errno.EINVAL.result());
        }
        long end = address + PageSize.bytes(pages);
        int mm = machine.processes().mm(current().number());
        at(DO_MUNMAP__LOCK_MM);
        kernel.lock(LockKind.MMAP_SEM, mm);
        if (!areas.maySplit(mm, address, end)) {
            kernel.unlock(LockKind.MMAP_SEM, mm);
            return leave(Errno.EINVAL.result());
        }
        unmapRange(mm, address, end);
        at(DO_MUNMAP__UNLOCK_MM);
        kernel.unlock(LockKind.MMAP_SEM, mm);
        return leave(0);
    }

    /// Area by area, each with a flush of its own, where the kernel gathers all of them before one flush; no task of
    /// this address space can tell, because mmap_sem is held for writing.
    void unmapRange(int mm, long start, long end) {
        List<Integer> doomed = areas.isolate(mm, start, end, DO_MUNMAP__SPLIT);
        for (int vma : doomed) {
            at(DO_MUNMAP__UNMAP);
            kernel.memoryZap().zapPageRange(vma, machine.vmas().start(vma), machine.vmas().end(vma));
            at(DO_MUNMAP__UNLINK);
            add(Field.MM_TOTAL_VM, mm, -machine.vmas().pages(vma));
            if (machine.vmas().is(vma, VmFlag.LOCKED)) {
                add(Field.MM_LOCKED_VM, mm, -machine.vmas().pages(vma));
            }
            areas.link(vma, 0);
            kernel.fileSystems().close(vma);
        }
        if (!doomed.isEmpty()) {
            kernel.memory().tables().freePgtables(mm);
        }
    }

    /// Lets `start` to `end`, which lies in one area, show the file from page `pgoff` on, as an area of its own
    /// (`mmap_region` as `sys_remap_file_pages` calls it, whose line `site` is). mmap_sem is held.
    void mapElsewhere(int mm, long start, long end, long pgoff, Site site) {
        enter(Function.DO_MUNMAP, start);
        int fresh = areas.copy(areas.isolate(mm, start, end, DO_MUNMAP__SPLIT).getFirst());
        unmapRange(mm, start, end);
        leave();
        at(site);
        set(Field.VMA_PGOFF, fresh, pgoff);
        areas.link(fresh, mm + 1L);
        add(Field.MM_TOTAL_VM, mm, machine.vmas().pages(fresh));
        if (machine.vmas().is(fresh, VmFlag.LOCKED)) {
            add(Field.MM_LOCKED_VM, mm, machine.vmas().pages(fresh));
        }
    }

    /// `exit_mmap`: everything goes, in one sweep with one flush.
    void exitMmap(int mm) {
        enter(Function.EXIT_MMAP, mm);
        for (int vma : machine.vmas().of(mm)) {
            at(EXIT_MMAP__UNMAP);
            kernel.memoryZap().zapPageRange(vma, machine.vmas().start(vma), machine.vmas().end(vma));
            at(EXIT_MMAP__UNLINK);
            areas.link(vma, 0);
            kernel.fileSystems().close(vma);
        }
        at(EXIT_MMAP__TABLES);
        kernel.tlb().flushMm(mm);
        kernel.memory().tables().freePgtables(mm);
        set(Field.TABLE_LEVEL, machine.tables().root(mm), 0);
        set(Field.MM_PGD, mm, 0);
        set(Field.MM_TOTAL_VM, mm, 0);
        set(Field.MM_CPUS, mm, 0);
        leave();
    }
}
