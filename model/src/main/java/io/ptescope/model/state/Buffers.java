package io.ptescope.model.state;

/// The bits of [Field#PAGE_BUFFERS]: the buffer heads of one page, four of 1 KiB each.
public final class Buffers {
    /// Buffers are attached.
    public static final long ATTACHED = 1;
    /// Dirty bits of the four buffers.
    public static final long DIRTY = 0xF0;
    /// A buffer is busy: its I/O has not ended, or the journal holds it.
    public static final long BUSY = 0x100;

    private Buffers() {}
}
