package io.ptescope.model.scenario;

/// A scenario that cannot be read or cannot be run as asked.
public class ScenarioException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Diagnostic diagnostic;

    /// The message is that of the diagnostic, with its place.
    public ScenarioException(Diagnostic diagnostic) {
        super(diagnostic.toString());
        this.diagnostic = diagnostic;
    }

    public final Diagnostic diagnostic() {
        return diagnostic;
    }
}
