package io.ptescope.model.event;

/// A text that is no [Edit].
public final class BrokenEdit extends Exception {
    private static final long serialVersionUID = 1;

    private final int column;

    /// Says what is wrong at `column` of the text, from 1: "expected …, found …", without a full stop.
    public BrokenEdit(int column, String problem) {
        super(problem);
        this.column = column;
    }

    /// Where in the text, from 1.
    public int column() {
        return column;
    }
}
