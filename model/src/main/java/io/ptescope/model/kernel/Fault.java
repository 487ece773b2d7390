package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.FaultSite.DO_PAGE_FAULT__BAD_AREA;
import static io.ptescope.model.kernel.FaultSite.DO_PAGE_FAULT__CHECK_ACCESS;
import static io.ptescope.model.kernel.FaultSite.DO_PAGE_FAULT__COMPLETED;
import static io.ptescope.model.kernel.FaultSite.DO_PAGE_FAULT__COUNT;
import static io.ptescope.model.kernel.FaultSite.DO_PAGE_FAULT__FIND_VMA;
import static io.ptescope.model.kernel.FaultSite.DO_PAGE_FAULT__FIXUP;
import static io.ptescope.model.kernel.FaultSite.DO_PAGE_FAULT__HANDLE;
import static io.ptescope.model.kernel.FaultSite.DO_PAGE_FAULT__LOCK_MM;
import static io.ptescope.model.kernel.FaultSite.DO_PAGE_FAULT__OUT_OF_MEMORY;
import static io.ptescope.model.kernel.FaultSite.DO_PAGE_FAULT__RETRY;
import static io.ptescope.model.kernel.FaultSite.DO_PAGE_FAULT__SIGBUS;
import static io.ptescope.model.kernel.FaultSite.DO_PAGE_FAULT__UNLOCK_MM;

import io.ptescope.model.event.Topic;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.LockKind;
import io.ptescope.model.state.Signal;
import io.ptescope.model.state.VmFlag;

/// arch/x86_64/mm/fault.c: from the trap to the generic handler and back (specification section 4.1).
final class Fault extends KernelFile {
    /// Error code: the entry was present and forbade the access.
    static final int PROTECTION = 1;
    /// Error code: a store.
    static final int WRITE = 2;
    /// Error code: from user mode.
    static final int USER = 4;

    Fault(Kernel kernel) {
        super(kernel);
    }

    /// `do_page_fault`: makes the access possible, or returns the signal that the task gets. The signal ends nobody:
    /// the workload says what the task does next. A trap of the kernel's own gives no signal (`fixup_exception`): the
    /// result says which one it would have been.
    Signal doPageFault(long address, int error) {
        enter(Function.DO_PAGE_FAULT, address);
        int mm = machine.processes().mm(current().number());
        boolean first = true;
        boolean tried = false;
        boolean major = false;
        while (true) {
            at(DO_PAGE_FAULT__LOCK_MM);
            kernel.lockToRead(LockKind.MMAP_SEM, mm);
            at(DO_PAGE_FAULT__FIND_VMA);
            int vma = machine.vmas().find(mm, address);
            if (vma < 0) {
                return refused(DO_PAGE_FAULT__BAD_AREA, mm, address, Signal.SIGSEGV, error);
            }
            at(DO_PAGE_FAULT__CHECK_ACCESS);
            if (!allows(vma, error)) {
                return refused(DO_PAGE_FAULT__BAD_AREA, mm, address, Signal.SIGSEGV, error);
            }
            at(DO_PAGE_FAULT__HANDLE);
            boolean mayRetry = has(Patch.FAULT_RETRY) && !tried;
            int result = kernel.memory().handleMmFault(vma, address, (error & WRITE) != 0, mayRetry);
            if (FaultResult.has(result, FaultResult.OOM) || FaultResult.has(result, FaultResult.KILLED)) {
                return refused(DO_PAGE_FAULT__OUT_OF_MEMORY, mm, address, Signal.SIGKILL, error);
            }
            if (FaultResult.has(result, FaultResult.SIGBUS)) {
                return refused(DO_PAGE_FAULT__SIGBUS, mm, address, Signal.SIGBUS, error);
            }
            major |= FaultResult.has(result, FaultResult.MAJOR);
            if (FaultResult.has(result, FaultResult.RETRY)) {
                at(DO_PAGE_FAULT__RETRY);
                // A trap of the kernel itself never tries with the area's lock.
                boolean withAreaLock = first && (error & USER) != 0 && has(Patch.AREA_LOCK_FAULTS);
                tried = !withAreaLock || major;
                major |= tried && has(Patch.RETRY_IS_MAJOR);
                first = false;
                continue;
            }
            return done(mm, major, result);
        }
    }

    /// The access can be tried again; mmap_sem is let go unless the handler has done so.
    private Signal done(int mm, boolean major, int result) {
        at(DO_PAGE_FAULT__COUNT);
        add(major ? Field.TASK_MAJ_FLT : Field.TASK_MIN_FLT, current().number(), 1);
        if (FaultResult.has(result, FaultResult.COMPLETED)) {
            at(DO_PAGE_FAULT__COMPLETED);
        } else {
            at(DO_PAGE_FAULT__UNLOCK_MM);
            kernel.unlock(LockKind.MMAP_SEM, mm);
        }
        leave(result);
        return Signal.NONE;
    }

    private boolean allows(int vma, int error) {
        if ((error & WRITE) != 0) {
            return machine.vmas().is(vma, VmFlag.WRITE);
        }
        if ((error & PROTECTION) != 0) {
            return false;
        }
        return machine.vmas().is(vma, VmFlag.READ) || machine.vmas().is(vma, VmFlag.EXEC)
            || has(Patch.DIRTY_TRACKING) && machine.vmas().is(vma, VmFlag.WRITE);
    }

    private Signal refused(Site site, int mm, long address, Signal signal, int error) {
        at(site);
        kernel.unlock(LockKind.MMAP_SEM, mm);
        if ((error & USER) == 0) {
            at(DO_PAGE_FAULT__FIXUP);
            leave(-1);
            return signal;
        }
        set(Field.TASK_SIGNAL, current().number(), signal.ordinal());
        remark(Topic.SIGNAL, signal.ordinal(), address);
        leave(-1);
        return signal;
    }
}
