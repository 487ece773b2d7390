package io.ptescope.app.session;

/// A text that is no [Branch], or branches that make no tree.
public final class BrokenBranch extends Exception {
    private static final long serialVersionUID = 1;

    private final int line;
    private final int column;

    BrokenBranch(int line, int column, String problem) {
        super(problem);
        this.line = line;
        this.column = column;
    }

    /// Which of the lines, from 1.
    public int line() {
        return line;
    }

    /// Where in the line, from 1.
    public int column() {
        return column;
    }
}
