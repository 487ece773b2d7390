package io.ptescope.model.state;

import java.util.Locale;

/// The lists a page can be on; at most one at a time. The free list feeds the allocator from its head.
public enum PageList {
    /// On no list.
    NONE,
    FREE,
    /// Up to 2.6.27 one pair of lists serves file and anonymous pages.
    INACTIVE,
    ACTIVE,
    INACTIVE_FILE,
    ACTIVE_FILE,
    INACTIVE_ANON,
    ACTIVE_ANON,
    UNEVICTABLE;

    /// What people call it.
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
