package io.ptescope.app.view.dock;

import java.util.Locale;

/// The parts of the window that hold panels.
public enum Area {
    LEFT, CENTRE, RIGHT, BOTTOM;

    /// As the layout's text has it.
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether its stacks stand below each other; in the bottom they stand beside each other.
    boolean isColumn() {
        return this != BOTTOM;
    }
}
