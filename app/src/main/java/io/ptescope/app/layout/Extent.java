package io.ptescope.app.layout;

import io.ptescope.model.recording.Cursor;
import io.ptescope.model.recording.Recording;
import io.ptescope.model.state.Machine;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// How much a stage has to have room for. The stage of a whole run reserves as much as the run ever shows, so that
/// cells keep their size and place while areas and processes come and go.
///
/// @param columns  of the grid
/// @param cpus     CPUs that any address space uses, bit n for CPU n; none on machines with many
/// @param outlines what it shows at some time, each different from the others; only sizes count, not names
public record Extent(int columns, long cpus, List<Bands> outlines) {
    /// Room for nothing.
    public static final Extent NONE = new Extent(0, 0, List.of());
    /// Longer runs are looked at in this many places.
    private static final int LOOKS = 64;

    /// Copies the list.
    public Extent {
        outlines = List.copyOf(outlines);
    }

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
        return new Extent(0, cpus, List.of());
    }

    /// What `machine` shows now.
    static Extent of(Machine machine) {
        Bands bands = Bands.of(machine, NONE);
        return new Extent(bands.columns().count(), Bands.cpus(machine, bands), List.of(bands.outline()));
    }

    /// Whether there is an area at any time.
    boolean hasAreas() {
        return outlines.stream().flatMap(outline -> outline.processes().stream())
            .anyMatch(process -> !process.areas().isEmpty());
    }

    /// Room for either.
    Extent and(Extent other) {
        long all = cpus | other.cpus;
        Set<Bands> both = new LinkedHashSet<>();
        outlines.forEach(outline -> both.add(outline.on(all)));
        other.outlines.forEach(outline -> both.add(outline.on(all)));
        return new Extent(Math.max(columns, other.columns), all, List.copyOf(both));
    }
}
