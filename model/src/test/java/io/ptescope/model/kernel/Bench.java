package io.ptescope.model.kernel;

import io.ptescope.model.arch.Pte;
import io.ptescope.model.event.Event;
import io.ptescope.model.event.EventLog;
import io.ptescope.model.event.Journal;
import io.ptescope.model.event.Topic;
import io.ptescope.model.kernel.MachineSpec.FileSpec;
import io.ptescope.model.state.Counter;
import io.ptescope.model.state.Door;
import io.ptescope.model.state.Machine;
import io.ptescope.model.state.VmFlag;
import java.util.ArrayList;
import java.util.List;

/// A machine with one file F (inode 1, 16 pages, cached) on which tests run system calls one after the other.
final class Bench {
    static final long READ = VmFlag.READ.mask();
    static final long READ_WRITE = VmFlag.READ.mask() | VmFlag.WRITE.mask();
    static final int FILE = 1;
    static final int PAGES = 16;
    private static final long BASE = 0x7f12_0000_0000L;
    private static final long SLOT = 1L << 30;

    final Door boot;
    final EventLog log = new EventLog();
    final Kernel kernel;
    final Machine machine;
    private int mappings;

    private Bench(KernelVersion version, MachineSpec spec, List<Injection> injections) {
        Door door = Boot.machine(spec, version);
        boot = door.copy();
        kernel = new Kernel(version.patches(), spec, injections, new Journal(door, log));
        machine = door.machine();
        kernel.switchTo(0);
    }

    static Bench of(KernelVersion version, FileSystem profile, Injection... injections) {
        return of(version, profile, MachineSpec.State.CACHED, injections);
    }

    static Bench of(KernelVersion version, FileSystem profile, MachineSpec.State state, Injection... injections) {
        FileSpec file = new FileSpec("F", profile, PAGES, PAGES * 4096L, state);
        return new Bench(version, new MachineSpec(2, 96, 96, 96, 16, List.of(file)), List.of(injections));
    }

    static Bench limited(KernelVersion version, FileSystem profile, int background, int dirty) {
        FileSpec file = new FileSpec("F", profile, PAGES, PAGES * 4096L, MachineSpec.State.CACHED);
        return new Bench(version, new MachineSpec(2, 96, background, dirty, 1, List.of(file)), List.of());
    }

    /// A machine whose inode 1 is a device of the driver.
    static Bench of(KernelVersion version, DriverMode mode, Injection... injections) {
        return new Bench(version, new MachineSpec(2, 96, 96, 96, 16, List.of(FileSpec.device("F", mode, PAGES))),
            List.of(injections));
    }

    /// Maps the whole file into the current task.
    long map(boolean shared, long prot) {
        return kernel.syscalls().mmap(new MmapRequest(BASE + mappings++ * SLOT, PAGES, prot, shared, FILE, 0, false,
            "A"));
    }

    long mapAnonymous(int pages) {
        return kernel.syscalls().mmap(new MmapRequest(BASE + mappings++ * SLOT, pages, READ_WRITE, false, 0, 0, false,
            "M"));
    }

    Access load(long address) {
        return done(kernel.syscalls().load(address));
    }

    Access store(long address, int value) {
        return done(kernel.syscalls().store(address, value));
    }

    <T> T done(T result) {
        kernel.settle();
        return result;
    }

    Pte pte(long address) {
        return machine.tables().pte(machine.processes().mm(kernel.current().number()), address);
    }

    String letters(long address) {
        return pte(address).letters(machine.layout());
    }

    /// The page of F in the cache.
    int page(int index) {
        return machine.mappings().page(FILE, index);
    }

    long nrDirty() {
        return machine.counter(Counter.NR_DIRTY);
    }

    long faults() {
        return remarks(Topic.TRAP).size();
    }

    List<Event.Remark> remarks(Topic topic) {
        List<Event.Remark> found = new ArrayList<>();
        for (long n = 0; n < log.size(); n++) {
            if (log.event(n) instanceof Event.Remark remark && remark.topic() == topic) {
                found.add(remark);
            }
        }
        return found;
    }

    /// Byte 0 of page `index` of F on the medium.
    int onDisk(int index) {
        return machine.contents().byteAt(machine.inodes().onDisk(FILE, index), 0);
    }
}
