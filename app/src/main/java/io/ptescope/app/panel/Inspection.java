package io.ptescope.app.panel;

import io.ptescope.app.session.Selection;
import java.util.List;

/// What the inspector shows, in words: nothing here knows a control.
///
/// @param sections from the top
public record Inspection(List<Section> sections) {
    /// Copies the list.
    public Inspection {
        sections = List.copyOf(sections);
    }

    /// A part with a heading.
    ///
    /// @param title what it is about
    /// @param aside said at the right of the heading; may be empty
    public record Section(String title, String aside, List<Item> items) {
        /// Copies the list.
        public Section {
            items = List.copyOf(items);
        }
    }

    /// One line of a section, or a block of them.
    public sealed interface Item {
        /// The bits of an entry, highest first.
        record Bits(List<Bit> bits) implements Item {
            /// Copies the list.
            public Bits {
                bits = List.copyOf(bits);
            }
        }

        /// Something that the user can do here; the pane knows what. `about` is the bit or flag to begin with.
        record Deed(String text, String about) implements Item {}

        /// Something named, in words.
        record Row(String label, String value) implements Item {}

        /// Something named, in numbers or kernel identifiers.
        record Code(String label, String value) implements Item {}

        /// Something named that consists of terms, each with the spelling that the glossary has it under.
        record Terms(String label, List<Term> terms) implements Item {
            /// Copies the list.
            public Terms {
                terms = List.copyOf(terms);
            }
        }

        /// Something named that leads to other moments.
        record Jumps(String label, List<Jump> jumps) implements Item {
            /// Copies the list.
            public Jumps {
                jumps = List.copyOf(jumps);
            }
        }

        /// A moment of a history.
        ///
        /// @param step   number of the step, for people
        /// @param change what it became
        /// @param by     the kernel function
        /// @param now    whether it is what the run shows just now
        record Moment(String step, String change, String by, long position, boolean now) implements Item {}

        /// Whether something that has to hold does.
        record Verdict(Outcome outcome, String text) implements Item {}

        /// A question to the learner.
        record Question(String text) implements Item {}

        /// A sentence.
        record Note(String text) implements Item {}

        /// Something named that consists of things to select.
        record Picks(String label, List<Pick> picks) implements Item {
            /// Copies the list.
            public Picks {
                picks = List.copyOf(picks);
            }
        }

        /// Rows with a column for each head; the first cell of a row selects what it is about.
        record Table(List<String> heads, List<TableRow> rows) implements Item {
            /// Copies the lists.
            public Table {
                heads = List.copyOf(heads);
                rows = List.copyOf(rows);
            }
        }
    }

    /// A word that the glossary explains.
    public record Term(String text, String spelling) {}

    /// A link that selects something.
    ///
    /// @param changed whether the last step changed it
    public record Pick(String text, Selection selection, boolean changed) {}

    /// A row of a table: its first cell, and the others.
    public record TableRow(Pick first, List<String> cells) {
        /// Copies the list.
        public TableRow {
            cells = List.copyOf(cells);
        }
    }

    /// One bit, or a field of several.
    ///
    /// @param value   0 or 1; hexadecimal for a field
    /// @param name    its short name
    /// @param meaning for whoever asks
    /// @param changed whether the last step changed it
    /// @param setAt   the position behind the event that gave it its value; -1 if nothing did so far
    public record Bit(String value, String name, String meaning, boolean set, boolean changed, long setAt) {}

    /// A link to a moment.
    public record Jump(String text, long position) {}

    /// How an invariant stands.
    public enum Outcome {
        HOLDS,
        /// Does not hold yet, and may not while a task is between two lines.
        WAITS,
        BROKEN,
        /// Neither here nor there: a condition that was not met and had not to be.
        OPEN
    }
}
