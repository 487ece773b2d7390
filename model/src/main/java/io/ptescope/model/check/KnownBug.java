package io.ptescope.model.check;

import io.ptescope.model.kernel.Patch;
import io.ptescope.model.wording.Wording;

/// What releases did wrong without anybody changing them (specification sections 2, 5.4 and 10): a finding that fits
/// one of these is no news, and is said to be none.
final class KnownBug {
    /// `vm_normal_page` finds no page in a shared area of bare frames, and `do_wp_page` took that for a private one.
    static final KnownBug FRAME_COPIED = new KnownBug(Patch.MIXEDMAP_DIRTY_FIX,
        "up to 2.6.26-rc a store that is noticed copies a bare frame, and nobody counts the entry of the copy");
    /// `mprotect_fixup` sets `vm_page_prot` anew before it asks whether stores are to be noticed.
    static final KnownBug CACHE_MODE_FORGOTTEN = new KnownBug(Patch.PROT_KEEPS_CACHE_MODE,
        "from 2.6.19 to 2.6.25 mprotect drops the rights that the driver chose, and stores from before went unnoticed");
    /// `set_page_dirty` after a fault, when the page is not locked any more.
    static final KnownBug MARKED_WHILE_TRUNCATED = new KnownBug(Patch.MKWRITE_LOCKED,
        "up to 2.6.29 a fault can mark a page while truncation takes it out of its file, which spoils the count");

    private final Patch fix;
    private final Wording words;

    KnownBug(Patch fix, String words) {
        this.fix = fix;
        this.words = Wording.of(words);
    }

    /// `finding`, with a word about this bug if the kernel of `scene` has it and nothing else excuses the finding.
    Finding explain(Scene scene, Finding finding) {
        return scene.has(fix) || finding.isExcused() ? finding
            : new Finding(finding.subject(), Wording.of("{0}; {1}", finding.what(), words));
    }
}
