package io.ptescope.model.kernel;

/// What a fault handler returns, as the bits of 2.6.23 and later; older kernels number the same outcomes differently
/// (specification section 4.1).
final class FaultResult {
    /// Resolved without reading.
    static final int MINOR = 0;
    static final int OOM = 0x1;
    static final int SIGBUS = 0x2;
    /// The page had to be read.
    static final int MAJOR = 0x4;
    /// A message to `get_user_pages`: the page may be written although its entry is not writable.
    static final int WRITE = 0x8;
    /// The handler has installed the entry itself.
    static final int NOPAGE = 0x100;
    /// The page is returned locked.
    static final int LOCKED = 0x200;
    /// mmap_sem was let go to wait; the fault has to start again.
    static final int RETRY = 0x400;
    /// No huge entry is possible: faults of single pages shall do it.
    static final int FALLBACK = 0x800;
    /// The handler has copied the page itself (DAX, 4.x).
    static final int DONE_COW = 0x1000;
    /// The store may go on once the file's metadata is on the medium (MAP_SYNC).
    static final int NEEDDSYNC = 0x2000;
    /// Done, and mmap_sem was let go before throttling (6.x).
    static final int COMPLETED = 0x4000;

    /// A BUG has ended the task; no kernel returns this.
    static final int KILLED = 0x1000000;

    private static final int ERROR = OOM | SIGBUS | KILLED;

    private FaultResult() {}

    static boolean has(int result, int bit) {
        return (result & bit) != 0;
    }

    /// VM_FAULT_ERROR: the access fails.
    static boolean isError(int result) {
        return (result & ERROR) != 0;
    }

    /// There is no page to go on with: the access fails, or the entry is done, or all starts again.
    static boolean isOver(int result) {
        return (result & (ERROR | NOPAGE | RETRY)) != 0;
    }

    /// What a fault ends with that the file system refused with `error`, a negative number
    /// (`block_page_mkwrite_return`).
    static int ofError(long error) {
        return error == Errno.ENOMEM.result() ? OOM : SIGBUS;
    }
}
