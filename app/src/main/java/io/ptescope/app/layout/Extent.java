package io.ptescope.app.layout;

import io.ptescope.model.recording.Cursor;
import io.ptescope.model.recording.Recording;
import io.ptescope.model.state.Machine;
import java.util.ArrayList;
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

    /// Copies the list. Where a process has no areas, there is room for the most that it has at another time.
    public Extent {
        List<List<Bands.Area>> places = places(outlines);
        outlines = outlines.stream().map(outline -> outline.keeping(places)).distinct().toList();
    }

    /// For each process, by its place in the order, the areas that it has when it has most.
    private static List<List<Bands.Area>> places(List<Bands> outlines) {
        List<List<Bands.Area>> places = new ArrayList<>();
        List<Long> most = new ArrayList<>();
        for (Bands outline : outlines) {
            for (int i = 0; i < outline.processes().size(); i++) {
                Bands.Process process = outline.processes().get(i);
                if (i == places.size()) {
                    places.add(List.of());
                    most.add(0L);
                }
                if (process.pages() > most.get(i)) {
                    places.set(i, process.areas());
                    most.set(i, process.pages());
                }
            }
        }
        return places;
    }

    /// What process `n` keeps room for while it maps nothing.
    List<Bands.Area> place(int n) {
        return places(outlines).stream().skip(n).findFirst().orElse(List.of());
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

    /// Room for either.
    Extent and(Extent other) {
        long all = cpus | other.cpus;
        Set<Bands> both = new LinkedHashSet<>();
        outlines.forEach(outline -> both.add(outline.on(all)));
        other.outlines.forEach(outline -> both.add(outline.on(all)));
        return new Extent(Math.max(columns, other.columns), all, List.copyOf(both));
    }
}
