package io.ptescope.model.scenario;

import io.ptescope.model.wording.Wording;
import java.util.List;
import java.util.function.UnaryOperator;

/// What is wrong with a scenario, where, and what was expected instead.
///
/// @param file     as the user named it
/// @param line     from 1
/// @param column   from 1
/// @param length   of what is wrong, in characters; 0 where something is missing
/// @param message  one sentence without a full stop
/// @param expected what of it could stand there; nothing if the sentence does not say
/// @param choices  the words that could stand there; empty if they cannot be counted
public record Diagnostic(String file, int line, int column, int length, Wording message, Wording expected,
    List<String> choices) {
    /// Copies the list.
    public Diagnostic {
        choices = List.copyOf(choices);
    }

    /// Something of which only the place is known.
    public Diagnostic(String file, int line, int column, Wording message) {
        this(file, line, column, 0, message, Wording.NONE, List.of());
    }

    /// As above, said in English alone.
    public Diagnostic(String file, int line, int column, String message) {
        this(file, line, column, Wording.of("{0}", message));
    }

    /// The one line that a compiler would print, in the words of `phrases`.
    public String text(UnaryOperator<String> phrases) {
        return file + ":" + line + ":" + column + ": " + message.text(phrases);
    }

    /// That line in English.
    @Override
    public String toString() {
        return text(UnaryOperator.identity());
    }
}
