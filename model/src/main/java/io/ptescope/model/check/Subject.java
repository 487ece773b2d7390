package io.ptescope.model.check;

import io.ptescope.model.state.Counter;
import io.ptescope.model.state.LockKind;

/// What a finding is about.
public sealed interface Subject {
    /// The entry of one page of an address space.
    record Entry(int mm, long address) implements Subject {}

    /// What a CPU has cached of an entry.
    record Cached(int cpu, int mm, long address) implements Subject {}

    /// A frame.
    record Page(int pfn) implements Subject {}

    /// A slot of a file's page cache.
    record Slot(int inode, int index) implements Subject {}

    /// A slot of the swap device.
    record Swap(int slot) implements Subject {}

    /// A file.
    record File(int inode) implements Subject {}

    /// An address space.
    record AddressSpace(int mm) implements Subject {}

    /// A lock, and which object of its kind it guards.
    record Lock(LockKind kind, long object) implements Subject {}

    /// A counter of the whole machine.
    record Count(Counter counter) implements Subject {}
}
