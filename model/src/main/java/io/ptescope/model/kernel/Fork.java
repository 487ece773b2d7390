package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.ForkSite.DO_EXIT__EXIT_MM;
import static io.ptescope.model.kernel.ForkSite.DO_EXIT__GONE;
import static io.ptescope.model.kernel.ForkSite.DO_FORK__COPY_MM;
import static io.ptescope.model.kernel.ForkSite.DO_FORK__DONE;
import static io.ptescope.model.kernel.ForkSite.DO_FORK__FAILED;
import static io.ptescope.model.kernel.ForkSite.DO_FORK__NEW_TASK;
import static io.ptescope.model.kernel.ForkSite.DO_FORK__SHARE_MM;
import static io.ptescope.model.kernel.ForkSite.DUP_MMAP__COPY_ENTRIES;
import static io.ptescope.model.kernel.ForkSite.DUP_MMAP__COPY_VMA;
import static io.ptescope.model.kernel.ForkSite.DUP_MMAP__FLUSH_PARENT;
import static io.ptescope.model.kernel.ForkSite.DUP_MMAP__LOCK;
import static io.ptescope.model.kernel.ForkSite.DUP_MMAP__NO_FIRST_FRAME;
import static io.ptescope.model.kernel.ForkSite.DUP_MMAP__SKIP_VMA;
import static io.ptescope.model.kernel.ForkSite.DUP_MMAP__UNLOCK;
import static io.ptescope.model.kernel.ForkSite.DUP_MMAP__WIPE;

import io.ptescope.model.arch.Pte;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.Kind;
import io.ptescope.model.state.LockKind;
import io.ptescope.model.state.VmFlag;

/// kernel/fork.c and kernel/exit.c: a process comes into being, a process ends (specification sections 6.11, 6.12).
final class Fork extends KernelFile {
    Fork(Kernel kernel) {
        super(kernel);
    }

    /// `do_fork`: the number of the child, which runs on `cpu`, or a negative error.
    int doFork(int cpu) {
        enter(Function.DO_FORK, cpu);
        at(DO_FORK__NEW_TASK);
        int child = number(Kind.TASK);
        int mm = number(Kind.MM);
        int root = number(Kind.TABLE);
        set(Field.TABLE_LEVEL, root, 4);
        set(Field.MM_PGD, mm, root + 1L);
        set(Field.TASK_CPU, child, cpu);
        at(DO_FORK__COPY_MM);
        if (!dupMmap(mm)) {
            at(DO_FORK__FAILED);
            kernel.mmap().exitMmap(mm);
            return (int) leave(Errno.ENOMEM.result());
        }
        set(Field.TASK_MM, child, mm + 1L);
        // The child begins to run, which brings in memory of its own.
        kernel.pageAlloc().batches().drain();
        at(DO_FORK__DONE);
        return (int) leave(child);
    }

    /// `do_fork` with CLONE_VM: the number of a task that shares the address space of the current one.
    int cloneThread(int cpu) {
        enter(Function.DO_FORK, cpu);
        at(DO_FORK__NEW_TASK);
        int thread = number(Kind.TASK);
        set(Field.TASK_CPU, thread, cpu);
        at(DO_FORK__SHARE_MM);
        set(Field.TASK_MM, thread, machine.processes().mm(current().number()) + 1L);
        at(DO_FORK__DONE);
        return (int) leave(thread);
    }

    /// False if an area could not be copied: what was copied before is there.
    private boolean dupMmap(int child) {
        enter(Function.DUP_MMAP, child);
        int parent = machine.processes().mm(current().number());
        at(DUP_MMAP__LOCK);
        kernel.lock(LockKind.MMAP_SEM, parent);
        boolean copied = true;
        for (int vma : machine.vmas().of(parent)) {
            if (machine.vmas().is(vma, VmFlag.DONTCOPY)) {
                at(DUP_MMAP__SKIP_VMA);
                continue;
            }
            if (!hasFirstFrame(vma)) {
                at(DUP_MMAP__NO_FIRST_FRAME);
                copied = false;
                break;
            }
            at(DUP_MMAP__COPY_VMA);
            int copy = kernel.mmap().areas().copy(vma);
            set(Field.VMA_FLAGS, copy, machine.vmas().flags(vma) & ~(VmFlag.LOCKED.mask() | VmFlag.UFFD_WP.mask()));
            if (machine.vmas().is(vma, VmFlag.UFFD_WP) && machine.vmas().is(vma, VmFlag.SHARED)) {
                kernel.mmap().merge().vmaSetPageProt(copy);
            }
            kernel.mmap().areas().link(copy, child + 1L);
            add(Field.MM_TOTAL_VM, child, machine.vmas().pages(copy));
            if (has(Patch.ANON_VMA_CHAINS) && machine.vmas().anonVma(vma) != 0) {
                set(Field.VMA_ANON_INHERITED, copy, 1);
            }
            if (machine.vmas().is(vma, VmFlag.WIPEONFORK)) {
                at(DUP_MMAP__WIPE);
                set(Field.VMA_ANON_VMA, copy, 0);
                set(Field.VMA_ANON_INHERITED, copy, 0);
            } else {
                at(DUP_MMAP__COPY_ENTRIES);
                kernel.memoryCopy().copyPageRange(child, copy, vma);
            }
        }
        at(DUP_MMAP__FLUSH_PARENT);
        kernel.tlb().flushMm(parent);
        at(DUP_MMAP__UNLOCK);
        kernel.unlock(LockKind.MMAP_SEM, parent);
        return leave(copied ? 1 : 0) != 0;
    }

    /// `track_pfn_copy`: whether the memory type of a remapped area can be read from its first entry, where that is how
    /// it is done. A copy there says nothing of the range.
    private boolean hasFirstFrame(int vma) {
        if (!has(Patch.FORK_READS_FIRST_FRAME) || !machine.vmas().is(vma, VmFlag.PAT)) {
            return true;
        }
        long start = machine.vmas().start(vma);
        Pte first = machine.tables().pte(machine.vmas().mm(vma), start);
        return !first.isNone() && kernel.memory().vmNormalPage(vma, start, first) == Memory.NO_PAGE;
    }

    /// `do_exit`: the current task gives everything back.
    void doExit() {
        enter(Function.DO_EXIT, current().number());
        int mm = machine.processes().mm(current().number());
        if (isLastUser(mm)) {
            at(DO_EXIT__EXIT_MM);
            kernel.mmap().exitMmap(mm);
        } else {
            // At once, so that of two threads that exit side by side the later one is the last user.
            set(Field.TASK_MM, current().number(), 0);
        }
        at(DO_EXIT__GONE);
        set(Field.TASK_MM, current().number(), 0);
        leave();
    }

    private boolean isLastUser(int mm) {
        int users = 0;
        for (int task = 0; task < machine.processes().tasks(); task++) {
            users += machine.processes().mm(task) == mm ? 1 : 0;
        }
        return users == 1;
    }

    /// The current task goes on on another CPU; outside of the kernel, so at no line of it.
    void moveTo(int cpu) {
        set(Field.TASK_CPU, current().number(), cpu);
    }
}
