package io.ptescope.app.text;

/// A file of phrases that cannot be read. The message says where, and what was expected.
public final class BrokenPhrases extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// A mistake in `file`; `line` and `column` count from 1.
    public BrokenPhrases(String file, int line, int column, String problem) {
        super(file + ":" + line + ":" + column + ": " + problem);
    }
}
