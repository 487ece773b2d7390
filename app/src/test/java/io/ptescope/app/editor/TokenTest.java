package io.ptescope.app.editor;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.app.editor.Token.Kind;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class TokenTest {
    @Test
    void operationHasItsKeywordItsNamesAndItsNumbers() {
        assertThat(kinds("write  A 3 65")).containsExactly(Kind.KEYWORD, Kind.BLANK, Kind.WORD, Kind.BLANK,
            Kind.NUMBER, Kind.BLANK, Kind.NUMBER);
        assertThat(kinds("mmap A f shared rw pages=8")).endsWith(Kind.BLANK, Kind.OPTION, Kind.NUMBER);
    }

    @Test
    void onlyTheFirstWordIsAKeyword() {
        assertThat(kinds("file read ext3")).startsWith(Kind.KEYWORD, Kind.BLANK, Kind.WORD);
    }

    @Test
    void titleAndQuotesAreSentences() {
        assertThat(kinds("title  Don't \"stop\"")).containsExactly(Kind.KEYWORD, Kind.SENTENCE);
        assertThat(kinds("mark \"a \\\" b\"")).containsExactly(Kind.KEYWORD, Kind.BLANK, Kind.SENTENCE);
    }

    @Test
    void commentEndsTheRow() {
        assertThat(kinds("say \"# no\" # yes")).containsExactly(Kind.KEYWORD, Kind.BLANK, Kind.SENTENCE, Kind.BLANK,
            Kind.COMMENT);
    }

    @Property
    void tokensFollowEachOtherWithoutAGap(
        @ForAll @StringLength(max = 60) @CharRange(from = ' ', to = '~') String row) {
        int at = 0;
        for (Token token : Token.of(row)) {
            assertThat(token.begin()).isEqualTo(at);
            assertThat(token.end()).isGreaterThan(at);
            at = token.end();
        }
        assertThat(at).isEqualTo(row.length());
    }

    private static List<Kind> kinds(String row) {
        return Token.of(row).stream().map(Token::kind).toList();
    }
}
