package io.ptescope.model.kernel;

import io.ptescope.model.event.Event.Origin;
import io.ptescope.model.event.Journal;
import io.ptescope.model.event.Pen;
import io.ptescope.model.event.Topic;
import io.ptescope.model.sched.Scheduler;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.LockKind;
import io.ptescope.model.state.Locks;
import io.ptescope.model.state.Machine;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// A booted kernel: its patches, its files, and the task that runs now.
///
/// Not for several threads at once. Where tasks run side by side, a scheduler lets one of them run at a time and says
/// so with [#switchTo].
public final class Kernel {
    private final PatchSet patches;
    private final MachineSpec spec;
    private final List<Injection> injections;
    private final Journal journal;
    private final Locks locks;
    private final List<Task> tasks = new ArrayList<>();
    private final Task hardware = new Task(Origin.HARDWARE);
    private final Task flusher = new Task(Origin.FLUSHER);
    private Scheduler scheduler = Scheduler.ALONE;
    private boolean isShared;
    private Task current = hardware;
    private Pen pen = current.pen();

    private final PageAlloc pageAlloc;
    private final Tlb tlb;
    private final Rmap rmap;
    private final Filemap filemap;
    private final PageWriteback pageWriteback;
    private final Buffer buffer;
    private final FsWriteback fsWriteback;
    private final FileSystems fileSystems;
    private final FilemapMapPages filemapMapPages;
    private final FilemapFault filemapFault;
    private final Memory memory;
    private final MemoryMkwrite memoryMkwrite;
    private final MemoryWp memoryWp;
    private final MemoryZap memoryZap;
    private final MemoryCopy memoryCopy;
    private final MemoryInsert memoryInsert;
    private final Gup gup;
    private final MemoryInsertPfn memoryInsertPfn;
    private final Devices devices;
    private final Dax dax;
    private final Mmap mmap;
    private final Mlock mlock;
    private final Mprotect mprotect;
    private final Msync msync;
    private final Sync sync;
    private final Fork fork;
    private final Truncate truncate;
    private final Vfs vfs;
    private final Fremap fremap;
    private final Fault fault;
    private final Cpu cpu;
    private final Syscalls syscalls;

    /// A kernel with `patches` on the machine that `journal` writes to, which was booted from `spec`.
    public Kernel(Set<Patch> patches, MachineSpec spec, List<Injection> injections, Journal journal) {
        this.patches = PatchSet.of(patches);
        this.spec = spec;
        this.injections = List.copyOf(injections);
        this.journal = journal;
        this.locks = journal.machine().locks();
        this.pageAlloc = new PageAlloc(this);
        this.tlb = new Tlb(this);
        this.rmap = new Rmap(this);
        this.filemap = new Filemap(this);
        this.pageWriteback = new PageWriteback(this);
        this.buffer = new Buffer(this);
        this.fsWriteback = new FsWriteback(this);
        this.fileSystems = new FileSystems(this);
        this.filemapMapPages = new FilemapMapPages(this);
        this.filemapFault = new FilemapFault(this);
        this.memory = new Memory(this);
        this.memoryMkwrite = new MemoryMkwrite(this);
        this.memoryWp = new MemoryWp(this);
        this.memoryZap = new MemoryZap(this);
        this.memoryCopy = new MemoryCopy(this);
        this.memoryInsert = new MemoryInsert(this);
        this.gup = new Gup(this);
        this.memoryInsertPfn = new MemoryInsertPfn(this);
        this.devices = new Devices(this);
        this.dax = new Dax(this);
        this.mmap = new Mmap(this);
        this.mlock = new Mlock(this);
        this.mprotect = new Mprotect(this);
        this.msync = new Msync(this);
        this.sync = new Sync(this);
        this.fork = new Fork(this);
        this.truncate = new Truncate(this);
        this.vfs = new Vfs(this);
        this.fremap = new Fremap(this);
        this.fault = new Fault(this);
        this.cpu = new Cpu(this);
        this.syscalls = new Syscalls(this);
    }

    public boolean has(Patch patch) {
        return patches.has(patch);
    }

    /// The patches of this kernel.
    public Set<Patch> patches() {
        return patches.all();
    }

    public Machine machine() {
        return journal.machine();
    }

    /// What the workload can call.
    public Syscalls syscalls() {
        return syscalls;
    }

    /// The task that runs now.
    public Task current() {
        return current;
    }

    /// Lets `task` run from here on: a process, [Origin#FLUSHER], or [Origin#HARDWARE].
    public void switchTo(int task) {
        goOnAs(switch (task) {
            case Origin.HARDWARE -> hardware;
            case Origin.FLUSHER -> flusher;
            default -> task(task);
        });
    }

    /// Lets `next` decide at preemption points from here on.
    public void runUnder(Scheduler next) {
        scheduler = next;
        isShared = next != Scheduler.ALONE;
    }

    /// Lets the disk end all I/O in flight, and the flusher do what it was asked for. To be called between operations.
    public void settle() {
        fsWriteback.runFlusher();
        buffer.endAllIo();
    }

    private void goOnAs(Task task) {
        current = task;
        pen = task.pen();
    }

    /// Where the task that runs now writes.
    Pen pen() {
        return pen;
    }

    MachineSpec spec() {
        return spec;
    }

    Journal journal() {
        return journal;
    }

    /// Runs `work` as another task, without letting anybody in between: an interrupt, or a kernel thread that the
    /// current task waits for.
    void runAs(int task, Runnable work) {
        Task interrupted = current;
        Task other = task == Origin.FLUSHER ? flusher : hardware;
        if (other.pen().depth() > 0) {
            sleepUntil(() -> other.pen().depth() == 0);
        }
        switchTo(task);
        try {
            work.run();
        } finally {
            goOnAs(interrupted);
        }
    }

    /// The error that call number `call` of `place` is to fail with, or 0.
    long injected(Injection.Place place, long call) {
        for (Injection injection : injections) {
            if (injection.hits(place, call)) {
                return injection.errno().result();
            }
        }
        return 0;
    }

    /// A preemption point, and then the line `site`.
    void at(int site) {
        Pen here = pen;
        if (here.isFirst() || isShared) {
            endStep(here);
        }
        here.stepTo(site);
    }

    private void endStep(Pen here) {
        journal.settle(here);
        if (here.task() < Origin.FLUSHER) {
            scheduler.step();
        }
    }

    /// Takes a lock exclusively, waiting for it where tasks run side by side.
    void lock(LockKind kind, int object) {
        while (!tryLock(kind, object)) {
            waitFor(kind, object);
        }
    }

    /// Waits until nobody holds a lock, without taking it.
    void waitFor(LockKind kind, int object) {
        if (!locks.isFree(kind, object)) {
            sleepOn(kind, object, () -> locks.isFree(kind, object));
        }
    }

    boolean tryLock(LockKind kind, int object) {
        return journal.replace(pen, Field.LOCK, kind.ordinal(), object, 0, Locks.writtenBy(current.number()));
    }

    /// Takes a lock as one of its readers.
    void lockToRead(LockKind kind, int object) {
        if (locks.state(kind, object) < 0) {
            sleepOn(kind, object, () -> locks.state(kind, object) >= 0);
        }
        journal.set(pen, Field.LOCK, kind.ordinal(), object,
            locks.state(kind, object) | Locks.readBy(current.number()));
    }

    /// Gives back a lock, however it was taken.
    void unlock(LockKind kind, int object) {
        if (journal.replace(pen, Field.LOCK, kind.ordinal(), object, Locks.writtenBy(current.number()), 0)) {
            return;
        }
        long state = locks.state(kind, object);
        long left = state < 0 ? 0 : state & ~Locks.readBy(current.number());
        journal.set(pen, Field.LOCK, kind.ordinal(), object, left);
    }

    private void sleepOn(LockKind kind, int object, BooleanSupplier free) {
        journal.remark(pen, Topic.WAIT, kind.ordinal(), object);
        sleepUntil(free);
    }

    /// Whoever goes on meanwhile has become the current task: the sleeper takes its place again.
    void sleepUntil(BooleanSupplier ready) {
        Task sleeper = current;
        scheduler.waitUntil(ready);
        goOnAs(sleeper);
    }

    /// The task with this number, 0 to 60.
    Task task(int number) {
        while (tasks.size() <= number) {
            tasks.add(new Task(tasks.size()));
        }
        return tasks.get(number);
    }

    PageAlloc pageAlloc() {
        return pageAlloc;
    }

    Tlb tlb() {
        return tlb;
    }

    Rmap rmap() {
        return rmap;
    }

    Filemap filemap() {
        return filemap;
    }

    PageWriteback pageWriteback() {
        return pageWriteback;
    }

    Buffer buffer() {
        return buffer;
    }

    FsWriteback fsWriteback() {
        return fsWriteback;
    }

    FileSystems fileSystems() {
        return fileSystems;
    }

    Memory memory() {
        return memory;
    }

    FilemapMapPages filemapMapPages() {
        return filemapMapPages;
    }

    FilemapFault filemapFault() {
        return filemapFault;
    }

    MemoryMkwrite memoryMkwrite() {
        return memoryMkwrite;
    }

    MemoryWp memoryWp() {
        return memoryWp;
    }

    MemoryZap memoryZap() {
        return memoryZap;
    }

    MemoryCopy memoryCopy() {
        return memoryCopy;
    }

    MemoryInsert memoryInsert() {
        return memoryInsert;
    }

    Gup gup() {
        return gup;
    }

    MemoryInsertPfn memoryInsertPfn() {
        return memoryInsertPfn;
    }

    Devices devices() {
        return devices;
    }

    Dax dax() {
        return dax;
    }

    Mmap mmap() {
        return mmap;
    }

    Mlock mlock() {
        return mlock;
    }

    Mprotect mprotect() {
        return mprotect;
    }

    Msync msync() {
        return msync;
    }

    Sync sync() {
        return sync;
    }

    Fork fork() {
        return fork;
    }

    Fremap fremap() {
        return fremap;
    }

    Truncate truncate() {
        return truncate;
    }

    Vfs vfs() {
        return vfs;
    }

    Fault fault() {
        return fault;
    }

    Cpu cpu() {
        return cpu;
    }
}
