package io.ptescope.app.settings;

/// A text that is no settings.
final class BrokenSettings extends Exception {
    private static final long serialVersionUID = 1;

    BrokenSettings(int line, String problem) {
        super("line " + line + ": " + problem);
    }
}
