package io.ptescope.app.session;

import io.ptescope.model.scenario.Query;

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
}
