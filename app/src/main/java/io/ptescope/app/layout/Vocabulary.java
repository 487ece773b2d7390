package io.ptescope.app.layout;

import java.util.EnumMap;
import java.util.Map;

/// The words of figures in one language. Never changes.
///
/// @param words each word in that language
public record Vocabulary(Map<Word, String> words) {
    /// What figures speak until they are told otherwise.
    public static final Vocabulary ENGLISH = new Vocabulary(Map.of());

    /// Copies the map; what is missing in it is English.
    public Vocabulary {
        Map<Word, String> all = new EnumMap<>(Word.class);
        for (Word word : Word.values()) {
            all.put(word, words.getOrDefault(word, word.english()));
        }
        words = Map.copyOf(all);
    }

    /// `word` with its arguments filled in.
    public String of(Word word, Object... arguments) {
        String pattern = words.getOrDefault(word, word.english());
        if (arguments.length == 0) {
            return pattern;
        }
        StringBuilder result = new StringBuilder(pattern.length() + 16);
        int from = 0;
        for (int open = pattern.indexOf('{'); open >= 0; open = pattern.indexOf('{', from)) {
            int close = pattern.indexOf('}', open);
            result.append(pattern, from, open).append(arguments[Integer.parseInt(pattern, open + 1, close, 10)]);
            from = close + 1;
        }
        return result.append(pattern, from, pattern.length()).toString();
    }
}
