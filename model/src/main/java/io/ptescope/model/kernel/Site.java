package io.ptescope.model.kernel;

import java.util.Locale;

/// One labelled line of a listing at which a task can stand: a step of specification section 13. Implemented by one
/// enum a kernel file, whose constants are named FUNCTION__LABEL; `DO_WP_PAGE__MARK_DIRTY` is the line `mark-dirty` of
/// `do_wp_page`. The order of constants gives sites their numbers within one build; nothing is saved by number.
public interface Site {
    /// The constant's name.
    String name();

    /// The constant's place in its enum.
    int ordinal();

    /// The file that the line is in.
    SourceFile file();

    /// The number under which events carry the site; 0 is no site.
    default int id() {
        return Sites.first(file()) + ordinal();
    }

    /// The kernel function, as the kernel spells it.
    default String function() {
        return name().substring(0, name().lastIndexOf("__")).toLowerCase(Locale.ROOT);
    }

    /// The label of the line in its listing.
    default String label() {
        return name().substring(name().lastIndexOf("__") + 2).toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
