package io.ptescope.model.scenario;

/// What is wrong with a scenario, where, and what was expected instead.
///
/// @param file    as the user named it
/// @param line    from 1
/// @param column  from 1
/// @param message one sentence without a full stop
public record Diagnostic(String file, int line, int column, String message) {
    /// The one line that a compiler would print.
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + message;
    }
}
