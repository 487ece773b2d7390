package io.ptescope.app.cli;

import io.ptescope.model.scenario.Diagnostic;

/// Something that the user gave is wrong. The message is the one line that they get to read; the exit code is 2.
public final class BadInput extends Exception {
    private static final long serialVersionUID = 1;

    private final boolean located;

    /// `message` names what is wrong and what was expected.
    public BadInput(String message) {
        super(message);
        this.located = false;
    }

    /// A text has an error. Its line begins with file, line and column, as editors expect it.
    public BadInput(Diagnostic diagnostic) {
        super(diagnostic.toString());
        this.located = true;
    }

    /// The line for the user of `command`.
    String line(String command) {
        return located ? String.valueOf(getMessage()) : command + ": " + getMessage();
    }
}
