package io.ptescope.app.text;

import io.ptescope.app.layout.Vocabulary;
import io.ptescope.model.wording.Wording;
import java.util.Arrays;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;

/// The texts of the window, from the bundle `messages.properties` (English) and its translations; kernel identifiers
/// are never translated.
///
/// Arguments stand in a text as `{0}`, `{1}`; an apostrophe is just an apostrophe.
public final class Messages {
    private static final String BUNDLE = "io.ptescope.app.text.messages";

    private final ResourceBundle bundle;
    private final Language language;
    private final Phrases phrases;

    /// The English ones.
    public Messages() {
        this(Language.ENGLISH);
    }

    /// Those in `language`.
    public Messages(Language language) {
        this.language = language;
        phrases = Phrases.bundled(language);
        bundle = ResourceBundle.getBundle(BUNDLE, language.locale(), Messages.class.getModule());
    }

    /// The text of `text` with its arguments filled in; wordings among them are translated.
    public String of(Text text, Object... arguments) {
        Object[] spoken = arguments.clone();
        Arrays.setAll(spoken, i -> arguments[i] instanceof Wording wording ? of(wording) : arguments[i]);
        return filled(bundle.getString(text.key()), spoken);
    }

    /// The text of `one` if there is one of a thing, else that of `many`; the arguments say the number, too.
    public String counted(long number, Text one, Text many, Object... arguments) {
        return of(number == 1 ? one : many, arguments);
    }

    /// What the model says, in this language as far as it is translated.
    public String of(Wording wording) {
        return wording.text(this::phrase);
    }

    /// What lessons, labs, listings, sentinels and patches say as `english`, in this language if it is translated.
    public String phrase(String english) {
        return phrases.of(english);
    }

    /// The language of all texts.
    public Language language() {
        return language;
    }

    /// What figures say, in the same language.
    public Vocabulary figureWords() {
        return FigureWords.in(language);
    }

    /// What an action is called on a button or in a menu. `action` is its key, as in `next` or `step-into`.
    public String actionText(String action) {
        return bundle.getString("action." + action + ".text");
    }

    /// What an action does, in a sentence.
    public String actionHelp(String action) {
        return bundle.getString("action." + action + ".help");
    }

    /// All keys of the bundle.
    Set<String> keys() {
        return new TreeSet<>(bundle.keySet());
    }

    static String filled(String pattern, Object... arguments) {
        StringBuilder result = new StringBuilder(pattern.length() + 32);
        int from = 0;
        for (int open = pattern.indexOf('{'); open >= 0; open = pattern.indexOf('{', from)) {
            int close = pattern.indexOf('}', open);
            int number = Integer.parseInt(pattern, open + 1, close, 10);
            result.append(pattern, from, open).append(arguments[number]);
            from = close + 1;
        }
        return result.append(pattern, from, pattern.length()).toString();
    }
}
