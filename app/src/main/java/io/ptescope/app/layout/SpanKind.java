package io.ptescope.app.layout;

/// What a path through the kernel is, as far as the timeline tells it apart.
public enum SpanKind {
    /// Changes of the address space: mmap, munmap, mprotect, fork, exit.
    MAP,
    READ_FAULT,
    WRITE_FAULT,
    /// Access that did not fault.
    ACCESS,
    /// Writeback, fsync, msync, sync.
    WRITEBACK,
    /// pread, pwrite, ftruncate.
    FILE,
    /// Interrupts: I/O completion, TLB shootdown.
    INTERRUPT
}
