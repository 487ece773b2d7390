package io.ptescope.model.listing;

import io.ptescope.model.kernel.Patch;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What one kernel function does, in all kernels.
///
/// @param function the name as the kernel spells it
/// @param about    what the function is for, in one sentence
/// @param all      the lines of all kernels, in the order of the listing
public record Listing(String function, String about, List<ListingLine> all) {
    public Listing {
        all = List.copyOf(all);
    }

    /// The lines that kernels with `patches` have.
    public List<ListingLine> lines(Set<Patch> patches) {
        return all.stream().filter(line -> line.isIn(patches)).toList();
    }

    /// The line that kernels with `patches` have under this label.
    public Optional<ListingLine> line(String label, Set<Patch> patches) {
        return all.stream().filter(line -> line.label().equals(label) && line.isIn(patches)).findFirst();
    }
}
