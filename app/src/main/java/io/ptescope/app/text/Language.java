package io.ptescope.app.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The languages that the window speaks. Names of the kernel stay as they are in each of them.
public enum Language {
    ENGLISH("English", Locale.ROOT),
    GERMAN("Deutsch", Locale.GERMAN);

    private final String text;
    private final Locale locale;

    Language(String text, Locale locale) {
        this.text = text;
        this.locale = locale;
    }

    /// What its speakers call it.
    public String text() {
        return text;
    }

    /// The code under which it is remembered.
    public String code() {
        return this == ENGLISH ? "en" : locale.getLanguage();
    }

    /// The language after this one, round and round.
    public Language next() {
        return values()[(ordinal() + 1) % values().length];
    }

    /// The language with this code.
    public static Optional<Language> of(String code) {
        return Arrays.stream(values()).filter(language -> language.code().equals(code)).findFirst();
    }

    /// The language of a user who has chosen none.
    public static Language of(Locale user) {
        return of(user.getLanguage()).orElse(ENGLISH);
    }

    Locale locale() {
        return locale;
    }
}
