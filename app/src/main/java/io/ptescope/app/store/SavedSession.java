package io.ptescope.app.store;

import io.ptescope.app.editor.Draft.Home;
import io.ptescope.app.session.Branches;
import io.ptescope.app.session.Breakpoint;
import io.ptescope.app.session.Pins;
import io.ptescope.app.session.Selection;
import io.ptescope.model.recording.Granularity;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.Set;

/// All of a session that outlives the program. [SessionText] has its text form.
///
/// @param home        where the workload belongs
/// @param branches    its runs: kernels, edits by hand, and where one was in each; none if it has never run
/// @param granularity how far a step goes
/// @param selection   what is selected
/// @param pins        bookmarks and markers
/// @param breakpoints where running stops, but for conditions, in the order in which they are written
/// @param conditions  where running stops, in the words of queries; what they mean depends on the run
/// @param layout      which panel is where, as the dock writes it; empty as the user has it
/// @param workload    its text, however broken; rows end with `\n`
public record SavedSession(Home home, Branches branches, Granularity granularity, Selection selection, Pins pins,
    Set<Breakpoint> breakpoints, List<String> conditions, String layout, String workload) {

    /// Copies list and set.
    public SavedSession {
        SequencedSet<Breakpoint> copy = new LinkedHashSet<>(breakpoints);
        breakpoints = Collections.unmodifiableSequencedSet(copy);
        conditions = List.copyOf(conditions);
    }
}
