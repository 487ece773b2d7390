package io.ptescope.model.scenario.run;

import io.ptescope.model.arch.PageSize;

/// Where a mapping lies in a process. Areas are split and unmapped; the place that a mapping was given stays its own,
/// so page numbers of the scenario can be told from addresses at any time.
///
/// @param process the scenario's name
/// @param mapping the scenario's name
/// @param start   address of page 0
/// @param pages   length
public record Placement(String process, String mapping, long start, int pages) {
    private static final long SLOT = 1L << 30;

    public boolean holds(long address) {
        return address >= start && address < start + PageSize.bytes(pages);
    }

    /// Bytes of the gibibytes that a mapping of `pages` pages has to itself.
    static long slot(int pages) {
        return (PageSize.bytes(pages) + SLOT - 1) / SLOT * SLOT;
    }

    /// Whether `address` lies in the mapping, or behind it where no other lies.
    boolean holdsInSlot(long address) {
        return address >= start && address < start + slot(pages);
    }

    /// The page of the mapping at `address`, which has to be in it.
    public int page(long address) {
        return (int) (address - start >>> PageSize.SHIFT);
    }
}
