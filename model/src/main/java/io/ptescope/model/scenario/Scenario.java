package io.ptescope.model.scenario;

import io.ptescope.model.kernel.Injection;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A workload with its lesson, as read and validated: names that it uses are declared, pages exist as far as that can
/// be known before the run.
///
/// @param file  what the user calls it; errors begin with it
/// @param lines all lines, blank ones and comments included
public record Scenario(String file, List<Line> lines) {
    /// Copies the list.
    public Scenario {
        lines = List.copyOf(lines);
    }

    /// A text of which it is read: that of which it was, but for blanks that mean nothing.
    public String text() {
        return lines.stream().map(Line::row).collect(Collectors.joining("\n"));
    }

    /// The title; where there is none, the file.
    public String title() {
        return all(Statement.Title.class).map(Statement.Title::text).findFirst().orElse(file);
    }

    public List<String> tags() {
        return all(Statement.Tags.class).flatMap(tags -> tags.words().stream()).toList();
    }

    /// Ids of the checklist that it shows.
    public List<String> covers() {
        return all(Statement.Covers.class).flatMap(covers -> covers.ids().stream()).toList();
    }

    /// Ids of the catalogue that it shows.
    public List<String> catalogue() {
        return all(Statement.Catalogue.class).flatMap(catalogue -> catalogue.ids().stream()).toList();
    }

    /// The kernels that it is meant for, the default first; empty where it does not say.
    public List<KernelChoice> kernels() {
        return all(Statement.Kernels.class).flatMap(kernels -> kernels.choices().stream()).toList();
    }

    public MachineSize machine() {
        return all(Statement.Size.class).map(Statement.Size::machine).findFirst().orElse(MachineSize.DEFAULT);
    }

    public List<Statement.NewFile> files() {
        return all(Statement.NewFile.class).distinct().toList();
    }

    public List<Injection> injections() {
        return all(Statement.Inject.class).map(Statement.Inject::injection).toList();
    }

    /// The lines on which a process does something, in the order written. Operation n of a run is line n of these.
    public List<Line> operations() {
        return lines.stream()
            .filter(line -> line.statement() instanceof Statement.Act || line.statement() instanceof Statement.LaneAct)
            .toList();
    }

    /// The block that line `index` of [#lines] opens, which must be a [Statement.Together].
    public Block block(int index) {
        TreeMap<Integer, List<Line>> lanes = new TreeMap<>();
        List<Statement.Turn> turns = List.of();
        int last = index;
        for (int i = index + 1; i < lines.size(); i++) {
            Statement statement = lines.get(i).statement();
            if (statement instanceof Statement.LaneAct lane) {
                lanes.computeIfAbsent(lane.cpu(), cpu -> new ArrayList<>()).add(lines.get(i));
                last = i;
            } else if (statement instanceof Statement.Schedule schedule) {
                turns = schedule.turns();
                last = i;
            } else if (!(statement instanceof Statement.Nothing)) {
                break;
            }
        }
        return new Block(lanes.entrySet().stream().map(lane -> new Lane(lane.getKey(), lane.getValue())).toList(),
            turns, last);
    }

    private <S extends Statement> Stream<S> all(Class<S> kind) {
        return lines.stream().map(Line::statement).filter(kind::isInstance).map(kind::cast);
    }

    /// Lanes that run side by side.
    ///
    /// @param lanes by CPU
    /// @param turns the interleaving to show; empty for the default one
    /// @param last  index of the last line of the block
    public record Block(List<Lane> lanes, List<Statement.Turn> turns, int last) {
        /// Copies the lists.
        public Block {
            lanes = List.copyOf(lanes);
            turns = List.copyOf(turns);
        }
    }

    /// What one CPU does in a block, in order; each line holds a [Statement.LaneAct].
    public record Lane(int cpu, List<Line> lines) {
        /// Copies the list.
        public Lane {
            lines = List.copyOf(lines);
        }
    }
}
