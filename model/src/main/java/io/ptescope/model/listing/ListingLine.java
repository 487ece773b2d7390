package io.ptescope.model.listing;

import io.ptescope.model.kernel.Patch;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// One line of a listing.
///
/// @param label    what the site that stands here is called; empty for a line at which no task can stand
/// @param text     what the line does, in few words
/// @param depth    how deep it is indented, from 0
/// @param sentence what it means to a person who sees the picture; empty if there is no label
/// @param with     the line is there only in kernels that have all of these
/// @param without  and none of these
/// @param source   number of the line in the file of the listing, from 1
public record ListingLine(
    String label, String text, int depth, String sentence, Set<Patch> with, Set<Patch> without, int source) {
    public ListingLine {
        with = frozen(with);
        without = frozen(without);
    }

    /// Whether a task can stand here.
    public boolean isSite() {
        return !label.isEmpty();
    }

    /// Whether kernels with `patches` have the line.
    public boolean isIn(Set<Patch> patches) {
        return patches.containsAll(with) && Collections.disjoint(patches, without);
    }

    /// The patch that brought the line, if it was not always there.
    public Optional<Patch> addedBy() {
        return with.stream().findFirst();
    }

    /// The patch that took the line away, if one did.
    public Optional<Patch> removedBy() {
        return without.stream().findFirst();
    }

    /// Whether some set of patches has both lines.
    boolean meets(ListingLine other) {
        return Collections.disjoint(with, other.without) && Collections.disjoint(without, other.with);
    }

    private static Set<Patch> frozen(Set<Patch> patches) {
        return patches.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(patches));
    }
}
