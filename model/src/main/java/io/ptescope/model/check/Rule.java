package io.ptescope.model.check;

import io.ptescope.model.wording.Wording;
import java.util.List;
import java.util.Optional;

/// Looks at one moment for one invariant.
interface Rule {
    /// Adds what does not hold to `findings`.
    void look(Scene scene, List<Finding> findings);

    /// Of an invariant of which a [Watch] alone decides.
    Rule NONE = (scene, findings) -> { };

    /// Something that does not hold, excused or not.
    static Finding finding(Subject subject, Wording what, Optional<Wording> excuse) {
        return new Finding(subject, what, excuse.orElse(Wording.NONE));
    }
}
