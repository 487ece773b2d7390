package io.ptescope.app.lab;

import io.ptescope.model.scenario.Diagnostic;
import io.ptescope.model.scenario.ScenarioException;

/// One line of a lab, read from left to right.
final class LabLine {
    private final String file;
    private final int number;
    private final String row;
    private int at;

    LabLine(String file, int number, String row) {
        this.file = file;
        this.number = number;
        this.row = row.stripTrailing();
        blanks();
    }

    boolean isBlank() {
        return at >= row.length() || row.charAt(at) == '#';
    }

    /// The next word, up to a blank.
    String word(String expected) throws ScenarioException {
        if (at >= row.length()) {
            throw error(at + 1, "expected " + expected + ", found the end of the line");
        }
        int end = at;
        while (end < row.length() && row.charAt(end) != ' ') {
            end++;
        }
        String word = row.substring(at, end);
        at = end;
        blanks();
        return word;
    }

    /// The next text in quotes; a quote in it has a backslash in front.
    String quoted(String expected) throws ScenarioException {
        if (at >= row.length() || row.charAt(at) != '"') {
            throw error(at + 1, "expected " + expected + " in quotes, found "
                + (at >= row.length() ? "the end of the line" : "\"" + row.substring(at) + "\""));
        }
        StringBuilder text = new StringBuilder();
        int end = at + 1;
        while (end < row.length() && row.charAt(end) != '"') {
            end += row.charAt(end) == '\\' && end + 1 < row.length() ? 1 : 0;
            text.append(row.charAt(end));
            end++;
        }
        if (end >= row.length()) {
            throw error(row.length() + 1, "expected a closing quote, found the end of the line");
        }
        at = end + 1;
        blanks();
        return text.toString();
    }

    /// All that is left of the line.
    Lab.Piece rest(String expected) throws ScenarioException {
        if (at >= row.length()) {
            throw error(at + 1, "expected " + expected + ", found the end of the line");
        }
        Lab.Piece piece = new Lab.Piece(row.substring(at), number, at + 1);
        at = row.length();
        return piece;
    }

    /// What is left of the line up to `word`, which is read too.
    Lab.Piece before(String word, String expected) throws ScenarioException {
        int end = row.indexOf(" " + word + " ", at);
        if (end < 0) {
            throw error(row.length() + 1, "expected " + expected + " and then \"" + word
                + "\", found the end of the line");
        }
        Lab.Piece piece = new Lab.Piece(row.substring(at, end).strip(), number, at + 1);
        at = end + word.length() + 2;
        blanks();
        return piece;
    }

    void end() throws ScenarioException {
        if (at < row.length()) {
            throw error(at + 1, "expected the end of the line, found \"" + row.substring(at) + "\"");
        }
    }

    boolean atEnd() {
        return at >= row.length();
    }

    int column() {
        return at + 1;
    }

    int number() {
        return number;
    }

    ScenarioException error(int column, String message) {
        return new ScenarioException(new Diagnostic(file, number, column, message));
    }

    private void blanks() {
        while (at < row.length() && row.charAt(at) == ' ') {
            at++;
        }
    }
}
