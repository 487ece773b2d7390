package io.ptescope.app.layout;

import io.ptescope.model.arch.Pte;
import io.ptescope.model.arch.PteLayout;

/// What may be done through an entry, and whether it has been done: the first of a cell's three channels.
/// The same fills say "clean" and "dirty" of pages in the page cache.
public enum Fill {
    /// No entry.
    NONE(""),
    READ_CLEAN("R"),
    WRITE_CLEAN("W"),
    WRITE_DIRTY("W"),
    READ_DIRTY("R"),
    /// Present to the kernel, forbidden to the CPU (PROT_NONE).
    FORBIDDEN("N"),
    /// Swapped out or in migration.
    SWAP("S"),
    /// Neither an entry nor a page: what the medium holds.
    PLAIN("");

    private final String letter;

    Fill(String letter) {
        this.letter = letter;
    }

    /// What `pte` says, whose bits lie as `layout` has them.
    public static Fill of(Pte pte, PteLayout layout) {
        if (pte.isNone()) {
            return NONE;
        }
        if (!pte.isPresent()) {
            return pte.isMapped(layout) ? FORBIDDEN : SWAP;
        }
        if (pte.isWritable()) {
            return pte.isDirty() ? WRITE_DIRTY : WRITE_CLEAN;
        }
        return pte.isDirty() ? READ_DIRTY : READ_CLEAN;
    }

    /// The letter that says the access in a cell; empty where there is none.
    public String letter() {
        return letter;
    }

    /// Whether the cell carries the dirty dot.
    public boolean isDirty() {
        return this == WRITE_DIRTY || this == READ_DIRTY;
    }
}
