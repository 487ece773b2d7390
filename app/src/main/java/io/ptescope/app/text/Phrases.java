package io.ptescope.app.text;

import io.ptescope.app.text.PoFile.Phrase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What lessons, labs, listings, sentinels and patches say, in another language. The model knows no language: its texts
/// are English, and each is the key to its own translation. So a lesson may be reformatted, renamed or quoted, and what
/// users have written themselves is shown as they wrote it. Never changes.
///
/// The translations are gettext files in a folder for each language. Its file `index` lists them.
public final class Phrases {
    private static final String FOLDER = "/io/ptescope/app/assets/translations/";

    private final Map<String, String> translations;

    private Phrases(Map<String, String> translations) {
        this.translations = translations;
    }

    /// Those of the program in `language`; of English, in which they are written, none is translated.
    ///
    /// @throws BrokenPhrases if a file has a mistake, or a phrase is in two of them
    public static Phrases bundled(Language language) {
        Map<String, String> translations = new HashMap<>();
        if (language != Language.ENGLISH) {
            for (String name : files(language)) {
                for (Phrase phrase : file(language, name)) {
                    if (translations.put(phrase.english(), phrase.translation()) != null) {
                        throw new BrokenPhrases(language.code() + "/" + name, phrase.line(), 1,
                            "the phrase is in another file already: \"" + phrase.english() + "\"");
                    }
                }
            }
        }
        return new Phrases(translations);
    }

    /// The names of the files in which phrases of `language` are.
    static List<String> files(Language language) {
        return read(language, "index").lines().filter(line -> !line.isBlank()).toList();
    }

    /// The translated phrases of one file.
    static List<Phrase> file(Language language, String name) {
        return PoFile.parse(language.code() + "/" + name, read(language, name));
    }

    /// What `english` says in this language; `english` itself if nobody has translated it.
    public String of(String english) {
        return translations.getOrDefault(english, english);
    }

    private static String read(Language language, String name) {
        String path = FOLDER + language.code() + "/" + name;
        try (InputStream in = Phrases.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("no file " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }
}
