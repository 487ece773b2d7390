package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.FremapSite.DO_FILE_PAGE__POPULATE;
import static io.ptescope.model.kernel.FremapSite.INSTALL_PAGE__BEYOND_END;
import static io.ptescope.model.kernel.FremapSite.INSTALL_PAGE__FIND;
import static io.ptescope.model.kernel.FremapSite.INSTALL_PAGE__LOCK;
import static io.ptescope.model.kernel.FremapSite.INSTALL_PAGE__STORE;
import static io.ptescope.model.kernel.FremapSite.INSTALL_PAGE__UNLOCK;
import static io.ptescope.model.kernel.FremapSite.INSTALL_PAGE__ZAP;
import static io.ptescope.model.kernel.FremapSite.SYS_REMAP_FILE_PAGES__CHECK;
import static io.ptescope.model.kernel.FremapSite.SYS_REMAP_FILE_PAGES__LINEAR;
import static io.ptescope.model.kernel.FremapSite.SYS_REMAP_FILE_PAGES__LOCK_MM;
import static io.ptescope.model.kernel.FremapSite.SYS_REMAP_FILE_PAGES__NONLINEAR;
import static io.ptescope.model.kernel.FremapSite.SYS_REMAP_FILE_PAGES__POPULATE;
import static io.ptescope.model.kernel.FremapSite.SYS_REMAP_FILE_PAGES__REFUSED;
import static io.ptescope.model.kernel.FremapSite.SYS_REMAP_FILE_PAGES__RELINK;
import static io.ptescope.model.kernel.FremapSite.SYS_REMAP_FILE_PAGES__UNLOCK_MM;

import io.ptescope.model.arch.Level;
import io.ptescope.model.arch.PageSize;
import io.ptescope.model.arch.Pte;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.LockKind;
import io.ptescope.model.state.VmFlag;

/// mm/fremap.c: file pages at addresses where they do not belong (specification sections 0.2 and 9, B24).
///
/// Up to 2.6.22 the area becomes nonlinear: it leaves the tree that the reverse map walks, so that cleaning misses its
/// entries. Since 2.6.23 files whose dirty pages are accounted get ordinary areas instead, since 4.0 all files do.
final class Fremap extends KernelFile {
    Fremap(Kernel kernel) {
        super(kernel);
    }

    /// `sys_remap_file_pages`: from `address` on, `pages` pages of the area show the file from page `pgoff` on. 0, or a
    /// negative error.
    long sysRemapFilePages(long address, int pages, int pgoff) {
        enter(Function.SYS_REMAP_FILE_PAGES, address);
        at(SYS_REMAP_FILE_PAGES__CHECK);
        if (address % PageSize.BYTES != 0 || pages <= 0 || pgoff < 0) {
            return leave(Errno.EINVAL.result());
        }
        at(SYS_REMAP_FILE_PAGES__LOCK_MM);
        int mm = machine.processes().mm(current().number());
        kernel.lock(LockKind.MMAP_SEM, mm);
        long result = remap(mm, address, pages, pgoff);
        at(SYS_REMAP_FILE_PAGES__UNLOCK_MM);
        kernel.unlock(LockKind.MMAP_SEM, mm);
        return leave(result);
    }

    private long remap(int mm, long address, int pages, int pgoff) {
        int vma = machine.vmas().find(mm, address);
        long end = address + PageSize.bytes(pages);
        if (vma < 0 || end > machine.vmas().end(vma) || !machine.vmas().is(vma, VmFlag.SHARED)
            || machine.vmas().file(vma) == 0
            || kernel.fileSystems().profile(machine.vmas().file(vma)).isRaw()
            || !has(Patch.NO_NONLINEAR)
            && kernel.devices().isDevice(machine.vmas().file(vma))) {
            at(SYS_REMAP_FILE_PAGES__REFUSED);
            return Errno.EINVAL.result();
        }
        int inode = machine.vmas().file(vma);
        boolean asAreas = has(Patch.NO_NONLINEAR)
            || has(Patch.NONLINEAR_AS_AREAS) && kernel.fileSystems().accountsDirty(inode);
        if (asAreas) {
            at(SYS_REMAP_FILE_PAGES__LINEAR);
            kernel.mmap().mapElsewhere(mm, address, end, pgoff, SYS_REMAP_FILE_PAGES__RELINK);
            return 0;
        }
        if (!machine.vmas().is(vma, VmFlag.NONLINEAR) && machine.vmas().index(vma, address) != pgoff) {
            at(SYS_REMAP_FILE_PAGES__NONLINEAR);
            kernel.lock(LockKind.I_MMAP_LOCK, inode);
            set(Field.VMA_FLAGS, vma, machine.vmas().flags(vma) | VmFlag.NONLINEAR.mask());
            kernel.unlock(LockKind.I_MMAP_LOCK, inode);
        }
        long result = 0;
        for (int page = 0; page < pages && result == 0; page++) {
            at(SYS_REMAP_FILE_PAGES__POPULATE);
            result = installPage(vma, address + PageSize.bytes(page), pgoff + page);
        }
        return result;
    }

    /// `install_page`: the entry at `address` maps page `index`, whatever it mapped before.
    private long installPage(int vma, long address, int index) {
        enter(Function.INSTALL_PAGE, address);
        at(INSTALL_PAGE__FIND);
        Filemap.Found found = kernel.filemap().nopage(machine.vmas().file(vma), index);
        if (found.pfn() < 0) {
            at(INSTALL_PAGE__BEYOND_END);
            return leave(found.result() == FaultResult.OOM ? Errno.ENOMEM.result() : Errno.EINVAL.result());
        }
        int mm = machine.vmas().mm(vma);
        int leaf = kernel.memory().allocTables(mm, address);
        at(INSTALL_PAGE__LOCK);
        kernel.lock(LockKind.PTL, leaf);
        if (machine.tables().entry(leaf, Level.PTE.index(address)) != 0) {
            at(INSTALL_PAGE__ZAP);
            kernel.memoryZap().zapPte(vma, address, leaf);
        }
        at(INSTALL_PAGE__STORE);
        add(Field.MM_FILE_RSS, mm, 1);
        set(Field.TABLE_ENTRY, leaf, Level.PTE.index(address),
            Pte.of(found.pfn(), machine.vmas().pageProt(vma)).bits());
        kernel.rmap().pageAddFileRmap(found.pfn());
        at(INSTALL_PAGE__UNLOCK);
        kernel.unlock(LockKind.PTL, leaf);
        return leave(0);
    }

    /// `do_file_page`: a fault on an entry that names a page of the file by its offset, because that is not where the
    /// page belongs; only nonlinear areas have such entries. (2.6.23 calls this `do_nonlinear_fault` and takes its way
    /// through `__do_fault`; which page is mapped, and how, is the same.) A bit set of [FaultResult].
    int doFilePage(PageFault fault) {
        enter(Function.DO_FILE_PAGE, fault.address());
        at(DO_FILE_PAGE__POPULATE);
        long result = installPage(fault.vma(), fault.address(), fault.entry().fileOffset());
        return (int) leave(result == 0 ? FaultResult.MINOR
            : result == Errno.ENOMEM.result() ? FaultResult.OOM : FaultResult.SIGBUS);
    }
}
