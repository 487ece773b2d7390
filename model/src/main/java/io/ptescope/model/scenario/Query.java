package io.ptescope.model.scenario;

import io.ptescope.model.event.Topic;
import io.ptescope.model.kernel.Function;
import io.ptescope.model.state.Counter;
import io.ptescope.model.state.Field;

/// What a search looks for and a breakpoint stops at: kinds of events, conditions of the machine, and both together.
/// The conditions are the expectations of workloads, so that there is one language for all of it.
public sealed interface Query {
    /// Both at the same event.
    record And(Query one, Query other) implements Query {}

    /// At least one of the two.
    record Or(Query one, Query other) implements Query {}

    /// Not this.
    record Not(Query query) implements Query {}

    /// A change of any cell of a field.
    record Changes(Field field) implements Query {}

    /// A change of an entry.
    record ChangesEntry(Spot.Entry entry) implements Query {}

    /// A change of what is known of the frame of a page, or of the slot of the page cache that holds it.
    record ChangesPage(Spot.FilePage page) implements Query {}

    /// A change of what is known of a frame.
    record ChangesFrame(int pfn) implements Query {}

    /// A change of a counter.
    record ChangesCounter(Counter counter) implements Query {}

    /// A function is entered.
    record Calls(Function function) implements Query {}

    /// A task reaches a line of a listing, by the number of its site.
    record Line(int site) implements Query {}

    /// An event of a task, by the name of the task.
    record ByTask(String task) implements Query {}

    /// A remark, such as a trap or a store.
    record Remarks(Topic topic) implements Query {}

    /// A condition comes to hold: it holds behind the event and did not before.
    record Becomes(Expectation expectation) implements Query {}

    /// A condition holds behind the event.
    record Holds(Expectation expectation) implements Query {}
}
