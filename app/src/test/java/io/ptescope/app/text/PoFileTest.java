package io.ptescope.app.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptescope.app.text.PoFile.Phrase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoFileTest {
    @Test
    void phrasesAreReadWithTheirReferencesAndTheHeaderIsNone() {
        List<Phrase> phrases = PoFile.parse("x.po", """
            # German.
            msgid ""
            msgstr ""
            "Content-Type: text/plain; charset=UTF-8\\n"

            #. for translators
            #: labs/one.lab labs/two.lab
            #, no-c-format
            msgid "a page"
            msgstr "eine Seite"

            msgid "an entry"
            msgstr "ein Eintrag"
            """);
        assertThat(phrases).containsExactly(
            new Phrase("a page", "eine Seite", List.of("labs/one.lab", "labs/two.lab"), 9),
            new Phrase("an entry", "ein Eintrag", List.of(), 12));
    }

    @Test
    void stringsOverSeveralLinesAreOneAndEscapesAreTakenBack() {
        List<Phrase> phrases = PoFile.parse("x.po", """
            msgid ""
            "A store "
            "to \\"A\\""
            msgstr "Ein"
              " Schreibzugriff\\n\\tauf \\\\ \\"A\\""
            """);
        assertThat(phrases).containsExactly(
            new Phrase("A store to \"A\"", "Ein Schreibzugriff\n\tauf \\ \"A\"", List.of(), 1));
    }

    @Test
    void whatNobodyHasTranslatedOrLookedAtIsLeftOut() {
        assertThat(PoFile.parse("x.po", """
            msgid "a"
            msgstr ""
            #, fuzzy
            msgid "b"
            msgstr "be"
            #~ msgid "old"
            #~ msgstr "alt"
            msgid "c"
            msgstr "ce"
            """)).extracting(Phrase::english).containsExactly("c");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        "a"                             | 1:1: expected msgid before the first string
        msgstr "a"                      | 1:1: expected msgid before msgstr
        msgid a                         | 1:7: expected a string in quotes
        msgid                           | 1:6: expected a string in quotes
        msgid "a                        | 1:9: expected " at the end of the string
        msgid "a\\"                     | 1:11: expected " at the end of the string
        msgid "a" b                     | 1:10: expected nothing behind the string
        msgid "a\\q"                    | 1:9: expected \\", \\\\, \\n or \\t
        msgid "a"                       | 2:1: expected msgstr for the msgid in line 1
        msgctxt "a"                     | 1:1: expected msgid, msgstr, a string in quotes or a comment, found "msgctxt"
        msgid_plural "a"                | 1:1: expected msgid, msgstr, a string in quotes or a comment, found "msgid_p
        msgid "a"~msgid "b"             | 2:1: expected msgstr for the msgid in line 1
        msgid "a"~msgstr[0] "b"         | 2:1: expected msgid, msgstr, a string in quotes or a comment, found "msgstr[
        msgid "a"~msgstr ""~~msgid "a"~msgstr "" | 4:1: the phrase is here already: "a"
        """)
    void mistakesAreToldWithLineAndColumn(String content, String told) {
        assertThatThrownBy(() -> PoFile.parse("x.po", content.replace('~', '\n')))
            .isInstanceOf(BrokenPhrases.class)
            .hasMessageStartingWith("x.po:" + told);
    }
}
