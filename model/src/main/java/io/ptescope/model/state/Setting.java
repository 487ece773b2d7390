package io.ptescope.model.state;

/// What can be set under /proc/sys and in debugfs while the machine runs.
public enum Setting {
    /// `vm/dirty_expire_centisecs`: milliseconds after which dirt is old.
    DIRTY_EXPIRE(30_000),
    /// `vm/dirty_writeback_centisecs`: milliseconds between two visits of the flusher, 0 for none.
    DIRTY_WRITEBACK(5_000),
    /// `fault_around_bytes`: pages of the window that a read fault maps.
    FAULT_AROUND(16);

    private final int usual;

    Setting(int usual) {
        this.usual = usual;
    }

    /// What every machine starts with.
    public int usual() {
        return usual;
    }
}
