package io.ptescope.model.scenario.run;

import io.ptescope.model.kernel.Errno;
import io.ptescope.model.kernel.Syscalls;
import io.ptescope.model.scenario.Operation;
import io.ptescope.model.scenario.run.Performer.Outcome;
import io.ptescope.model.scenario.run.Processes.Area;
import io.ptescope.model.scenario.run.Processes.Process;
import io.ptescope.model.state.Signal;
import java.util.Optional;

/// Reading and writing the memory of another process.
final class RemoteCalls {
    private static final int WORD_BYTES = 8;

    private final Syscalls syscalls;
    private final Processes processes;

    RemoteCalls(Syscalls syscalls, Processes processes) {
        this.syscalls = syscalls;
        this.processes = processes;
    }

    Outcome read(Operation.RemoteRead read) {
        Optional<Process> process = processes.living(read.process());
        if (process.isEmpty()) {
            return Outcome.of(Errno.EINVAL.result());
        }
        long address = address(process.get(), read.mapping(), read.page());
        int task = process.get().task();
        long value = switch (read.via()) {
            case PTRACE, MEM -> syscalls.peek(task, address);
            case PVM -> syscalls.processVmRead(task, address);
        };
        long ret = switch (read.via()) {
            case PTRACE -> 0;
            case MEM, PVM -> 1;
        };
        return value < 0 ? Outcome.of(value) : new Outcome(ret, Signal.NONE, (int) value);
    }

    /// Poking writes a word: the rest of it is read first, unless all of it is to be written.
    Outcome write(Operation.RemoteWrite write) {
        Optional<Process> process = processes.living(write.process());
        if (process.isEmpty()) {
            return Outcome.of(Errno.EINVAL.result());
        }
        long address = address(process.get(), write.mapping(), write.page());
        int task = process.get().task();
        return Outcome.of(switch (write.via()) {
            case PTRACE -> write.word() ? pokeWord(task, address, write.value())
                : pokeByte(task, address, write.value());
            case MEM -> syscalls.memWrite(task, address, write.value());
            case PVM -> syscalls.processVmWrite(task, address, write.value());
        });
    }

    private long pokeByte(int task, long address, int value) {
        syscalls.peek(task, address);
        return syscalls.poke(task, address, value);
    }

    private long pokeWord(int task, long address, int value) {
        long result = 0;
        for (int at = 0; at < WORD_BYTES && result == 0; at++) {
            result = syscalls.poke(task, address + at, value);
        }
        return result;
    }

    private static long address(Process process, String mapping, int page) {
        Area area = process.areas().get(mapping);
        return area.address(page);
    }
}
