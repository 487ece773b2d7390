package io.ptescope.app.session;

/// The one thing that is selected, in every pane that shows it.
public sealed interface Selection {
    /// Nothing is selected.
    Selection NONE = new None();

    /// Nothing.
    record None() implements Selection {}

    /// The entry of a page of an address space, present or not.
    record Pte(int mm, long address) implements Selection {}

    /// A frame.
    record Page(long pfn) implements Selection {}

    /// A slot of a file's page cache.
    record CachePage(int inode, int index) implements Selection {}

    /// A memory area.
    record Vma(int vma) implements Selection {}

    /// An event of the log.
    record Event(long event) implements Selection {}

    /// An operation of the workload.
    record Operation(int operation) implements Selection {}

    /// A line of a listing, by the number of its site.
    record SiteLine(int site) implements Selection {}

    /// Whether the same words mean the same thing in another run of the workload.
    default boolean outlivesRun() {
        return switch (this) {
            case None _, Pte _, CachePage _, Vma _, Operation _, SiteLine _ -> true;
            case Page _, Event _ -> false;
        };
    }
}
