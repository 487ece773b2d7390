package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.ProcessVmAccessSite.PROCESS_VM_RW__LOCK_MM;
import static io.ptescope.model.kernel.ProcessVmAccessSite.PROCESS_VM_RW__PIN;
import static io.ptescope.model.kernel.ProcessVmAccessSite.PROCESS_VM_RW__READ;
import static io.ptescope.model.kernel.ProcessVmAccessSite.PROCESS_VM_RW__REFUSED;
import static io.ptescope.model.kernel.ProcessVmAccessSite.PROCESS_VM_RW__RELEASE;
import static io.ptescope.model.kernel.ProcessVmAccessSite.PROCESS_VM_RW__SWITCH_MM;
import static io.ptescope.model.kernel.ProcessVmAccessSite.PROCESS_VM_RW__UNLOCK_MM;
import static io.ptescope.model.kernel.ProcessVmAccessSite.PROCESS_VM_RW__WRITE;

import io.ptescope.model.arch.PageSize;
import io.ptescope.model.state.LockKind;

/// mm/process_vm_access.c (3.2): process_vm_readv(2) and process_vm_writev(2), which ask for no more than the other
/// process might do itself.
final class ProcessVmAccess extends KernelFile {
    ProcessVmAccess(Kernel kernel) {
        super(kernel);
    }

    /// The byte at `address` of another address space, or a negative error.
    long read(int mm, long address) {
        return access(mm, address, -1);
    }

    /// Writes a byte, 0 to 255: 0, or a negative error.
    long write(int mm, long address, int value) {
        return access(mm, address, value);
    }

    private long access(int mm, long address, int value) {
        if (!has(Patch.REMOTE_ACCESS)) {
            return Errno.ENOSYS.result();
        }
        enter(Function.PROCESS_VM_RW, address);
        boolean write = value >= 0;
        kernel.cpu().switchMm(PROCESS_VM_RW__SWITCH_MM);
        at(PROCESS_VM_RW__LOCK_MM);
        kernel.lockToRead(LockKind.MMAP_SEM, mm);
        at(PROCESS_VM_RW__PIN);
        long pinned = kernel.gup().getUserPage(mm, address, Gup.GET | Gup.UNLOCKABLE | (write ? Gup.WRITE : 0));
        at(PROCESS_VM_RW__UNLOCK_MM);
        kernel.unlock(LockKind.MMAP_SEM, mm);
        if (pinned < 0) {
            at(PROCESS_VM_RW__REFUSED);
            return leave(Errno.EFAULT.result());
        }
        int page = (int) pinned;
        int at = (int) (address % PageSize.BYTES);
        long result = 0;
        if (write) {
            at(PROCESS_VM_RW__WRITE);
            kernel.pageAlloc().fill(page, machine.contents().stored(machine.pages().content(page), at, value));
        } else {
            at(PROCESS_VM_RW__READ);
            result = machine.contents().byteAt(machine.pages().content(page), at);
        }
        at(PROCESS_VM_RW__RELEASE);
        if (write) {
            kernel.vfs().remote().setPageDirtyLock(page);
        }
        kernel.pageAlloc().put(page);
        return leave(result);
    }
}
