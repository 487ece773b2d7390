package io.ptescope.model.check;

import io.ptescope.model.event.EventLog;
import io.ptescope.model.event.Journal;
import io.ptescope.model.event.Pen;
import io.ptescope.model.kernel.Boot;
import io.ptescope.model.kernel.FileSystem;
import io.ptescope.model.kernel.Function;
import io.ptescope.model.kernel.Kernel;
import io.ptescope.model.kernel.KernelVersion;
import io.ptescope.model.kernel.MachineSpec;
import io.ptescope.model.kernel.MachineSpec.FileSpec;
import io.ptescope.model.kernel.MmapRequest;
import io.ptescope.model.recording.Recording;
import io.ptescope.model.state.Door;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.Machine;
import io.ptescope.model.state.VmFlag;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;

/// A workload of no sense on a real kernel: processes map two files and anonymous memory, load, store, change rights,
/// sync, read, write, truncate, unmap, fork and exit, one operation after the other.
final class RandomWorkload {
    static final int PAGES = 6;
    static final long SHARED = 0x7f10_0000_0000L;
    static final long PRIVATE = SHARED + (1L << 30);
    static final long ANONYMOUS = PRIVATE + (1L << 30);
    static final long MEMORY_FILE = ANONYMOUS + (1L << 30);
    private static final long READ_WRITE = VmFlag.READ.mask() | VmFlag.WRITE.mask();
    private static final int MOST_TASKS = 4;

    final KernelVersion version;
    final EventLog log = new EventLog();
    final Door boot;
    final Machine machine;
    private final Random random;
    private final Journal journal;
    private final Kernel kernel;
    private int operations;

    RandomWorkload(KernelVersion version, FileSystem profile, long seed) {
        this.version = version;
        this.random = new Random(seed);
        FileSpec file = new FileSpec("F", profile, PAGES, PAGES * 4096L, MachineSpec.State.CACHED);
        FileSpec memory = new FileSpec("T", FileSystem.TMPFS, PAGES, PAGES * 4096L, MachineSpec.State.CACHED);
        MachineSpec spec = new MachineSpec(2, 128, 3, 4, 2, List.of(file, memory));
        Door door = Boot.machine(spec, version);
        this.boot = door.copy();
        this.machine = door.machine();
        this.journal = new Journal(door, log);
        this.kernel = new Kernel(version.patches(), spec, List.of(), journal);
        map();
    }

    /// The workload that [#run] has done so far.
    Recording recording() {
        return new Recording(boot, log, function -> Function.of(function).role() == Function.Role.PATH);
    }

    RandomWorkload run(int count) {
        for (int k = 0; k < count; k++) {
            operate(this::operation);
        }
        return this;
    }

    /// An operation in which a cell changes that no kernel would have changed.
    void tamper(Field field, int object, long slot, long value) {
        operate(() -> journal.set(kernel.current().pen(), field, object, slot, value));
    }

    /// An operation with a log that no kernel would have written.
    void forge(BiConsumer<Journal, Pen> writing) {
        operate(() -> writing.accept(journal, kernel.current().pen()));
    }

    Kernel kernel() {
        return kernel;
    }

    private void map() {
        operate(() -> map(SHARED, true, 1));
        operate(() -> map(PRIVATE, false, 1));
        operate(() -> map(ANONYMOUS, false, 0));
        operate(() -> map(MEMORY_FILE, true, 2));
    }

    void operate(Runnable work) {
        kernel.switchTo(task());
        Pen pen = kernel.current().pen();
        int operation = operations++;
        journal.begin(pen, operation);
        work.run();
        journal.end(pen, operation, 0);
        kernel.settle();
    }

    private int task() {
        int task = random.nextInt(Math.max(1, machine.processes().tasks()));
        return machine.processes().mm(task) < 0 ? 0 : task;
    }

    private void operation() {
        long address = address();
        int inode = 1 + random.nextInt(2);
        switch (random.nextInt(24)) {
            case 0, 1, 2, 3, 4 -> kernel.syscalls().load(address);
            case 5, 6, 7, 8, 9, 10 -> kernel.syscalls().store(address, random.nextInt(256));
            case 11 -> kernel.syscalls().fsync(inode);
            case 12 -> kernel.syscalls().sync();
            case 13 -> kernel.syscalls().msyncSync(address & -4096, 2);
            case 14 -> kernel.syscalls().msyncAsync(address & -4096, 2);
            case 15 -> kernel.syscalls().mprotect(address & -4096, 1 + random.nextInt(2), VmFlag.READ.mask());
            case 16 -> kernel.syscalls().mprotect(address & -4096, 1 + random.nextInt(2), READ_WRITE);
            case 17 -> kernel.syscalls().pwrite(inode, random.nextInt(PAGES), random.nextInt(256));
            case 18 -> kernel.syscalls().pread(inode, random.nextInt(PAGES));
            case 19 -> kernel.syscalls().ftruncate(inode, random.nextInt(PAGES * 4096));
            case 20 -> remap(address & -4096);
            case 21 -> fork();
            case 22 -> exit();
            default -> kernel.syscalls().waitForFlusher();
        }
    }

    private long address() {
        long base = switch (random.nextInt(6)) {
            case 0 -> PRIVATE;
            case 1 -> ANONYMOUS;
            case 2 -> MEMORY_FILE;
            default -> SHARED;
        };
        return base + random.nextInt(PAGES) * 4096L + random.nextInt(4);
    }

    private void map(long address, boolean shared, int inode) {
        kernel.syscalls().mmap(new MmapRequest(address, PAGES, READ_WRITE, shared, inode, 0, false, "M"));
    }

    /// Unmaps a page of the shared area; maps the whole area again where nothing of it is left.
    private void remap(long address) {
        int mm = machine.processes().mm(kernel.current().number());
        if (machine.vmas().of(mm).stream().noneMatch(vma -> machine.vmas().start(vma) >>> 30 == SHARED >>> 30)) {
            map(SHARED, true, 1);
        } else {
            kernel.syscalls().munmap(address, 1);
        }
    }

    private void fork() {
        if (machine.processes().tasks() < MOST_TASKS) {
            kernel.syscalls().fork(random.nextInt(2));
        }
    }

    private void exit() {
        if (kernel.current().number() != 0) {
            kernel.syscalls().exit();
        }
    }
}
