package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.UsercopySite.COPY_FROM_USER__COPY;
import static io.ptescope.model.kernel.UsercopySite.COPY_FROM_USER__FAULT;
import static io.ptescope.model.kernel.UsercopySite.COPY_FROM_USER__GIVE_UP;
import static io.ptescope.model.kernel.UsercopySite.COPY_FROM_USER__NOT_NOW;
import static io.ptescope.model.kernel.UsercopySite.COPY_FROM_USER__TRANSLATE;
import static io.ptescope.model.kernel.UsercopySite.COPY_FROM_USER__TRAP;
import static io.ptescope.model.kernel.UsercopySite.COPY_TO_USER__COPY;
import static io.ptescope.model.kernel.UsercopySite.COPY_TO_USER__FAULT;
import static io.ptescope.model.kernel.UsercopySite.COPY_TO_USER__GIVE_UP;
import static io.ptescope.model.kernel.UsercopySite.COPY_TO_USER__NOT_NOW;
import static io.ptescope.model.kernel.UsercopySite.COPY_TO_USER__TRANSLATE;
import static io.ptescope.model.kernel.UsercopySite.COPY_TO_USER__TRAP;

import io.ptescope.model.arch.PageSize;
import io.ptescope.model.arch.Pte;
import io.ptescope.model.event.Topic;
import io.ptescope.model.state.Signal;

/// The kernel's loads and stores in the memory of the task that called it: a page at a time, through the task's own
/// entries, with traps in kernel mode. A trap that cannot be resolved is an error instead of a signal.
final class Usercopy extends KernelFile {
    Usercopy(Kernel kernel) {
        super(kernel);
    }

    /// `copy_from_user` of the page at `address`: the number of its contents, or EFAULT.
    long copyFromUser(long address) {
        return copyFromUser(address, false);
    }

    /// With page faults switched off, because locks are held (`copy_from_user_inatomic`): EFAULT wherever a trap would
    /// be needed, which has been taken all the same.
    long copyFromUserAtomic(long address) {
        return copyFromUser(address, true);
    }

    private long copyFromUser(long address, boolean atomic) {
        enter(Function.COPY_FROM_USER, address);
        kernel.cpu().switchMm(COPY_FROM_USER__TRANSLATE);
        for (int traps = 0; traps < Cpu.HOPELESS; traps++) {
            at(COPY_FROM_USER__TRANSLATE);
            Pte entry = kernel.cpu().cached(address);
            entry = entry.isNone() ? kernel.cpu().walked(address, Pte.PRESENT, Pte.ACCESSED) : entry;
            if (!entry.isNone()) {
                at(COPY_FROM_USER__COPY);
                if (kernel.cpu().cached(address).equals(entry)) {
                    return leave(machine.pages().content(entry.pfn()));
                }
                continue;
            }
            if (atomic) {
                at(COPY_FROM_USER__NOT_NOW);
                remark(Topic.TRAP, address, 0);
                return leave(Errno.EFAULT.result());
            }
            if (kernel.cpu().trap(COPY_FROM_USER__TRAP, address, 0) != Signal.NONE) {
                at(COPY_FROM_USER__FAULT);
                return leave(Errno.EFAULT.result());
            }
        }
        kernel.cpu().giveUp(COPY_FROM_USER__GIVE_UP, address);
        return leave(Errno.EFAULT.result());
    }

    /// `copy_to_user` of the first `bytes` bytes of a page: 0, or EFAULT.
    long copyToUser(long address, int content, int bytes) {
        return copyToUser(address, content, bytes, false);
    }

    /// `copy_to_user` of a page with page faults switched off: EFAULT wherever a trap would be needed, which has been
    /// taken all the same.
    long copyToUserAtomic(long address, int content) {
        return copyToUser(address, content, PageSize.BYTES, true);
    }

    private long copyToUser(long address, int content, int bytes, boolean atomic) {
        enter(Function.COPY_TO_USER, address);
        kernel.cpu().switchMm(COPY_TO_USER__TRANSLATE);
        for (int traps = 0; traps < Cpu.HOPELESS; traps++) {
            at(COPY_TO_USER__TRANSLATE);
            Pte entry = kernel.cpu().cached(address);
            if (!entry.isWritable() || !entry.isDirty()) {
                entry = kernel.cpu().walked(address, Pte.PRESENT | Pte.RW, Pte.ACCESSED | Pte.DIRTY);
            }
            if (!entry.isNone()) {
                at(COPY_TO_USER__COPY);
                if (kernel.cpu().cached(address).equals(entry)) {
                    int old = machine.pages().content(entry.pfn());
                    kernel.pageAlloc().fill(entry.pfn(), bytes == PageSize.BYTES ? content
                        : machine.contents().joined(content, bytes, old));
                    return leave(0);
                }
                continue;
            }
            Pte there = machine.tables().pte(machine.processes().mm(current().number()), address);
            int present = there.isPresent() ? Fault.PROTECTION : 0;
            if (atomic) {
                at(COPY_TO_USER__NOT_NOW);
                remark(Topic.TRAP, address, Fault.WRITE | present);
                return leave(Errno.EFAULT.result());
            }
            if (kernel.cpu().trap(COPY_TO_USER__TRAP, address, Fault.WRITE | present) != Signal.NONE) {
                at(COPY_TO_USER__FAULT);
                return leave(Errno.EFAULT.result());
            }
        }
        kernel.cpu().giveUp(COPY_TO_USER__GIVE_UP, address);
        return leave(Errno.EFAULT.result());
    }
}
