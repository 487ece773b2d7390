package io.ptescope.app.view;

import io.ptescope.model.kernel.KernelVersion;
import java.util.List;

/// Where the window gets its lessons from.
interface Lessons {
    /// The lessons that can be chosen, the one to begin with first; never empty.
    List<Choice> all();

    /// The kernels that a lesson is meant for, the default first; never empty.
    List<KernelVersion> kernels(String lesson);

    /// Runs a lesson on a kernel.
    Loaded load(String lesson, KernelVersion kernel);

    /// A lesson as the chooser shows it.
    record Choice(String lesson, String title) {
        @Override
        public String toString() {
            return title;
        }
    }
}
