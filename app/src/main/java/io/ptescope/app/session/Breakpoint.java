package io.ptescope.app.session;

import io.ptescope.model.scenario.Query;
import io.ptescope.model.state.Machine;
import java.util.Optional;

/// Where running stops.
public sealed interface Breakpoint {
    /// After any change of the entry that translates an address of an address space.
    record Pte(int mm, long address) implements Breakpoint {}

    /// After any change of what is known of a frame, but not for its reference count and its place on a list, which
    /// change all the time.
    record Page(int pfn) implements Breakpoint {}

    /// When a task reaches a line, by the number of its site.
    record Line(int site) implements Breakpoint {}

    /// Before an operation of the workload begins.
    record Operation(int operation) implements Breakpoint {}

    /// After any event that a query is about; `text` is what the user wrote.
    record When(String text, Query query) implements Breakpoint {}

    /// The breakpoint on what is selected in `machine`; none if nobody can stop at that.
    static Optional<Breakpoint> on(Selection selection, Machine machine) {
        return switch (selection) {
            case Selection.Pte(int mm, long address) -> Optional.of(new Pte(mm, address));
            case Selection.Page(long pfn) -> Optional.of(new Page((int) pfn));
            case Selection.CachePage(int inode, int index) -> Optional.of(machine.mappings().page(inode, index))
                .filter(pfn -> pfn >= 0).map(Page::new);
            case Selection.SiteLine(int site) -> Optional.of(new Line(site));
            case Selection.None _, Selection.Vma _, Selection.Event _, Selection.Operation _ -> Optional.empty();
        };
    }
}
