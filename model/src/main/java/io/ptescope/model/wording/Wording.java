package io.ptescope.model.wording;

import java.util.List;
import java.util.function.UnaryOperator;

/// What is said to people: an English pattern, and what stands in the place of its `{0}`, `{1}`. The pattern
/// is the key to its translations; a value may be words of its own.
///
/// @param values numbers, names of the kernel, or other wordings
public record Wording(String pattern, List<Object> values) {
    /// Nothing is said.
    public static final Wording NONE = new Wording("", List.of());

    /// Copies the list.
    public Wording {
        values = List.copyOf(values);
    }

    /// `pattern` with `values`.
    public static Wording of(String pattern, Object... values) {
        return new Wording(pattern, List.of(values));
    }

    public boolean isEmpty() {
        return pattern.isEmpty();
    }

    /// In English.
    public String text() {
        return text(UnaryOperator.identity());
    }

    /// In the words of `phrases`, which translates patterns.
    public String text(UnaryOperator<String> phrases) {
        String words = phrases.apply(pattern);
        StringBuilder text = new StringBuilder(words.length() + 16);
        int from = 0;
        for (int open = words.indexOf('{'); open >= 0; open = words.indexOf('{', from)) {
            int close = words.indexOf('}', open);
            Object value = values.get(Integer.parseInt(words, open + 1, close, 10));
            text.append(words, from, open).append(value instanceof Wording inner ? inner.text(phrases) : value);
            from = close + 1;
        }
        return text.append(words, from, words.length()).toString();
    }

    @Override
    public String toString() {
        return text();
    }
}
