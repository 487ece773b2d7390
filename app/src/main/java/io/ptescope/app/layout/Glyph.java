package io.ptescope.app.layout;

/// What else is true of a cell: the third of its three channels, told by small drawn signs.
public enum Glyph {
    /// A filled dot.
    DIRTY,
    /// The CPU has used the entry since the bit was last cleared.
    YOUNG,
    /// Some CPU still has an older translation: a flag and a thick edge.
    STALE,
    /// On its way to the medium: a turning arrow.
    WRITEBACK,
    /// Under the page lock: a padlock.
    LOCKED,
    /// What the medium holds is not what memory holds.
    DIFFERS
}
