package io.ptescope.model.kernel;

/// The modes of fallocate(2).
public enum FallocateMode {
    /// FALLOC_FL_PUNCH_HOLE: the range becomes a hole.
    PUNCH,
    /// FALLOC_FL_ZERO_RANGE: the range reads as zeroes and keeps its blocks.
    ZERO,
    /// FALLOC_FL_COLLAPSE_RANGE: what lies behind the range takes its place.
    COLLAPSE,
    /// FALLOC_FL_INSERT_RANGE: a hole comes before what lies there.
    INSERT,
    /// FALLOC_FL_KEEP_SIZE: the range gets blocks, the file keeps its size.
    KEEP,
    /// The range gets blocks, and the file reaches its end at least.
    ALLOCATE
}
