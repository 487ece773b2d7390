package io.ptescope.app.paint;

/// What a colour is for. A [Palette] gives each ink its colour; nothing else names one.
public enum Ink {
    /// Behind everything.
    GROUND,
    /// Cards that stand on the ground.
    CARD,
    CARD_EDGE,
    /// Text that is read first.
    TEXT,
    /// Text that is read second; still 4.5:1.
    TEXT_MUTED,
    /// Text and lines that lead the eye to what the program offers.
    ACCENT,
    /// What the step changed: rings and the playhead.
    CHANGED,
    /// What is wrong, in words on the ground.
    ALERT,
    /// Flag and edge of a stale translation, on the fills.
    STALE,
    /// Outline of every cell that holds something.
    OUTLINE,
    /// Dashed outline of an empty cell.
    OUTLINE_EMPTY,
    /// An empty cell.
    FILL_NONE,
    FILL_READ_CLEAN,
    FILL_WRITE_CLEAN,
    FILL_WRITE_DIRTY,
    FILL_READ_DIRTY,
    FILL_FORBIDDEN,
    FILL_SWAP,
    /// What the medium holds.
    FILL_PLAIN,
    /// Text and glyphs on light fills.
    ON_LIGHT,
    /// Text and glyphs on dark fills.
    ON_DARK,
    LANE,
    SPAN_MAP,
    SPAN_READ_FAULT,
    SPAN_WRITE_FAULT,
    SPAN_ACCESS,
    SPAN_WRITEBACK,
    SPAN_FILE,
    SPAN_INTERRUPT
}
