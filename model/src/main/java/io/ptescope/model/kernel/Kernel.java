package io.ptescope.model.kernel;

import io.ptescope.model.event.Journal;
import java.util.List;
import java.util.Set;

/// A booted kernel: its patches, and its files, which find each other here.
public final class Kernel extends Sched {
    private final PatchSet patches;
    private final MachineSpec spec;
    private final List<Injection> injections;

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
        super(journal);
        this.patches = PatchSet.of(patches);
        this.spec = spec;
        this.injections = List.copyOf(injections);
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

    /// What the workload can call.
    public Syscalls syscalls() {
        return syscalls;
    }

    /// Lets the disk end all I/O in flight, and the flusher do what it was asked for. To be called between operations.
    public void settle() {
        fsWriteback.runFlusher();
        buffer.endAllIo();
    }

    MachineSpec spec() {
        return spec;
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
