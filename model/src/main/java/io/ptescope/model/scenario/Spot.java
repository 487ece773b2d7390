package io.ptescope.model.scenario;

/// A place that one can point at: `A[3]`, a page-table entry, or `F[3]`, a page of a file.
public sealed interface Spot {
    int page();

    /// The entry of page `page` of a mapping in a process.
    record Entry(String process, String mapping, int page) implements Spot {}

    /// Page `page` of a file.
    record FilePage(String file, int page) implements Spot {}
}
