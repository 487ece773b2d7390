package io.ptescope.app.text;

import io.ptescope.app.layout.Vocabulary;
import io.ptescope.app.layout.Word;
import java.util.EnumMap;
import java.util.Map;
import java.util.ResourceBundle;

/// The words of figures in each language: English as the layout has it, others from the bundle `figures`.
public final class FigureWords {
    private static final String BUNDLE = "io.ptescope.app.text.figures";

    private FigureWords() {}

    /// The words in `language`.
    public static Vocabulary in(Language language) {
        if (language == Language.ENGLISH) {
            return Vocabulary.ENGLISH;
        }
        ResourceBundle bundle = ResourceBundle.getBundle(BUNDLE, language.locale(), FigureWords.class.getModule());
        Map<Word, String> words = new EnumMap<>(Word.class);
        for (Word word : Word.values()) {
            words.put(word, bundle.getString(word.key()));
        }
        return new Vocabulary(words);
    }
}
