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

    private FaultResult() {}

    static boolean has(int result, int bit) {
        return (result & bit) != 0;
    }
}
