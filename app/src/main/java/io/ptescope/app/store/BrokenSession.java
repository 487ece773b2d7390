package io.ptescope.app.store;

import io.ptescope.model.scenario.Diagnostic;

/// A text that is no session: file, line, column, and what was expected there.
public final class BrokenSession extends Exception {
    private static final long serialVersionUID = 1;

    BrokenSession(Diagnostic diagnostic) {
        super(diagnostic.toString());
    }
}
