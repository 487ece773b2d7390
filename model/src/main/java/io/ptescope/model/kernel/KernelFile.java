package io.ptescope.model.kernel;

import io.ptescope.model.event.Topic;
import io.ptescope.model.state.Counter;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.Kind;
import io.ptescope.model.state.Machine;
import io.ptescope.model.state.PageFlag;

/// What the classes that stand for kernel files have in common: short words for writing to the journal as the task
/// that runs now.
abstract class KernelFile {
    /// The rest of the kernel.
    final Kernel kernel;
    /// The machine, to look at.
    final Machine machine;

    KernelFile(Kernel kernel) {
        this.kernel = kernel;
        this.machine = kernel.machine();
    }

    /// The task that runs now.
    final Task current() {
        return kernel.current();
    }

    final boolean has(Patch patch) {
        return kernel.has(patch);
    }

    /// Enters a kernel function. `argument` is what it is about: an address, a page, an inode.
    final void enter(Function function, long argument) {
        kernel.journal().enter(kernel.pen(), function.ordinal(), -1, argument);
    }

    /// Leaves the function entered last; returns `result`, so that a method can end with it.
    final long leave(long result) {
        kernel.journal().leave(kernel.pen(), result);
        return result;
    }

    /// Leaves the function entered last, which has no result.
    final void leave() {
        kernel.journal().leave(kernel.pen(), 0);
    }

    /// Goes on to another line: a step of its own, before which another task may run.
    final void at(Site site) {
        kernel.at(site.id());
    }

    final void set(Field field, int object, long value) {
        kernel.journal().set(kernel.pen(), field, object, value);
    }

    final void set(Field field, int object, long slot, long value) {
        kernel.journal().set(kernel.pen(), field, object, slot, value);
    }

    final void add(Field field, int object, long amount) {
        kernel.journal().add(kernel.pen(), field, object, amount);
    }

    final void count(Counter counter, long amount) {
        kernel.journal().add(kernel.pen(), Field.COUNTER, counter.ordinal(), amount);
    }

    final void setFlag(int pfn, PageFlag flag) {
        kernel.journal().setBits(kernel.pen(), Field.PAGE_FLAGS, pfn, 0, flag.mask());
    }

    final void clearFlag(int pfn, PageFlag flag) {
        kernel.journal().setBits(kernel.pen(), Field.PAGE_FLAGS, pfn, flag.mask(), 0);
    }

    /// The number of a new object of `kind`.
    final int number(Kind kind) {
        int number = machine.made(kind);
        set(Field.NEXT_ID, kind.ordinal(), number + 1L);
        return number;
    }

    final void remark(Topic topic, long subject, long detail) {
        kernel.journal().remark(kernel.pen(), topic, subject, detail);
    }
}
