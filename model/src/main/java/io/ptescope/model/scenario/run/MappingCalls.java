package io.ptescope.model.scenario.run;

import io.ptescope.model.kernel.Advice;
import io.ptescope.model.kernel.Kernel;
import io.ptescope.model.kernel.Syscalls;
import io.ptescope.model.scenario.Operation;
import io.ptescope.model.scenario.Range;
import io.ptescope.model.scenario.run.Performer.Outcome;
import io.ptescope.model.scenario.run.Processes.Area;
import io.ptescope.model.scenario.run.Processes.Process;
import io.ptescope.model.state.Signal;
import java.util.Arrays;
import java.util.Optional;

/// System calls on a mapping, beyond those that every workload uses.
final class MappingCalls {
    private final Syscalls syscalls;

    MappingCalls(Kernel kernel) {
        this.syscalls = kernel.syscalls();
    }

    /// What the kernel calls an advice; none if it does not know it.
    static Optional<Advice> kernelAdvice(Operation.Advice advice) {
        return Arrays.stream(Advice.values()).filter(known -> known.name().equals(advice.name())).findFirst();
    }

    /// A mapping that may move goes to a slot of its own, as every new mapping does.
    Outcome mremap(Process process, Operation.Mremap mremap) {
        Area area = process.areas().get(mremap.mapping());
        if (!mremap.move()) {
            long result = syscalls.mremap(area.start(), area.pages(), mremap.pages(), 0);
            if (result >= 0) {
                process.resize(mremap.mapping(), mremap.pages());
            }
            return Outcome.of(Math.min(0, result));
        }
        Area target = process.target(mremap.pages());
        long result = syscalls.mremap(area.start(), area.pages(), mremap.pages(), target.start());
        if (result >= 0) {
            process.move(mremap.mapping(), target);
        }
        return Outcome.of(Math.min(0, result));
    }

    Outcome mlock(Process process, Operation.Mlock mlock) {
        Area area = process.areas().get(mlock.mapping());
        return Outcome.of(syscalls.mlock(area.address(mlock.range().first()), mlock.range().count()));
    }

    Outcome munlock(Process process, Operation.Munlock munlock) {
        Area area = process.areas().get(munlock.mapping());
        return Outcome.of(syscalls.munlock(area.address(munlock.range().first()), munlock.range().count()));
    }

    Outcome madvise(Process process, Operation.Madvise madvise) {
        Area area = process.areas().get(madvise.mapping());
        Range range = madvise.range();
        return Outcome.of(syscalls.madvise(area.address(range.first()), range.count(),
            kernelAdvice(madvise.advice()).orElseThrow()));
    }

    Outcome reclaim(Process process, Operation.ReclaimMapped reclaim) {
        Area area = process.areas().get(reclaim.mapping());
        Range range = reclaim.range();
        return Outcome.of(syscalls.reclaimMapped(area.address(range.first()), range.count()));
    }

    Outcome userfaultfd(Process process, Operation.UffdRegister register) {
        Area area = process.areas().get(register.mapping());
        return Outcome.of(syscalls.userfaultfdRegister(area.start(), area.pages()));
    }

    Outcome userfaultfd(Process process, Operation.UffdProtect protect) {
        Area area = process.areas().get(protect.mapping());
        Range range = protect.range();
        return Outcome.of(syscalls.userfaultfdWriteProtect(area.address(range.first()), range.count(), protect.on()));
    }

    Outcome mincore(Process process, Operation.Mincore mincore) {
        Area area = process.areas().get(mincore.mapping());
        long result = syscalls.mincore(area.start(), area.pages());
        return result < 0 ? Outcome.of(result) : new Outcome(0, Signal.NONE, result);
    }
}
