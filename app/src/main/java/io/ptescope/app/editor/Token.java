package io.ptescope.app.editor;

import io.ptescope.model.scenario.parse.ScenarioParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A part of a row that is shown in one colour.
///
/// @param kind  what it is
/// @param begin its first character, from 0
/// @param end   behind its last character
public record Token(Kind kind, int begin, int end) {
    private static final Set<String> KEYWORDS = ScenarioParser.keywords();

    /// What a part of a row is.
    public enum Kind {
        /// The word that says what the line does.
        KEYWORD,
        /// A name, or a word of the language that is no keyword.
        WORD,
        /// The `pages=` of `pages=8`.
        OPTION,
        /// A number or a kernel version.
        NUMBER,
        /// A sentence in quotes, or a title.
        SENTENCE,
        /// `=`, `[`, `;`.
        SIGN,
        /// From the `#` on.
        COMMENT,
        /// Blanks.
        BLANK;

        /// The style class of the text.
        public String style() {
            return "token-" + name().toLowerCase(Locale.ROOT);
        }
    }

    /// The parts of `row`, which follow each other without a gap. Right for every row, one with mistakes as well.
    public static List<Token> of(String row) {
        List<Token> tokens = new ArrayList<>();
        int comment = ScenarioParser.commentStart(row);
        boolean begun = false;
        int at = 0;
        while (at < comment) {
            Token token = next(row, at, comment);
            String text = row.substring(at, token.end);
            boolean keyword = !begun && token.kind == Kind.WORD && KEYWORDS.contains(text);
            if (token.kind == Kind.WORD) {
                // What follows "in C" and "cpu0:" is an operation again.
                begun = !(text.equals("in") || text.startsWith("cpu")) && (begun || keyword);
            }
            tokens.add(keyword ? new Token(Kind.KEYWORD, at, token.end) : token);
            at = token.end;
            if (keyword && text.equals("title") && at < comment) {
                tokens.add(new Token(Kind.SENTENCE, at, comment));
                at = comment;
            }
        }
        if (comment < row.length()) {
            tokens.add(new Token(Kind.COMMENT, comment, row.length()));
        }
        return tokens;
    }

    private static Token next(String row, int at, int limit) {
        char first = row.charAt(at);
        int end = at + 1;
        if (first == '"') {
            while (end < limit && row.charAt(end) != '"') {
                end += row.charAt(end) == '\\' ? 2 : 1;
            }
            return new Token(Kind.SENTENCE, at, Math.min(limit, end + 1));
        }
        if (isBlank(first)) {
            while (end < limit && isBlank(row.charAt(end))) {
                end++;
            }
            return new Token(Kind.BLANK, at, end);
        }
        if (!isWord(first)) {
            return new Token(Kind.SIGN, at, end);
        }
        while (end < limit && isWord(row.charAt(end))) {
            end++;
        }
        if (end < limit && row.charAt(end) == '=' && end + 1 < limit && !isBlank(row.charAt(end + 1))) {
            return new Token(Kind.OPTION, at, end + 1);
        }
        boolean number = Character.isDigit(first == '-' && end > at + 1 ? row.charAt(at + 1) : first);
        return new Token(number ? Kind.NUMBER : Kind.WORD, at, end);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '-';
    }
}
