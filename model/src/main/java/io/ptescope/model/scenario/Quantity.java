package io.ptescope.model.scenario;

import io.ptescope.model.state.Counter;

/// What an expectation can compare with a number.
public sealed interface Quantity {
    /// A counter of the machine.
    record Global(Counter counter) implements Quantity {}

    /// A counter of a process.
    record OfProcess(String process, ProcessCounter counter) implements Quantity {}

    /// A counter of the frame behind an entry or in the page cache.
    record OfFrame(FrameCounter counter, Spot spot) implements Quantity {}

    /// Byte 0 of the page in memory: of the frame behind an entry, or of the cached page.
    record ByteInMemory(Spot spot) implements Quantity {}

    /// Byte 0 of the page on the medium.
    record ByteOnDisk(Spot.FilePage page) implements Quantity {}

    /// What the last operation of a process gave.
    record OfLast(String process, LastValue value) implements Quantity {}

    /// Counters of a process.
    enum ProcessCounter implements Keyword {
        /// Page faults so far, those that ended in a signal included.
        FAULTS,
        MIN_FLT,
        MAJ_FLT,
        /// Pages.
        FILE_RSS,
        /// Pages.
        ANON_RSS
    }

    /// Counters of a frame.
    enum FrameCounter implements Keyword {
        MAPCOUNT,
        REFCOUNT
    }

    /// Results of an operation.
    enum LastValue implements Keyword {
        /// What the system call returned; a negative error number on failure.
        RESULT,
        /// The byte that a read saw.
        VALUE
    }
}
