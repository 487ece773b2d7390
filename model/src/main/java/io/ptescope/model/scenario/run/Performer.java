package io.ptescope.model.scenario.run;

import io.ptescope.model.kernel.Access;
import io.ptescope.model.kernel.Errno;
import io.ptescope.model.kernel.Kernel;
import io.ptescope.model.kernel.MmapRequest;
import io.ptescope.model.kernel.Syscalls;
import io.ptescope.model.scenario.Operation;
import io.ptescope.model.scenario.Operation.MmapFlag;
import io.ptescope.model.scenario.Protection;
import io.ptescope.model.scenario.Range;
import io.ptescope.model.scenario.Scenario;
import io.ptescope.model.scenario.Source;
import io.ptescope.model.scenario.run.Processes.Area;
import io.ptescope.model.scenario.run.Processes.Process;
import io.ptescope.model.state.Signal;
import io.ptescope.model.state.VmFlag;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// Turns operations into system calls and touches of memory, by the task that the kernel runs now.
final class Performer {
    private final Kernel kernel;
    private final Syscalls syscalls;
    private final Processes processes;
    private final MappingCalls mappingCalls;
    private final Files files;

    Performer(Kernel kernel, Processes processes, Scenario scenario) {
        this.kernel = kernel;
        this.syscalls = kernel.syscalls();
        this.processes = processes;
        this.mappingCalls = new MappingCalls(kernel);
        this.files = new Files(kernel, scenario);
    }

    /// What an operation gave, before anything is counted.
    record Outcome(long ret, Signal signal, long value) {
        static Outcome of(long ret) {
            return new Outcome(ret, Signal.NONE, -1);
        }

        static Outcome of(Access access, boolean read) {
            boolean through = access.signal() == Signal.NONE;
            return new Outcome(through ? 0 : -1, access.signal(), read && through ? access.value() : -1);
        }
    }

    Outcome perform(Process process, Operation operation) {
        return switch (operation) {
            case Operation.Read read -> Outcome.of(syscalls.load(area(process, read.mapping()).address(read.page())
                + read.at()), true);
            case Operation.Write write -> Outcome.of(syscalls.store(area(process, write.mapping())
                .address(write.page()) + write.at(), write.value()), false);
            case Operation.Mmap mmap -> mmap(process, mmap);
            case Operation.Mprotect mprotect -> {
                Area area = area(process, mprotect.mapping());
                yield Outcome.of(syscalls.mprotect(area.address(mprotect.range().first()), mprotect.range().count(),
                    rights(mprotect.protection())));
            }
            case Operation.Munmap munmap -> munmap(process, munmap);
            case Operation.RemapFilePages remap -> {
                Area area = area(process, remap.mapping());
                yield Outcome.of(syscalls.remapFilePages(area.address(remap.range().first()), remap.range().count(),
                    remap.to()));
            }
            case Operation.Msync msync -> msync(process, msync);
            case Operation.Fsync fsync -> Outcome.of(syscalls.fsync(inode(fsync.file())));
            case Operation.Fdatasync fdatasync -> Outcome.of(syscalls.fsync(inode(fdatasync.file())));
            case Operation.Journal journal -> Outcome.of(syscalls.journal(inode(journal.file())));
            case Operation.Strip strip -> Outcome.of(syscalls.strip(inode(strip.file())));
            case Operation.Syncfs syncfs -> Outcome.of(syscalls.syncfs(inode(syncfs.file())));
            case Operation.Sync sync -> Outcome.of(syscalls.sync());
            case Operation.Sfr sfr -> Outcome.of(syscalls.syncFileRange(inode(sfr.file()), sfr.range().first(),
                sfr.range().count(), sfr.waitBefore(), sfr.write(), sfr.waitAfter()));
            case Operation.Pread pread -> files.pread(pread);
            case Operation.Pwrite pwrite -> files.pwrite(pwrite);
            case Operation.Ftruncate truncate -> Outcome.of(syscalls.ftruncate(inode(truncate.file()),
                truncate.bytes()));
            case Operation.Fork fork -> fork(process, fork);
            case Operation.Exit exit -> exit(exit);
            case Operation.Sleep sleep -> Outcome.of(syscalls.sleep(sleep.milliseconds()));
            case Operation.Mremap mremap -> mappingCalls.mremap(process, mremap);
            case Operation.Fallocate fallocate -> files.fallocate(fallocate);
            case Operation.Fadvise fadvise -> files.fadvise(fadvise);
            case Operation.Reclaim reclaim -> files.reclaim(reclaim);
            case Operation.ReclaimMapped reclaim -> mappingCalls.reclaim(process, reclaim);
            case Operation.Madvise madvise -> mappingCalls.madvise(process, madvise);
            case Operation.Mlock mlock -> mappingCalls.mlock(process, mlock);
            case Operation.Munlock munlock -> mappingCalls.munlock(process, munlock);
            case Operation.Mincore mincore -> mappingCalls.mincore(process, mincore);
            case Operation.ReadInto into -> Outcome.of(syscalls.preadInto(inode(into.file()), into.filePage(),
                area(process, into.mapping()).address(into.page()), into.direct()));
            case Operation.WriteFrom from -> Outcome.of(syscalls.pwriteFrom(inode(from.file()), from.filePage(),
                area(process, from.mapping()).address(from.page()), from.direct()));
            case Operation.RemoteRead read -> new RemoteCalls(syscalls, processes).read(read);
            case Operation.RemoteWrite write -> new RemoteCalls(syscalls, processes).write(write);
            case Operation.ClearRefs clear -> Outcome.of(syscalls.clearRefs(clear.what()));
            case Operation.UffdRegister register -> mappingCalls.userfaultfd(process, register);
            case Operation.UffdProtect protect -> mappingCalls.userfaultfd(process, protect);
        };
    }

    private Outcome mmap(Process process, Operation.Mmap mmap) {
        Area area = process.place(mmap.mapping(), mmap.pages());
        int inode = inode(mmap.source().text());
        long result = syscalls.mmap(new MmapRequest(area.start(), mmap.pages(), rights(mmap.protection()),
            mmap.shared() || validates(mmap), inode, mmap.offset(), isReadOnly(mmap), mmap.mapping(), options(mmap)));
        if (result >= 0) {
            process.mapped(mmap.mapping(), area);
        }
        return Outcome.of(Math.min(0, result));
    }

    /// Whether the file is opened for reading alone; what is no file is not.
    private static boolean isReadOnly(Operation.Mmap mmap) {
        return mmap.flags().contains(MmapFlag.ROFD) && mmap.source() instanceof Source.File;
    }

    /// MAP_SHARED_VALIDATE takes the place of MAP_SHARED or MAP_PRIVATE.
    private static boolean validates(Operation.Mmap mmap) {
        return mmap.flags().contains(MmapFlag.VALIDATE) || mmap.flags().contains(MmapFlag.SYNC);
    }

    private static Set<MmapRequest.Option> options(Operation.Mmap mmap) {
        Set<MmapRequest.Option> options = EnumSet.noneOf(MmapRequest.Option.class);
        for (MmapFlag flag : mmap.flags()) {
            switch (flag) {
                case POPULATE -> options.add(MmapRequest.Option.POPULATE);
                case LOCKED -> options.add(MmapRequest.Option.LOCKED);
                case SYNC -> options.add(MmapRequest.Option.SYNC);
                case VALIDATE -> options.add(MmapRequest.Option.VALIDATE);
                case ROFD -> { }
            }
        }
        if (mmap.source() == Source.Ready.DEVZERO) {
            options.add(MmapRequest.Option.DEV_ZERO);
        }
        return options;
    }

    private Outcome munmap(Process process, Operation.Munmap munmap) {
        Area area = area(process, munmap.mapping());
        Range range = munmap.range();
        boolean whole = range.isWhole() || range.first() == 0 && range.count() >= area.pages();
        long result = range.isWhole() ? syscalls.munmap(area.start(), area.pages())
            : syscalls.munmap(area.address(range.first()), range.count());
        if (whole && result == 0) {
            process.unmapped(munmap.mapping());
        }
        return Outcome.of(result);
    }

    private Outcome msync(Process process, Operation.Msync msync) {
        Area area = area(process, msync.mapping());
        Range range = msync.range();
        long address = range.isWhole() ? area.start() : area.address(range.first());
        int pages = range.isWhole() ? area.pages() : range.count();
        return Outcome.of(switch (msync.mode()) {
            case SYNC -> syscalls.msyncSync(address, pages);
            case ASYNC -> syscalls.msyncAsync(address, pages);
            case INVAL -> syscalls.msyncInvalidate(address, pages);
        });
    }

    private Outcome fork(Process process, Operation.Fork fork) {
        int cpu = kernel.machine().processes().cpu(kernel.current().number());
        int child = syscalls.fork(cpu);
        if (child < 0) {
            return Outcome.of(child);
        }
        processes.fork(process, fork.child(), child);
        return Outcome.of(0);
    }

    private Outcome exit(Operation.Exit exit) {
        Optional<Process> ending = processes.living(exit.process());
        if (ending.isEmpty()) {
            return Outcome.of(Errno.EINVAL.result());
        }
        Process process = ending.get();
        int caller = kernel.current().number();
        for (int task : process.tasks().reversed()) {
            kernel.switchTo(task);
            syscalls.exit();
        }
        kernel.switchTo(caller);
        processes.end(process);
        return Outcome.of(0);
    }

    private Area area(Process process, String mapping) {
        return process.areas().get(mapping);
    }

    /// The inode of a file, a device or a ring buffer; 0 for memory without one.
    private int inode(String source) {
        return files.inode(source);
    }

    private static long rights(Protection protection) {
        return (protection.read() ? VmFlag.READ.mask() : 0) | (protection.write() ? VmFlag.WRITE.mask() : 0);
    }
}
