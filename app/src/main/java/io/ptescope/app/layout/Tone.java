package io.ptescope.app.layout;

/// How loud a text is.
public enum Tone {
    STRONG,
    MUTED,
    ACCENT,
    ALERT
}
