package io.ptescope.model.scenario;

import io.ptescope.model.state.Signal;
import java.util.List;

/// Something that holds of a machine or does not: a check of a scenario, a condition of a breakpoint.
public sealed interface Expectation {
    /// All words hold of the entry; with `not`, not all of them do.
    record EntryIs(Spot.Entry entry, boolean not, List<PteWord> words) implements Expectation {
        /// Copies the list.
        public EntryIs {
            words = List.copyOf(words);
        }
    }

    /// All words hold of the page.
    record PageIs(Spot.FilePage page, List<PageWord> words) implements Expectation {
        /// Copies the list.
        public PageIs {
            words = List.copyOf(words);
        }
    }

    /// A number compares as said.
    record Compares(Quantity quantity, Comparison comparison, long value) implements Expectation {}

    /// The last operation of the process ended in this signal, or in none.
    record SignalIs(String process, boolean not, Signal signal) implements Expectation {}

    /// Two entries or pages are the same frame; with `not`, they are two frames.
    record SameFrame(Spot one, boolean not, Spot other) implements Expectation {}

    /// What can be said of an entry. The text is what workloads write.
    enum PteWord {
        NONE("none"),
        RO("RO"),
        RW("RW"),
        /// Present to the kernel, forbidden to the CPU.
        PROTNONE("PROTNONE"),
        CLEAN("clean"),
        DIRTY("dirty"),
        YOUNG("young"),
        OLD("old"),
        /// The bit of later eras that says: no struct page is to be looked for.
        SPECIAL("special"),
        DEVMAP("devmap"),
        /// One entry of the PMD maps it, with the rest of 2 MiB.
        HUGE("huge"),
        /// The frame is a page of a file.
        FILE("file"),
        /// The frame is anonymous memory.
        ANON("anon"),
        /// The frame has no struct page.
        RAW("raw"),
        /// The frame is the zero page.
        ZERO("zero"),
        /// Maps nothing, and remembers a page of the file by its number: up to 3.x, in nonlinear areas.
        PGOFF("pgoff"),
        /// Maps nothing, and remembers the slot of swap that the page lies in.
        SWAP("swap");

        private final String text;

        PteWord(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /// What can be said of a page of a file.
    enum PageWord implements Keyword {
        /// Not in the page cache.
        ABSENT,
        CACHED,
        /// Cached, and PG_dirty is clear.
        CLEAN,
        /// PG_dirty is set.
        DIRTY,
        WRITEBACK,
        LOCKED,
        UPTODATE,
        /// No page but an entry, as DAX files have them; DIRTY and CLEAN speak of its tag then.
        ENTRY,
        /// The entry stands for a hole that is mapped by the zero page.
        HOLE
    }

    /// How two numbers compare.
    enum Comparison {
        EQUAL("="),
        NOT_EQUAL("!="),
        LESS("<"),
        AT_MOST("<="),
        MORE(">"),
        AT_LEAST(">=");

        private final String text;

        Comparison(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }

        /// Whether `found` compares with `wanted` as said.
        public boolean holds(long found, long wanted) {
            return switch (this) {
                case EQUAL -> found == wanted;
                case NOT_EQUAL -> found != wanted;
                case LESS -> found < wanted;
                case AT_MOST -> found <= wanted;
                case MORE -> found > wanted;
                case AT_LEAST -> found >= wanted;
            };
        }
    }
}
