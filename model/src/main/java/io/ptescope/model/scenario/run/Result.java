package io.ptescope.model.scenario.run;

import io.ptescope.model.scenario.Line;
import io.ptescope.model.state.Signal;
import java.util.List;

/// What one operation gave.
///
/// @param number  from 0; the operation's number in the recording
/// @param line    where the scenario asks for it
/// @param process who did it, by the scenario's name
/// @param task    who did it, by number
/// @param ret     what the system call returned, below 0 an error number; 0 for an access that went through, -1 for one
///                that ended in a signal
/// @param signal  [Signal#NONE] if none
/// @param value   the byte that a read saw, or the pages that mincore found, bit n for page n; -1 if neither
/// @param minFlt  minor faults of the task meanwhile
/// @param majFlt  major faults of the task meanwhile
/// @param faults  page faults of the task meanwhile, in order
/// @param begin   position before the operation
/// @param end     position after it
public record Result(int number, Line line, String process, int task, long ret, Signal signal, long value, long minFlt,
                     long majFlt, List<PageFault> faults, long begin, long end) {
    /// Copies the list.
    public Result {
        faults = List.copyOf(faults);
    }

    /// An error, or a signal.
    public boolean isRefused() {
        return ret < 0 || signal != Signal.NONE;
    }

    /// One trap of the CPU.
    ///
    /// @param event   where the log has it
    /// @param place   such as `A[3]`; the hexadecimal address where no mapping lies
    /// @param present whether there was an entry that forbade the access
    /// @param write   a store, otherwise a load
    /// @param kernel  from kernel mode
    public record PageFault(long event, String place, boolean present, boolean write, boolean kernel) {
        /// As the recorded workloads write it: `np-read A[3]`, `prot-write A[3]`, `k:np-read A[3]`.
        public String text() {
            return (kernel ? "k:" : "") + (present ? "prot-" : "np-") + (write ? "write " : "read ") + place;
        }
    }
}
