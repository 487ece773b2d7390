package io.ptescope.model.check;

import java.util.List;

/// Follows a recording event by event, for an invariant of what is done rather than of what is.
interface Watch {
    /// Takes note of event `n` of the trail, the next one. Whether the step that it belongs to has to be looked at
    /// once it is over.
    boolean note(long n, Trail trail);

    /// Adds what was not right in the step that has just ended to `findings`. May be asked more than once.
    void look(Scene scene, List<Finding> findings);

    /// The next step begins: what was noted for the last one is over.
    void begin();
}
