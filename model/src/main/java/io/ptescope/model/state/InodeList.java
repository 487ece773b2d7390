package io.ptescope.model.state;

import java.util.Locale;

/// The lists that writeback keeps inodes on (specification section 1.8).
public enum InodeList {
    /// Clean: on no list.
    NONE,
    /// `s_dirty`, later `b_dirty`.
    DIRTY,
    /// `s_io`, later `b_io`.
    IO,
    /// Since 2.6.24.
    MORE_IO;

    /// What people call it.
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
