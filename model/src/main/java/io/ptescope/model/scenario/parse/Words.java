package io.ptescope.model.scenario.parse;

import io.ptescope.model.scenario.Diagnostic;
import io.ptescope.model.scenario.Place;
import io.ptescope.model.scenario.ScenarioException;
import java.util.Collection;
import java.util.List;

/// What stands on one line, taken from left to right. Whoever takes says what is expected, for the error.
final class Words {
    private final String file;
    private final int line;
    private final String text;
    private int at;

    /// @param text the line without its comment
    Words(String file, int line, String text) {
        this.file = file;
        this.line = line;
        this.text = text;
        skipBlanks();
    }

    /// A word and the column at which it begins, from 1.
    record Word(String text, int column) {}

    boolean atEnd() {
        return at == text.length();
    }

    int line() {
        return line;
    }

    /// Where the next word begins.
    int column() {
        return at + 1;
    }

    Place place() {
        return new Place(line, column());
    }

    /// Takes all that is left, as it stands.
    Word rest() {
        Word rest = new Word(text.substring(at).stripTrailing(), column());
        at = text.length();
        return rest;
    }

    /// All that is left; does not take it.
    String ahead() {
        return text.substring(at).stripTrailing();
    }

    /// Takes the next word, up to a blank.
    Word take(String expected) throws ScenarioException {
        int column = column();
        if (atEnd()) {
            throw error(column, "expected " + expected + ", found the end of the line");
        }
        int end = at;
        while (end < text.length() && !isBlank(text.charAt(end))) {
            end++;
        }
        Word word = new Word(text.substring(at, end), column);
        moveTo(end);
        return word;
    }

    /// Takes the next symbol: a name with its dots and dashes, a number, or one or two characters of punctuation.
    Word takeSymbol(String expected) throws ScenarioException {
        int column = column();
        if (atEnd()) {
            throw error(column, "expected " + expected + ", found the end of the line");
        }
        int end = at + 1;
        if (isNamePart(text.charAt(at))) {
            while (end < text.length() && isNamePart(text.charAt(end))) {
                end++;
            }
        } else if (end < text.length() && text.charAt(end) == '=' && "!<>=".indexOf(text.charAt(at)) >= 0) {
            end++;
        }
        Word word = new Word(text.substring(at, end), column);
        moveTo(end);
        return word;
    }

    /// Whether the next symbol is `symbol`; does not take it.
    boolean isNext(String symbol) {
        return text.startsWith(symbol, at) && (!isNamePart(symbol.charAt(0))
            || at + symbol.length() == text.length() || !isNamePart(text.charAt(at + symbol.length())));
    }

    /// Takes the symbol if it is next.
    boolean takeIf(String symbol) {
        boolean next = isNext(symbol);
        if (next) {
            moveTo(at + symbol.length());
        }
        return next;
    }

    /// Takes a sentence in double quotes, in which `\"` and `\\` stand for themselves.
    String takeQuoted(String expected) throws ScenarioException {
        int column = column();
        if (atEnd() || text.charAt(at) != '"') {
            throw expected(expected + " in double quotes", take(expected + " in double quotes"));
        }
        StringBuilder quoted = new StringBuilder();
        for (int i = at + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                moveTo(i + 1);
                return quoted.toString();
            }
            if (c == '\\' && i + 1 < text.length() && "\"\\".indexOf(text.charAt(i + 1)) >= 0) {
                i++;
                c = text.charAt(i);
            }
            quoted.append(c);
        }
        throw error(text.length() + 1, "expected a closing \" for the one at column " + column
            + ", found the end of the line");
    }

    /// Fails unless everything has been taken.
    void end() throws ScenarioException {
        if (!atEnd()) {
            throw expected("the end of the line", take(""));
        }
    }

    /// A whole number between `least` and `most`.
    long number(String what, long least, long most) throws ScenarioException {
        return number(what, take(what(what, least, most)), least, most);
    }

    long number(String what, Word word, long least, long most) throws ScenarioException {
        long value;
        try {
            value = Long.parseLong(word.text());
        } catch (NumberFormatException e) {
            throw expected(what(what, least, most), word);
        }
        if (value < least || value > most || word.text().startsWith("+")) {
            throw expected(what(what, least, most), word);
        }
        return value;
    }

    ScenarioException error(int column, String message) {
        return new ScenarioException(new Diagnostic(file, line, column, message));
    }

    /// "expected …, found …".
    ScenarioException expected(String expected, Word found) {
        return expected(expected, found, List.of());
    }

    /// "expected …, found …; did you mean …?" where one of `candidates` is near.
    ScenarioException expected(String expected, Word found, Collection<String> candidates) {
        String hint = Spelling.nearest(found.text(), candidates).map(near -> "; did you mean \"" + near + "\"?")
            .orElse("");
        return new ScenarioException(new Diagnostic(file, line, found.column(), found.text().length(),
            "expected " + expected + ", found \"" + shown(found.text()) + "\"" + hint, List.copyOf(candidates)));
    }

    /// "r, rw or none".
    static String or(Collection<String> words) {
        StringBuilder list = new StringBuilder();
        int left = words.size();
        for (String word : words) {
            left--;
            list.append(word).append(left > 1 ? ", " : left == 1 ? " or " : "");
        }
        return list.toString();
    }

    private static String what(String what, long least, long most) {
        return what + " (" + least + " to " + most + ")";
    }

    private static String shown(String text) {
        return text.length() <= 40 ? text : text.substring(0, 37) + "...";
    }

    private void moveTo(int end) {
        at = end;
        skipBlanks();
    }

    private void skipBlanks() {
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    static boolean isNamePart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '.' || c == '-';
    }
}
