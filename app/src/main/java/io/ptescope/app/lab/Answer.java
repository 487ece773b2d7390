package io.ptescope.app.lab;

import java.util.List;
import java.util.Locale;

/// The answer to a question of a lab.
///
/// @param text    the answer: one of the options, a number, or a name of the kernel such as `-ENOSPC`
/// @param options what can be chosen; empty if the answer is written
/// @param choice  the number of the true option; -1 if the answer is written
/// @param because why
public record Answer(String text, List<String> options, int choice, String because) {
    /// Copies the list.
    public Answer {
        options = List.copyOf(options);
    }

    /// Whether `said` is the answer. Capitals and the sign before the name of an error do not matter.
    public boolean is(String said) {
        return plain(said).equals(plain(text));
    }

    private static String plain(String answer) {
        String words = answer.strip().toLowerCase(Locale.ROOT);
        return words.matches("-[a-z]+") ? words.substring(1) : words;
    }
}
