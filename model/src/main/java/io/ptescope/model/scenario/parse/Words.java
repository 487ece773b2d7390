package io.ptescope.model.scenario.parse;

import io.ptescope.model.scenario.Diagnostic;
import io.ptescope.model.scenario.Place;
import io.ptescope.model.scenario.ScenarioException;
import io.ptescope.model.wording.Wording;
import java.util.Collection;
import java.util.List;

/// What stands on one line, taken from left to right. Whoever takes says what is expected, for the error.
final class Words {
    /// What is found where something is missing.
    static final Wording END = Wording.of("the end of the line");
    /// What is found where there is a limit.
    static final Wording MORE = Wording.of("more of them");

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
    Word take(Wording expected) throws ScenarioException {
        int column = column();
        if (atEnd()) {
            throw missing(expected);
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
    Word takeSymbol(Wording expected) throws ScenarioException {
        int column = column();
        if (atEnd()) {
            throw missing(expected);
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
    String takeQuoted(Wording expected) throws ScenarioException {
        int column = column();
        if (atEnd() || text.charAt(at) != '"') {
            Wording quoted = Wording.of("{0} in double quotes", expected);
            throw expected(quoted, take(quoted));
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
        throw error(text.length() + 1, Wording.of("a closing \" for the one at column {0}", column), END);
    }

    /// Fails unless everything has been taken.
    void end() throws ScenarioException {
        if (!atEnd()) {
            throw expected(END, take(Wording.NONE));
        }
    }

    /// A whole number between `least` and `most`.
    long number(Wording what, long least, long most) throws ScenarioException {
        return number(what, take(what(what, least, most)), least, most);
    }

    long number(Wording what, Word word, long least, long most) throws ScenarioException {
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

    /// "expected …, found …", where no single word is wrong.
    ScenarioException error(int column, Wording expected, Wording found) {
        return new ScenarioException(new Diagnostic(file, line, column, 0,
            Wording.of("expected {0}, found {1}", expected, found), expected, List.of()));
    }

    /// A mistake that has a sentence of its own.
    ScenarioException error(int column, Wording message) {
        return new ScenarioException(new Diagnostic(file, line, column, message));
    }

    /// "expected …, found the end of the line".
    ScenarioException missing(Wording expected) {
        return error(column(), expected, END);
    }

    /// What comes next is not `expected`, be it another symbol or the end of the line.
    ScenarioException unlike(Wording expected) throws ScenarioException {
        return atEnd() ? missing(expected) : expected(expected, takeSymbol(Wording.NONE));
    }

    /// "expected …, found …".
    ScenarioException expected(Wording expected, Word found) {
        return expected(expected, found, List.of());
    }

    /// "expected …, found …; did you mean …?" where one of `candidates` is near.
    ScenarioException expected(Wording expected, Word found, Collection<String> candidates) {
        return expected(expected, found, candidates, candidates);
    }

    /// As above, where only some of the words that are meant there can stand there: `choices`.
    ScenarioException expected(Wording expected, Word found, Collection<String> candidates,
        Collection<String> choices) {
        String shown = shown(found.text());
        Wording message = Spelling.nearest(found.text(), candidates)
            .map(near -> Wording.of("expected {0}, found \"{1}\"; did you mean \"{2}\"?", expected, shown, near))
            .orElseGet(() -> Wording.of("expected {0}, found \"{1}\"", expected, shown));
        return new ScenarioException(new Diagnostic(file, line, found.column(), found.text().length(), message,
            expected, List.copyOf(choices)));
    }

    /// "r, rw or none".
    static Wording or(Collection<String> words) {
        List<String> all = List.copyOf(words);
        return all.size() < 2 ? Wording.of("{0}", String.join("", all))
            : Wording.of("{0} or {1}", String.join(", ", all.subList(0, all.size() - 1)), all.getLast());
    }

    /// `what`, and in brackets what there is of it.
    static Wording oneOf(Wording what, Collection<String> known) {
        return known.isEmpty() ? what : Wording.of("{0} ({1})", what, or(known));
    }

    private static Wording what(Wording what, long least, long most) {
        return Wording.of("{0} ({1} to {2})", what, least, most);
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
