package io.ptescope.app.layout;

import io.ptescope.model.recording.Cursor;
import io.ptescope.model.recording.Recording;
import io.ptescope.model.state.Machine;

/// How much a stage has to have room for. The stage of a whole run reserves the most that the run ever shows, so that
/// cells keep their size and place while areas and processes come and go.
///
/// @param processes address spaces
/// @param areas     memory areas of all of them
/// @param columns   of the grid
/// @param cpus      CPUs that any address space uses, bit n for CPU n
public record Extent(int processes, int areas, int columns, long cpus) {
    /// Room for nothing.
    public static final Extent NONE = new Extent(0, 0, 0, 0);
    /// Longer runs are looked at in this many places.
    private static final int LOOKS = 64;

    /// The most that `recording` shows at the end of any operation; of a long run, of some of them.
    public static Extent of(Recording recording) {
        Extent most = NONE;
        Cursor cursor = recording.cursor();
        int every = Math.max(1, recording.operations() / LOOKS);
        for (int operation = 0; operation < recording.operations(); operation += every) {
            long end = recording.end(operation);
            if (end >= cursor.position()) {
                cursor.seek(end + 1);
                most = most.and(of(cursor.machine()));
            }
        }
        return most;
    }

    /// The same CPUs, but room for nothing more than there is.
    public Extent cpusOnly() {
        return new Extent(0, 0, 0, cpus);
    }

    /// What `machine` shows now.
    static Extent of(Machine machine) {
        Bands bands = Bands.of(machine, NONE);
        long cpus = 0;
        for (Bands.Process process : bands.processes()) {
            cpus |= machine.processes().cpus(process.mm());
        }
        return new Extent(bands.processes().size(), bands.areas(), bands.columns().count(), cpus);
    }

    /// Room for either.
    Extent and(Extent other) {
        return new Extent(Math.max(processes, other.processes), Math.max(areas, other.areas),
            Math.max(columns, other.columns), cpus | other.cpus);
    }
}
