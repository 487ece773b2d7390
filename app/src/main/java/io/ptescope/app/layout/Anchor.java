package io.ptescope.app.layout;

/// Which point of a text is the one that it is placed by. Vertically a text always stands with its baseline there.
public enum Anchor {
    START,
    MIDDLE,
    END
}
