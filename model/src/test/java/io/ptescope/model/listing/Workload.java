package io.ptescope.model.listing;

import io.ptescope.model.event.EventLog;
import io.ptescope.model.event.Journal;
import io.ptescope.model.kernel.Boot;
import io.ptescope.model.kernel.FileSystem;
import io.ptescope.model.kernel.Injection;
import io.ptescope.model.kernel.Kernel;
import io.ptescope.model.kernel.KernelVersion;
import io.ptescope.model.kernel.MachineSpec;
import io.ptescope.model.kernel.MmapRequest;
import io.ptescope.model.kernel.Syscalls;
import io.ptescope.model.sched.Baton;
import io.ptescope.model.sched.Choice;
import io.ptescope.model.sched.Lane;
import io.ptescope.model.sched.Scheduler;
import io.ptescope.model.state.Door;
import io.ptescope.model.state.Machine;
import io.ptescope.model.state.VmFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A workload by chance: system calls and accesses, one at a time and side by side, on a small machine.
final class Workload {
    private static final long BASE = 0x7f12_0000_0000L;
    private static final int PAGES = 6;
    private static final int SLOTS = 3;
    private static final int MOST_TASKS = 5;
    private static final int FILE = 1;

    private final EventLog log = new EventLog();
    private final Random random;
    private final Kernel kernel;
    private final Machine machine;
    private final boolean device;
    private boolean alone = true;
    private final List<Integer> alive = new ArrayList<>(List.of(0));

    Workload(KernelVersion version, FileSystem profile, long seed, List<Injection> injections) {
        random = new Random(seed);
        device = profile == FileSystem.RAWDEV;
        MachineSpec.State[] states = MachineSpec.State.values();
        long bytes = PAGES * 4096L - random.nextInt(2) * 99;
        MachineSpec.FileSpec file =
            new MachineSpec.FileSpec("F", profile, PAGES, bytes, states[random.nextInt(states.length)]);
        MachineSpec spec = new MachineSpec(2, 64, 2, 4, 1, List.of(file));
        Door door = Boot.machine(spec, version);
        kernel = new Kernel(version.patches(), spec, injections, new Journal(door, log));
        machine = door.machine();
        kernel.switchTo(0);
    }

    /// Runs about `operations` operations; returns what was logged.
    EventLog run(int operations) {
        for (int i = 0; i < operations && !alive.isEmpty(); i++) {
            if (alive.size() > 1 && random.nextInt(4) == 0) {
                together();
            } else {
                int task = alive.get(random.nextInt(alive.size()));
                kernel.switchTo(task);
                if (random.nextInt(12) == 0) {
                    comeOrGo(task);
                } else {
                    operation(random.nextInt());
                }
            }
            kernel.settle();
        }
        return log;
    }

    private void comeOrGo(int task) {
        Syscalls calls = kernel.syscalls();
        int mm = machine.processes().mm(task);
        if (alive.size() < MOST_TASKS) {
            int child = random.nextBoolean() ? calls.fork(random.nextInt(2)) : calls.cloneThread(random.nextInt(2));
            if (child >= 0) {
                alive.add(child);
            }
        } else if (alive.stream().filter(other -> machine.processes().mm(other) == mm).count() == 1) {
            calls.exit();
            alive.remove(Integer.valueOf(task));
        }
    }

    private void together() {
        List<Lane> lanes = new ArrayList<>();
        List<Integer> tasks = new ArrayList<>(alive);
        while (tasks.size() > 3) {
            tasks.remove(random.nextInt(tasks.size()));
        }
        for (int task : tasks) {
            int first = random.nextInt();
            int second = random.nextInt();
            lanes.add(Lane.of("task" + task, () -> {
                operation(first);
                operation(second);
            }));
        }
        Choice choice = point -> {
            long mask = point.runnable();
            if (point.current() >= 0 && point.canRun(point.current()) && random.nextInt(3) != 0) {
                return point.current();
            }
            for (int skip = random.nextInt(Long.bitCount(mask)); skip > 0; skip--) {
                mask &= mask - 1;
            }
            return Long.numberOfTrailingZeros(mask);
        };
        Baton baton = new Baton(lanes, choice, lane -> kernel.switchTo(tasks.get(lane)));
        kernel.runUnder(baton);
        alone = false;
        baton.run();
        alone = true;
        kernel.runUnder(Scheduler.ALONE);
    }

    private void operation(int dice) {
        Random own = new Random(dice);
        Syscalls calls = kernel.syscalls();
        int mm = machine.processes().mm(kernel.current().number());
        long start = BASE + ((long) own.nextInt(SLOTS) << 30);
        int page = own.nextInt(PAGES + 1);
        int length = 1 + own.nextInt(3);
        long address = start + page * 4096L;
        switch (own.nextInt(20)) {
            case 0, 1, 2 -> {
                boolean taken = machine.vmas().of(mm).stream().anyMatch(
                    vma -> machine.vmas().start(vma) >= start && machine.vmas().start(vma) < start + (1 << 30));
                if (!taken && alone) { // two could find the same addresses free
                    calls.mmap(request(own, start));
                }
            }
            case 3 -> calls.munmap(address, length);
            case 4, 5, 6, 7 -> calls.store(address, own.nextInt(256));
            case 8, 9 -> calls.load(address);
            case 10 -> calls.mprotect(address, length, own.nextBoolean() ? VmFlag.READ.mask() : rights(own));
            case 11 -> calls.msync(address, length, own.nextInt(5));
            case 12, 13 -> calls.fsync(FILE);
            case 14 -> calls.pwrite(FILE, page, own.nextInt(256));
            case 15 -> calls.pread(FILE, page);
            case 16 -> {
                if (!device) {
                    calls.ftruncate(FILE, own.nextInt(PAGES * 4096));
                }
            }
            case 17 -> calls.sync();
            case 18 -> calls.syncFileRange(FILE, page, length, own.nextBoolean(), own.nextBoolean(), own.nextBoolean());
            default -> calls.waitForFlusher();
        }
    }

    private static MmapRequest request(Random own, long start) {
        boolean shared = own.nextInt(3) != 0;
        boolean anonymous = !shared && own.nextBoolean();
        return new MmapRequest(start, PAGES, rights(own), shared, anonymous ? 0 : FILE, 0, own.nextInt(8) == 0, "A");
    }

    private static long rights(Random own) {
        long write = own.nextInt(4) == 0 ? 0 : VmFlag.WRITE.mask();
        return own.nextInt(9) == 0 ? 0 : VmFlag.READ.mask() | write;
    }
}
