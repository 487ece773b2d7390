package io.ptescope.app.cli;

import io.ptescope.model.arch.PageSize;
import io.ptescope.model.recording.Cell;
import io.ptescope.model.scenario.Statement.Act;
import io.ptescope.model.scenario.run.Placement;
import io.ptescope.model.scenario.run.Run;
import io.ptescope.model.state.Machine;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Finds the name that a scenario has for a cell of a page table.
final class EntryNames {

    private final Run run;

    EntryNames(Run run) {
        this.run = run;
    }

    /// An entry by process, mapping and page.
    ///
    /// @param order where the mapping stands among all
    record Entry(int order, Placement placement, int page) implements Comparable<Entry> {
        String text() {
            String process = placement.process().equals(Act.FIRST_PROCESS) ? "" : placement.process() + " ";
            return process + placement.mapping() + "[" + page + "]";
        }

        @Override
        public int compareTo(Entry other) {
            return Comparator.comparingInt(Entry::order).thenComparingInt(Entry::page).compare(this, other);
        }
    }

    /// The entry that `cell` is in one of two machines, the later one first; none for upper levels.
    Optional<Entry> of(Machine before, Machine after, Cell cell) {
        List<Placement> placements = run.placements();
        for (Machine machine : List.of(after, before)) {
            for (int i = 0; i < placements.size(); i++) {
                Optional<Entry> found = within(machine, i, placements.get(i), cell);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Entry> within(Machine machine, int order, Placement placement, Cell cell) {
        int mm = mm(machine, placement.process());
        if (mm < 0) {
            return Optional.empty();
        }
        return machine.tables().reach(mm, placement.start(), placement.start() + PageSize.bytes(placement.pages()),
                cell.object(), cell.slot())
            .filter(reach -> machine.tables().holder(mm, reach.address()) == cell.object())
            .map(reach -> new Entry(order, placement, placement.page(reach.address())));
    }

    /// The address space of a process, -1 where it is not there.
    int mm(Machine machine, String process) {
        int task = run.taskNames().indexOf(process);
        return task < machine.processes().tasks() ? machine.processes().mm(task) : -1;
    }
}
