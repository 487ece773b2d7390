package io.ptescope.model.scenario;

import io.ptescope.model.kernel.Injection;
import java.util.List;
import java.util.Set;

/// What one line of a scenario says.
public sealed interface Statement {
    /// What the scenario needs before its first step.
    sealed interface Setup extends Statement {}

    /// A line of the lesson, beside what processes do.
    sealed interface Lesson extends Statement {}

    /// A blank line, or one that only comments.
    record Nothing() implements Statement {}

    record Title(String text) implements Setup {}

    record Tags(List<String> words) implements Setup {
        /// Copies the list.
        public Tags {
            words = List.copyOf(words);
        }
    }

    /// Ids of the checklist that the scenario shows.
    record Covers(List<String> ids) implements Setup {
        /// Copies the list.
        public Covers {
            ids = List.copyOf(ids);
        }
    }

    /// Ids of the catalogue of situations that the scenario shows.
    record Catalogue(List<String> ids) implements Setup {
        /// Copies the list.
        public Catalogue {
            ids = List.copyOf(ids);
        }
    }

    /// The kernels that the scenario is meant for; the first is the default.
    record Kernels(List<KernelChoice> choices) implements Setup {
        /// Copies the list.
        public Kernels {
            choices = List.copyOf(choices);
        }
    }

    record Size(MachineSize machine) implements Setup {}

    /// A new file; page i holds the letter 'a' + i % 26.
    ///
    /// @param fileSystem a profile, or the name of a [TinyFs]
    /// @param pages      length in pages, the last may be partial
    /// @param bytes      length in bytes
    /// @param filling    how the pages came to be
    /// @param blocks     the pages that came to be so; all others are holes
    record NewFile(String name, String fileSystem, int pages, long bytes, Set<Filling> filling, Range blocks)
        implements Setup {
        /// Copies the set.
        public NewFile {
            filling = Set.copyOf(filling);
        }
    }

    /// How the pages of a new file came to be. Without any they are written, on the medium, and cached clean.
    enum Filling implements Keyword {
        /// No blocks: only the size was set.
        HOLE,
        /// Blocks without contents.
        PREALLOC,
        /// Written in one call: large folios.
        BIG,
        /// Not cached.
        COLD,
        /// Cached and not yet on the medium.
        DIRTY
    }

    /// A small file system of its own.
    ///
    /// @param size as written: 2M, 64K
    record TinyFs(String name, String type, String size) implements Setup {}

    /// A mapping source of the recording driver.
    record NewDevice(String name, String mode) implements Setup {}

    record Sysctl(String name, String value) implements Setup {}

    record Debugfs(String file, String value) implements Setup {}

    record Inject(Injection injection) implements Setup {}

    /// A process does something.
    record Act(String process, Operation operation) implements Statement {
        /// The process that is there from the start.
        public static final String FIRST_PROCESS = "P0";
    }

    /// The lanes that follow run side by side.
    record Together() implements Statement {}

    /// One operation of a lane of the block above.
    record LaneAct(int cpu, Act act) implements Statement {}

    /// The interleaving of the block above: turns of kernel steps.
    record Schedule(List<Turn> turns) implements Statement {
        /// Copies the list.
        public Schedule {
            turns = List.copyOf(turns);
        }
    }

    /// A CPU goes on for some steps.
    ///
    /// @param steps at least 1; 0 stands for `...`: as long as it can
    record Turn(int cpu, int steps) {}

    /// A sentence for the person who watches.
    ///
    /// @param kernels versions on which it is said; empty for all
    record Say(List<String> kernels, String sentence) implements Lesson {
        /// Copies the list.
        public Say {
            kernels = List.copyOf(kernels);
        }
    }

    /// A name for this moment.
    record Mark(String name) implements Lesson {}

    /// The learner predicts an entry before the next operation runs.
    ///
    /// @param kernels  versions on which it is asked; empty for all
    /// @param question empty for the question that goes without saying
    record Ask(List<String> kernels, Spot spot, String question) implements Lesson {
        /// Copies the list.
        public Ask {
            kernels = List.copyOf(kernels);
        }
    }

    /// What has to hold now.
    ///
    /// @param kernels versions on which it has to hold; empty for all
    record Expect(List<String> kernels, List<Expectation> expectations) implements Lesson {
        /// Copies the lists.
        public Expect {
            kernels = List.copyOf(kernels);
            expectations = List.copyOf(expectations);
        }
    }
}
