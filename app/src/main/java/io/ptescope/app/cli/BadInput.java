package io.ptescope.app.cli;

/// Something that the user gave is wrong. The message is the one line that they get to read; the exit code is 2.
public final class BadInput extends Exception {
    private static final long serialVersionUID = 1;

    /// `message` names what is wrong and what was expected.
    public BadInput(String message) {
        super(message);
    }
}
