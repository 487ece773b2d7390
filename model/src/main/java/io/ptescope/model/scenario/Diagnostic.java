package io.ptescope.model.scenario;

import java.util.List;

/// What is wrong with a scenario, where, and what was expected instead.
///
/// @param file    as the user named it
/// @param line    from 1
/// @param column  from 1
/// @param length  of what is wrong, in characters; 0 where something is missing
/// @param message one sentence without a full stop
/// @param choices the words that could stand there; empty if they cannot be counted
public record Diagnostic(String file, int line, int column, int length, String message, List<String> choices) {
    /// Copies the list.
    public Diagnostic {
        choices = List.copyOf(choices);
    }

    /// Something of which only the place is known.
    public Diagnostic(String file, int line, int column, String message) {
        this(file, line, column, 0, message, List.of());
    }

    /// The one line that a compiler would print.
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + message;
    }
}
