package io.ptescope.model.check;

import io.ptescope.model.wording.Wording;

/// Something at which an invariant does not hold.
///
/// @param subject what it is about
/// @param what    what is the matter, for people
/// @param reason  why that is right for the moment: who is between which two steps; empty if nothing excuses it
public record Finding(Subject subject, Wording what, Wording reason) {
    /// Something that nothing excuses.
    Finding(Subject subject, Wording what) {
        this(subject, what, Wording.NONE);
    }


    /// Whether somebody is about to put it right.
    public boolean isExcused() {
        return !reason.isEmpty();
    }
}
