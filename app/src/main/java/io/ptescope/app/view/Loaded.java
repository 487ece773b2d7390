package io.ptescope.app.view;

import io.ptescope.app.session.Story;
import io.ptescope.model.kernel.Patch;
import io.ptescope.model.scenario.run.Run;
import io.ptescope.model.scenario.run.RunKernel;
import java.util.List;
import java.util.Set;

/// A lesson that has run on a kernel.
///
/// @param lesson its key among the lessons
/// @param run    what came of it
/// @param story  the same for the session
record Loaded(String lesson, Run run, Story story) {
    /// The run of `lesson`, as the session wants it.
    static Loaded of(String lesson, Run run) {
        return new Loaded(lesson, run, Story.of(run));
    }

    RunKernel kernel() {
        return run.kernel();
    }

    Set<Patch> patches() {
        return run.kernel().patches();
    }

    /// What the workload says, by number of the operation; blanks that only align words are left out.
    List<String> operations() {
        return run.scenario().operations().stream().map(line -> line.text().replaceAll("\\s+", " ")).toList();
    }

    /// What the workload calls its tasks, by number.
    List<String> tasks() {
        return run.taskNames();
    }
}
