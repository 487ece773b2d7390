package io.ptescope.app.editor;

import io.ptescope.app.session.Breakpoint;
import io.ptescope.app.session.Frame;
import io.ptescope.model.recording.Recording;
import io.ptescope.model.scenario.Line;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How far the lines of a workload have come in its run.
///
/// @param lines by number, from 1: those that do something
public record Progress(Map<Integer, Mark> lines) {
    /// Nothing is known of any line.
    public static final Progress NONE = new Progress(Map.of());

    /// Copies the map.
    public Progress {
        lines = Map.copyOf(lines);
    }

    /// What is known of a line.
    ///
    /// @param operation its number in the run
    /// @param current   whether the run stands in it, or just behind it
    /// @param broken    whether running stops before it
    /// @param over      where the run stands once it is over
    public record Mark(int operation, boolean current, boolean broken, long over) {}

    /// Of the workload that ran, at `frame`.
    public static Progress of(Frame frame) {
        List<Line> operations = frame.story().run().map(run -> run.scenario().operations()).orElse(List.of());
        Recording recording = frame.recording();
        Map<Integer, Mark> lines = new HashMap<>();
        for (int operation = 0; operation < operations.size(); operation++) {
            boolean known = operation < recording.operations() && recording.begin(operation) >= 0;
            long over = known && recording.end(operation) >= 0 ? recording.end(operation) + 1 : recording.size();
            boolean inside = known && recording.begin(operation) < frame.position() && frame.position() < over;
            lines.put(operations.get(operation).place().line(), new Mark(operation,
                inside || operation == frame.operation(),
                frame.breakpoints().contains(new Breakpoint.Operation(operation)), over));
        }
        return new Progress(lines);
    }
}
