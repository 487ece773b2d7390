package io.ptescope.model.state;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Tags of a page-cache slot.
public enum MappingTag {
    DIRTY,
    WRITEBACK,
    /// Since 4.x: what a data-integrity pass has to write.
    TOWRITE;

    /// The bit in the cell.
    public long mask() {
        return 1L << ordinal();
    }

    /// What people call it.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Those that are set in `bits`.
    public static List<MappingTag> of(long bits) {
        return Arrays.stream(values()).filter(each -> (bits & each.mask()) != 0).toList();
    }
}
