package io.ptescope.model.recording;

/// How far one step goes. The stops of each granularity are stops of every finer one.
public enum Granularity {
    /// To the end of the next operation of the workload.
    OPERATION,
    /// To the next place where a path (an access, a fault, a system call, writeback) begins or ends.
    PATH,
    /// To the next entry of or return from a kernel function.
    FUNCTION,
    /// Over one event.
    EVENT
}
