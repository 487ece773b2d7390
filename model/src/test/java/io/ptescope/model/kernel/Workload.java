package io.ptescope.model.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.model.event.EventLog;
import io.ptescope.model.event.Journal;
import io.ptescope.model.kernel.MachineSpec.FileSpec;
import io.ptescope.model.state.Counter;
import io.ptescope.model.state.Door;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.Kind;
import io.ptescope.model.state.Machine;
import io.ptescope.model.state.PageList;
import io.ptescope.model.state.Signal;
import io.ptescope.model.state.VmFlag;
import java.util.ArrayList;
import java.util.List;

/// Operations of up to three processes on a kernel and on [PlainMemory] alike, each decoded from a number.
final class Workload {
    private static final int PAGES = 4;
    private static final int PAGE = PlainMemory.PAGE;
    private static final long BASE = 0x7f10_0000_0000L;
    /// Areas lie here: next to each other, across the border of two PTE pages, and far away.
    private static final long[] PLACES = {BASE, BASE + 4 * PAGE, BASE + (2L << 20) - 2 * PAGE, BASE + (1L << 30)};
    private static final int FILE = 1;
    private static final int MEMORY_FILE = 2;

    private final Kernel kernel;
    private final Machine machine;
    private final PlainMemory plain = new PlainMemory();
    private final List<Integer> tasks = new ArrayList<>(List.of(0));
    private final MachineSpec spec;
    private int code;

    Workload(KernelVersion version, FileSystem profile, MachineSpec.State state, int bytes, int frames,
        List<Injection> injections) {
        int pages = (bytes + PAGE - 1) / PAGE;
        FileSpec file = new FileSpec("F", profile, pages, bytes, state);
        FileSpec memory = new FileSpec("T", FileSystem.TMPFS, 2, 2 * PAGE, MachineSpec.State.HOLE);
        spec = new MachineSpec(2, frames, 3, 5, 2, List.of(file, memory), 3);
        Door door = Boot.machine(spec, version);
        kernel = new Kernel(version.patches(), spec, injections, new Journal(door, new EventLog()));
        machine = door.machine();
        PlainMemory.File plainFile = plain.addFile(FILE, PAGES, bytes);
        boolean written = switch (state) {
            case CACHED, BIG, COLD, DIRTY -> true;
            case HOLE, PREALLOCATED, NAMELESS -> false;
        };
        for (int at = 0; at < bytes; at++) {
            plainFile.bytes[at] = (byte) (written ? 'a' + at / PAGE : 0);
        }
        plain.addFile(MEMORY_FILE, PAGES, 2 * PAGE);
    }

    private int take(int choices) {
        int taken = code % choices;
        code /= choices;
        return taken;
    }

    /// Does the operation and compares what both worlds say.
    void operate(int number) {
        operation(number, true);
    }

    /// Does the operation on the kernel only.
    void operateUnchecked(int number) {
        operation(number, false);
    }

    private void operation(int number, boolean checked) {
        code = number;
        int kind = take(24);
        int task = tasks.get(take(tasks.size()));
        kernel.switchTo(task);
        long address = PLACES[take(PLACES.length)] + take(PAGES) * PAGE;
        switch (kind) {
            case 0, 1, 2 -> map(task, address, checked);
            case 3, 4, 5, 6 -> load(task, address, checked);
            case 7, 8, 9, 10, 11 -> store(task, address, checked);
            case 12 -> protect(task, address, checked);
            case 13 -> unmap(task, address);
            case 14 -> msync(task, address, checked);
            case 15 -> sync(checked);
            case 16 -> fork(task);
            case 17 -> exit(task);
            case 18 -> truncate();
            case 19 -> giveUp(task, address);
            case 20 -> lock(address);
            case 21, 22 -> kernel.syscalls().reclaimMapped(address, 1 + take(PAGES));
            default -> readOrWrite(checked);
        }
        kernel.settle();
    }

    private int file() {
        return take(4) == 0 ? MEMORY_FILE : FILE;
    }

    private void map(int task, long address, boolean checked) {
        boolean anonymous = take(4) == 0;
        boolean shared = !anonymous && take(3) != 0;
        int inode = anonymous ? 0 : file();
        int first = anonymous ? 0 : take(2);
        int pages = 1 + take(PAGES - first);
        boolean readOnly = !anonymous && take(5) == 0;
        int prot = take(4);
        boolean write = prot >= 2;
        long result = kernel.syscalls().mmap(new MmapRequest(address, pages, prot(prot > 0, write), shared, inode,
            first, readOnly, "M"));
        if (shared && readOnly && write) {
            assertThat(result).isEqualTo(Errno.EACCES.result());
            return;
        }
        assertThat(result).isEqualTo(address);
        plain.map(task, address, pages, shared, inode, first, !(shared && readOnly), prot > 0, write);
    }

    private static long prot(boolean read, boolean write) {
        return (read ? VmFlag.READ.mask() : 0) | (write ? VmFlag.WRITE.mask() : 0);
    }

    private void load(int task, long address, boolean checked) {
        int offset = new int[] {0, 7, 4095}[take(3)];
        Access access = kernel.syscalls().load(address + offset);
        if (checked) {
            assertThat(seen(access)).as("load %x", address + offset).isEqualTo(plain.load(task, address + offset));
        }
    }

    private void store(int task, long address, boolean checked) {
        int value = 'A' + take(26);
        Access access = kernel.syscalls().store(address, value);
        if (checked) {
            assertThat(seen(access)).as("store %x", address).isEqualTo(plain.store(task, address, value));
        }
    }

    private static int seen(Access access) {
        return access.signal() == Signal.SIGBUS ? PlainMemory.BUS
            : access.signal() == Signal.NONE ? access.value() : PlainMemory.SEGV;
    }

    private void protect(int task, long address, boolean checked) {
        int pages = 1 + take(6);
        int prot = take(4);
        long result = kernel.syscalls().mprotect(address, pages, prot(prot > 0, prot >= 2));
        Errno error = plain.protect(task, address, pages, prot > 0, prot >= 2);
        assertThat(result).as("mprotect").isEqualTo(error == null ? 0 : error.result());
    }

    private void unmap(int task, long address) {
        int pages = 1 + take(6);
        assertThat(kernel.syscalls().munmap(address, pages)).isZero();
        plain.unmap(task, address, pages);
    }

    /// MADV_DONTNEED of one page: private copies are lost, unless the page is locked.
    private void giveUp(int task, long address) {
        boolean mapped = plain.isMapped(task, address, 1);
        long result = kernel.syscalls().madvise(address, 1, Advice.DONTNEED);
        assertThat(result).as("madvise").isIn(mapped ? List.of(0L, Errno.EINVAL.result())
            : List.of(Errno.ENOMEM.result()));
        if (result == 0) {
            plain.forget(task, address);
        }
    }

    /// Locking and unlocking change nothing that programs see; pages that cannot be had make mlock fail.
    private void lock(long address) {
        int pages = 1 + take(6);
        if (take(2) == 0) {
            kernel.syscalls().mlock(address, pages);
        } else {
            kernel.syscalls().munlock(address, pages);
        }
    }

    private void msync(int task, long address, boolean checked) {
        int pages = 1 + take(6);
        long result = kernel.syscalls().msync(address, pages, take(2) == 0 ? Msync.SYNC : Msync.ASYNC);
        assertThat(result).as("msync").isEqualTo(plain.isMapped(task, address, pages) ? 0 : Errno.ENOMEM.result());
    }

    private void sync(boolean checked) {
        switch (take(3)) {
            case 0 -> kernel.syscalls().sync();
            case 1 -> kernel.syscalls().waitForFlusher();
            default -> everythingToDisk(checked);
        }
    }

    /// fsync, which up to 2.6.18 knows nothing of dirt that is in entries only.
    private void everythingToDisk(boolean checked) {
        if (!kernel.has(Patch.DIRTY_TRACKING)) {
            for (int task : tasks) {
                kernel.switchTo(task);
                kernel.syscalls().msyncSync(BASE, 2 << 18);
            }
        }
        assertThat(kernel.syscalls().fsync(FILE)).isZero();
        kernel.settle();
        if (!checked || kernel.fileSystems().isMemory(FILE)) {
            return;
        }
        PlainMemory.File file = plain.file(FILE);
        for (int at = 0; at < file.size; at++) {
            int content = machine.inodes().onDisk(FILE, at / PAGE);
            assertThat(machine.contents().byteAt(content, at % PAGE)).as("byte %d on disk", at)
                .isEqualTo(file.bytes[at] & 0xff);
        }
        assertThat(machine.counter(Counter.NR_DIRTY)).isZero();
    }

    private void fork(int task) {
        if (tasks.size() < 3) {
            int child = kernel.syscalls().fork(take(2));
            plain.fork(task, child);
            tasks.add(child);
        }
    }

    private void exit(int task) {
        if (task != 0) {
            kernel.syscalls().exit();
            plain.exit(task);
            tasks.remove((Integer) task);
        }
    }

    private void truncate() {
        int inode = file();
        long bytes = take(PAGES + 1) * PAGE - take(2) * 100;
        kernel.syscalls().ftruncate(inode, Math.max(0, bytes));
        plain.truncate(inode, Math.max(0, bytes));
    }

    private void readOrWrite(boolean checked) {
        int inode = file();
        int page = take(PAGES);
        if (take(2) == 0) {
            long read = kernel.syscalls().pread(inode, page);
            if (checked) {
                assertThat(read).as("pread").isEqualTo(plain.read(inode, page));
            }
        } else {
            int value = 'a' + take(26);
            long result = kernel.syscalls().pwrite(inode, page, value);
            if (result == PAGE) {
                plain.write(inode, page, value);
            }
            assertThat(checked && result != PAGE).as("pwrite %d", result).isFalse();
        }
    }

    void audit() {
        assertThat(Accounts.audit(kernel)).isEmpty();
    }

    /// Everybody goes, the files become empty: every frame is free again, and no table but a root is left.
    void end() {
        for (int task : tasks) {
            kernel.switchTo(task);
            if (task != 0) {
                kernel.syscalls().exit();
            }
        }
        kernel.switchTo(0);
        assertThat(kernel.syscalls().munmap(BASE, 2 << 18)).isZero();
        kernel.syscalls().ftruncate(FILE, 0);
        kernel.syscalls().ftruncate(MEMORY_FILE, 0);
        kernel.settle();
        audit();
        assertThat(machine.pages().length(PageList.FREE)).isEqualTo(spec.frames() - 1);
        assertThat(machine.counter(Counter.NR_DIRTY)).isZero();
        for (int table = 1; table < machine.made(Kind.TABLE); table++) {
            assertThat(machine.get(Field.TABLE_LEVEL, table, 0)).as("table %d", table)
                .isZero();
        }
    }
}
