package io.ptescope.app.session;

import io.ptescope.model.event.Event;
import io.ptescope.model.recording.Call;
import io.ptescope.model.recording.Granularity;
import io.ptescope.model.recording.Recording;
import io.ptescope.model.scenario.run.Asked;
import io.ptescope.model.state.Machine;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// All that the window shows, at one moment. It never changes, but for the machine: that one is as it was at
/// [#position] only while this is the session's current frame.
///
/// @param story       what is loaded
/// @param machine     the machine at the position
/// @param position    how many events have happened
/// @param previous    the position from which the last move came; the same as the position if nothing moved since
/// @param jump        whether the last move was too long to show what it changed
/// @param granularity how far a step goes
/// @param selection   what is selected
/// @param breakpoints where running stops
/// @param pins        what the user has pinned
/// @param branches    the runs of this workload that have been made
public record Frame(Story story, Machine machine, long position, long previous, boolean jump,
    Granularity granularity, Selection selection, Set<Breakpoint> breakpoints, Pins pins, Branches branches) {

    /// Copies the set.
    public Frame {
        breakpoints = Set.copyOf(breakpoints);
    }

    /// Another moment of the same story, as somebody sees it who came there from here; nothing is selected or pinned.
    public Frame still(long at) {
        return new Frame(story, recording().machineAt(at), at, position, false, granularity, Selection.NONE,
            Set.of(), Pins.NONE, branches);
    }

    public Recording recording() {
        return story.recording();
    }

    /// The last position.
    public long end() {
        return recording().size();
    }

    public boolean isAtStart() {
        return position == 0;
    }

    public boolean isAtEnd() {
        return position == end();
    }

    /// Whether the last move went against time.
    public boolean isBackward() {
        return position < previous;
    }

    /// Steps of the granularity that have been made to get here, 0 at the start: 27 of "27 / 64".
    public long number() {
        return recording().steps().stops(granularity).rank(position) - 1;
    }

    /// Steps of the granularity in all: 64 of "27 / 64".
    public long count() {
        return recording().steps().stops(granularity).count() - 1;
    }

    /// The event that happened last; none at the start.
    public Optional<Event> event() {
        return position == 0 ? Optional.empty() : Optional.of(recording().log().event(position - 1));
    }

    /// The open calls of the task that did the last event, innermost last.
    public List<Call> callStack() {
        return recording().callStack(position);
    }

    /// The operation that the last event belongs to, or -1.
    public int operation() {
        return position == 0 ? -1 : recording().operationOf(position - 1);
    }

    /// The current sentence.
    public Optional<String> saying() {
        return story.saying(position);
    }

    /// What the learner is to predict before the next step from here.
    public List<Asked> asks() {
        return story.run().map(run -> run.asks().stream().filter(asked -> asked.position() == position).toList())
            .orElse(List.of());
    }

    /// The names of this very moment.
    public List<String> marks() {
        return story.marks().getOrDefault(position, List.of());
    }
}
