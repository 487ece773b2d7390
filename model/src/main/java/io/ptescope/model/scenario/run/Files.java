package io.ptescope.model.scenario.run;

import io.ptescope.model.arch.PageSize;
import io.ptescope.model.kernel.FallocateMode;
import io.ptescope.model.kernel.Kernel;
import io.ptescope.model.kernel.MachineSpec.FileSpec;
import io.ptescope.model.kernel.Syscalls;
import io.ptescope.model.scenario.Operation;
import io.ptescope.model.scenario.Range;
import io.ptescope.model.scenario.Scenario;
import io.ptescope.model.scenario.run.Performer.Outcome;
import io.ptescope.model.state.Signal;
import java.util.List;

/// The files and devices of a run by the scenario's names, and the operations on file descriptors.
final class Files {
    private final Kernel kernel;
    private final Syscalls syscalls;
    private final List<String> names;

    Files(Kernel kernel, Scenario scenario) {
        this.kernel = kernel;
        this.syscalls = kernel.syscalls();
        this.names = Sources.of(scenario).stream().map(FileSpec::name).toList();
    }

    /// The inode of a file, a device or a ring buffer; 0 for memory without one.
    int inode(String source) {
        return names.indexOf(source) + 1;
    }

    Outcome pread(Operation.Pread pread) {
        int inode = inode(pread.file());
        long left = kernel.machine().inodes().size(inode) - PageSize.bytes(pread.page());
        long result = pread.direct() ? syscalls.preadDirect(inode, pread.page())
            : syscalls.pread(inode, pread.page());
        if (left <= 0) {
            return Outcome.of(0);
        }
        return result < 0 ? Outcome.of(result)
            : new Outcome(Math.min(left, PageSize.BYTES), Signal.NONE, (int) result);
    }

    Outcome pwrite(Operation.Pwrite pwrite) {
        int inode = inode(pwrite.file());
        return Outcome.of(switch (pwrite.mode()) {
            case CACHED -> syscalls.pwrite(inode, pwrite.page(), pwrite.value());
            case OSYNC -> syscalls.pwriteSync(inode, pwrite.page(), pwrite.value());
            case DIRECT -> syscalls.pwriteDirect(inode, pwrite.page(), pwrite.value());
        });
    }

    Outcome fallocate(Operation.Fallocate fallocate) {
        FallocateMode mode = switch (fallocate.mode()) {
            case PUNCH -> FallocateMode.PUNCH;
            case ZERO -> FallocateMode.ZERO;
            case COLLAPSE -> FallocateMode.COLLAPSE;
            case INSERT -> FallocateMode.INSERT;
            case KEEP -> FallocateMode.KEEP;
            case ALLOC -> FallocateMode.ALLOCATE;
        };
        return Outcome.of(syscalls.fallocate(inode(fallocate.file()), mode, fallocate.range().first(),
            fallocate.range().count()));
    }

    Outcome reclaim(Operation.Reclaim reclaim) {
        return Outcome.of(syscalls.reclaim(inode(reclaim.file()), reclaim.range().first(), reclaim.range().count()));
    }

    Outcome fadvise(Operation.Fadvise fadvise) {
        int inode = inode(fadvise.file());
        Range range = fadvise.range();
        return Outcome.of(switch (fadvise.advice()) {
            case NORMAL -> syscalls.fadviseNormal(inode, range.first(), range.count());
            case RANDOM -> syscalls.fadviseRandom(inode, range.first(), range.count());
            case WILLNEED -> syscalls.fadviseWillNeed(inode, range.first(), range.count());
            case DONTNEED -> syscalls.fadviseDontNeed(inode, range.first(), range.count());
        });
    }
}
