package io.ptescope.model.scenario.run;

import io.ptescope.model.scenario.Operation;
import io.ptescope.model.scenario.Statement;
import java.util.Optional;

/// What scenarios can ask for and the simulated kernel does not do. The one place that knows.
final class Abilities {
    private Abilities() {}

    /// What of `statement` the kernel lacks, to be read after "the simulated kernel does not do"; none if it has all.
    static Optional<String> missing(Statement statement) {
        return switch (statement) {
            case Statement.Act act -> missing(act.operation());
            case Statement.LaneAct lane -> missing(lane.act().operation());
            case Statement.Debugfs debugfs when Settings.debugfs(debugfs.file()).isEmpty() ->
                Optional.of("debugfs file " + debugfs.file());
            case Statement.Sysctl sysctl when Settings.sysctl(sysctl.name()).isEmpty() ->
                Optional.of("sysctl " + sysctl.name());
            case Statement other -> Optional.empty();
        };
    }

    private static Optional<String> missing(Operation operation) {
        return switch (operation) {
            case Operation.Mmap mmap -> Optional.empty();
            case Operation.Madvise madvise when MappingCalls.kernelAdvice(madvise.advice()).isEmpty() ->
                Optional.of("madvise " + madvise.advice().text());
            case Operation.ClearRefs clear -> Optional.of("clear_refs");
            case Operation.UffdRegister register -> Optional.of("userfaultfd");
            case Operation.UffdProtect protect -> Optional.of("userfaultfd");
            case Operation.Read read -> Optional.empty();
            case Operation.Write write -> Optional.empty();
            case Operation.Mprotect mprotect -> Optional.empty();
            case Operation.Mremap mremap -> Optional.empty();
            case Operation.Madvise madvise -> Optional.empty();
            case Operation.Mincore mincore -> Optional.empty();
            case Operation.Mlock mlock -> Optional.empty();
            case Operation.Munlock munlock -> Optional.empty();
            case Operation.Munmap munmap -> Optional.empty();
            case Operation.RemapFilePages remap -> Optional.empty();
            case Operation.Msync msync -> Optional.empty();
            case Operation.Fsync fsync -> Optional.empty();
            case Operation.Fdatasync fdatasync -> Optional.empty();
            case Operation.Syncfs syncfs -> Optional.empty();
            case Operation.Sync sync -> Optional.empty();
            case Operation.Sfr sfr -> Optional.empty();
            case Operation.Pread pread -> Optional.empty();
            case Operation.Pwrite pwrite -> Optional.empty();
            case Operation.Ftruncate ftruncate -> Optional.empty();
            case Operation.Fallocate fallocate -> Optional.empty();
            case Operation.ReadInto into -> Optional.empty();
            case Operation.WriteFrom from -> Optional.empty();
            case Operation.RemoteRead read -> Optional.empty();
            case Operation.RemoteWrite write -> Optional.empty();
            case Operation.Fadvise fadvise -> Optional.empty();
            case Operation.Fork fork -> Optional.empty();
            case Operation.Exit exit -> Optional.empty();
            case Operation.Sleep sleep -> Optional.empty();
        };
    }
}
