package io.ptescope.app.view.desk;

import io.ptescope.app.editor.Draft;
import io.ptescope.app.editor.Past;
import io.ptescope.app.lab.Papers;
import io.ptescope.app.session.Branches;
import org.jspecify.annotations.Nullable;

/// What is not in the session, and yet outlives a window in whose place another one comes, as in another language. Only
/// one window at a time has it.
public final class Handover {
    private final Past past = new Past("");
    private final Papers papers = new Papers();
    private Draft.@Nullable Home ranFor;
    private Branches saved = Branches.NONE;
    private boolean isOffered;

    /// Nothing has been done yet.
    Handover() {}

    /// What has been done to the text that is written.
    public Past past() {
        return past;
    }

    /// What has been answered in the labs.
    public Papers papers() {
        return papers;
    }

    /// Whether the run that is shown is one of the workload that belongs to `home`.
    public boolean isOf(Draft.Home home) {
        return home.equals(ranFor);
    }

    /// What is shown is a run of the workload that belongs to `home`.
    public void ran(Draft.Home home) {
        ranFor = home;
    }

    /// The branches as they stand in a file of the user's; none of what was opened at its start.
    Branches saved() {
        return saved;
    }

    /// The branches stand in a file as `now`.
    public void saved(Branches now) {
        saved = now;
    }

    /// Whether the user has been asked what is to become of that which a window has left that was not closed, and has
    /// not answered.
    public boolean isOffered() {
        return isOffered;
    }

    /// Asks for that, or has an answer.
    public void offered(boolean now) {
        isOffered = now;
    }
}
