package io.ptescope.model.scenario.parse;

/// How large a scenario may be. Whatever is larger is an error with these numbers in it, not a slow run.
final class Limits {
    /// Characters in a text.
    static final int TEXT = 4 << 20;
    /// Lines in a text.
    static final int LINES = 100_000;
    /// Characters in a line.
    static final int LINE = 2_000;
    /// Characters in a name.
    static final int NAME = 40;
    /// Pages of a file or mapping, and the offset of a mapping.
    static final int PAGES = 1 << 20;
    /// Pages of the 1 GiB in which a mapping lies alone: as far behind its end a workload may reach.
    static final int SLOT = 1 << 18;
    /// Processes, the first included: tasks 0 to 60 exist, and lanes need some of them.
    static final int PROCESSES = 60;
    /// Files and devices.
    static final int FILES = 1_000;
    /// CPUs, and so lanes of one block.
    static final int CPUS = 8;
    /// Turns of one schedule.
    static final int TURNS = 10_000;
    /// Mappings of one process: each lies in a slot of 1 GiB of its own.
    static final int MAPPINGS = 1_000;

    private Limits() {}
}
