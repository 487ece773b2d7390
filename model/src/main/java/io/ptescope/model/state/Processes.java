package io.ptescope.model.state;

/// Tasks and their address spaces. Task 0 is the first process.
public final class Processes {
    private final Cells cells;

    Processes(Cells cells) {
        this.cells = cells;
    }

    /// Tasks made so far, dead ones included.
    public int tasks() {
        return (int) cells.scalar(Field.NEXT_ID, Kind.TASK.ordinal());
    }

    /// The address space of `task`, or -1 once it has exited.
    public int mm(int task) {
        return (int) cells.scalar(Field.TASK_MM, task) - 1;
    }

    public int cpu(int task) {
        return (int) cells.scalar(Field.TASK_CPU, task);
    }

    public long minFlt(int task) {
        return cells.scalar(Field.TASK_MIN_FLT, task);
    }

    public long majFlt(int task) {
        return cells.scalar(Field.TASK_MAJ_FLT, task);
    }

    /// The last signal that a fault sent to `task`.
    public Signal signal(int task) {
        return Signal.values()[(int) cells.scalar(Field.TASK_SIGNAL, task)];
    }

    /// Pages.
    public long fileRss(int mm) {
        return cells.scalar(Field.MM_FILE_RSS, mm);
    }

    /// Pages.
    public long anonRss(int mm) {
        return cells.scalar(Field.MM_ANON_RSS, mm);
    }

    /// Bit n: CPU n may hold translations of `mm`.
    public long cpus(int mm) {
        return cells.scalar(Field.MM_CPUS, mm);
    }
}
