package io.ptescope.app.view.desk;

import io.ptescope.app.editor.Draft;
import io.ptescope.app.heap.Heap;
import io.ptescope.app.session.Story;
import io.ptescope.model.event.Edit;
import io.ptescope.model.scenario.Scenario;
import io.ptescope.model.scenario.ScenarioException;
import io.ptescope.model.scenario.run.Course;
import io.ptescope.model.scenario.run.RunKernel;
import java.util.List;

/// Where the window gets its lessons from.
public interface Lessons {
    /// The lessons that can be chosen, the one to begin with first; never empty.
    List<Choice> all();

    /// The kernels that a lesson is meant for, the default first; never empty.
    List<RunKernel> kernels(String lesson);

    /// A lesson as it is before anybody writes.
    Draft draft(String lesson);

    /// The same with `scenario`, which `draft` says: in the place of the lesson that its file names, else before all.
    Lessons with(Scenario scenario, Draft draft);

    /// Runs a lesson on a kernel, edited by hand. `course` may end that by an exception.
    ///
    /// @throws ScenarioException if the lesson asks for what the kernel does not do
    Story load(String lesson, RunKernel kernel, List<Edit> edits, Course course) throws ScenarioException;

    /// The memory in which they run.
    Heap heap();

    /// A lesson as the chooser shows it.
    record Choice(String lesson, String title) {
        @Override
        public String toString() {
            return title;
        }
    }
}
