package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.MemoryRemoteSite.ACCESS_PROCESS_VM__LOCK_MM;
import static io.ptescope.model.kernel.MemoryRemoteSite.ACCESS_PROCESS_VM__MARK_DIRTY;
import static io.ptescope.model.kernel.MemoryRemoteSite.ACCESS_PROCESS_VM__PIN;
import static io.ptescope.model.kernel.MemoryRemoteSite.ACCESS_PROCESS_VM__READ;
import static io.ptescope.model.kernel.MemoryRemoteSite.ACCESS_PROCESS_VM__REFUSED;
import static io.ptescope.model.kernel.MemoryRemoteSite.ACCESS_PROCESS_VM__RELEASE;
import static io.ptescope.model.kernel.MemoryRemoteSite.ACCESS_PROCESS_VM__SWITCH_MM;
import static io.ptescope.model.kernel.MemoryRemoteSite.ACCESS_PROCESS_VM__UNLOCK_MM;
import static io.ptescope.model.kernel.MemoryRemoteSite.ACCESS_PROCESS_VM__WRITE;

import io.ptescope.model.arch.PageSize;
import io.ptescope.model.state.LockKind;

/// mm/memory.c: `access_process_vm`, by which ptrace and /proc/PID/mem read and write the memory of another process,
/// whatever its areas allow (FOLL_FORCE).
final class MemoryRemote extends KernelFile {
    MemoryRemote(Kernel kernel) {
        super(kernel);
    }

    /// The byte at `address` of another address space, or EIO.
    long read(int mm, long address) {
        return access(mm, address, -1);
    }

    /// Writes a byte, 0 to 255: 0, or EIO.
    long write(int mm, long address, int value) {
        return access(mm, address, value);
    }

    private long access(int mm, long address, int value) {
        enter(Function.ACCESS_PROCESS_VM, address);
        kernel.cpu().switchMm(ACCESS_PROCESS_VM__SWITCH_MM);
        at(ACCESS_PROCESS_VM__LOCK_MM);
        kernel.lockToRead(LockKind.MMAP_SEM, mm);
        at(ACCESS_PROCESS_VM__PIN);
        boolean write = value >= 0;
        long page = kernel.gup().getUserPage(mm, address, Gup.GET | Gup.FORCE | (write ? Gup.WRITE : 0));
        long result = Errno.EIO.result();
        if (page < 0) {
            at(ACCESS_PROCESS_VM__REFUSED);
        } else {
            result = touch((int) page, (int) (address % PageSize.BYTES), value);
            at(ACCESS_PROCESS_VM__RELEASE);
            kernel.pageAlloc().put((int) page);
        }
        at(ACCESS_PROCESS_VM__UNLOCK_MM);
        kernel.unlock(LockKind.MMAP_SEM, mm);
        return leave(result);
    }

    private long touch(int page, int at, int value) {
        int content = machine.pages().content(page);
        if (value < 0) {
            at(ACCESS_PROCESS_VM__READ);
            return machine.contents().byteAt(content, at);
        }
        at(ACCESS_PROCESS_VM__WRITE);
        kernel.pageAlloc().fill(page, machine.contents().stored(machine.pages().content(page), at, value));
        at(ACCESS_PROCESS_VM__MARK_DIRTY);
        setPageDirtyLock(page);
        return 0;
    }

    /// `set_page_dirty_lock`: for a page that was written while it was pinned, and not through an entry.
    void setPageDirtyLock(int page) {
        kernel.pageAlloc().lockPage(page);
        kernel.pageWriteback().setPageDirty(page);
        kernel.pageAlloc().unlockPage(page);
    }
}
