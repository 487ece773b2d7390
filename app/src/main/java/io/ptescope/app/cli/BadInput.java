package io.ptescope.app.cli;

import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Text;
import io.ptescope.model.scenario.Diagnostic;
import java.util.List;
import java.util.function.Function;

/// Something that the user gave is wrong. The message is the one line that they get to read; the exit code is 2.
public final class BadInput extends Exception {
    private static final long serialVersionUID = 1;

    private final boolean located;
    private final transient Function<Messages, String> words;

    /// `message` names what is wrong and what was expected; it is the same in every language.
    public BadInput(String message) {
        this(messages -> message, false);
    }

    /// `text` names what is wrong and what was expected.
    BadInput(Text text, Object... arguments) {
        this(messages -> messages.of(text, List.of(arguments).toArray()), false);
    }

    /// A text has an error. Its line begins with file, line and column, as editors expect it.
    public BadInput(Diagnostic diagnostic) {
        this(messages -> diagnostic.text(messages::phrase), true);
    }

    private BadInput(Function<Messages, String> words, boolean located) {
        super(words.apply(new Messages()));
        this.words = words;
        this.located = located;
    }

    /// The line for the user of `command`.
    String line(String command, Messages messages) {
        String line = words.apply(messages);
        return located ? line : command + ": " + line;
    }
}
