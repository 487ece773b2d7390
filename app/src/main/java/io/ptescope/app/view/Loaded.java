package io.ptescope.app.view;

import io.ptescope.app.session.Story;
import io.ptescope.model.kernel.KernelVersion;
import java.util.List;

/// A lesson that has run on a kernel, with what the window has to know about it beside the story.
///
/// @param lesson     its key among the lessons
/// @param kernel     the kernel that it ran on
/// @param operations what the workload says, by number of the operation
/// @param tasks      what the workload calls its tasks, by number
record Loaded(String lesson, KernelVersion kernel, Story story, List<String> operations, List<String> tasks) {
    /// Copies the lists.
    Loaded {
        operations = List.copyOf(operations);
        tasks = List.copyOf(tasks);
    }
}
