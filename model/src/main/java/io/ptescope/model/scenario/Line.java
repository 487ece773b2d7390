package io.ptescope.model.scenario;

/// One line of a scenario.
///
/// @param place     of the first word; column 1 on a line without words
/// @param text      the statement as written, without comment and indentation
/// @param statement what the line says; [Statement.Nothing] on a blank line and on one that only comments
/// @param comment   what follows the `#`, without blanks around it; empty if there is none
public record Line(Place place, String text, Statement statement, String comment) {
    /// Neither statement nor comment.
    public boolean isBlank() {
        return statement instanceof Statement.Nothing && comment.isEmpty();
    }

    /// The line as it is written, but for blanks behind it and around its comment.
    String row() {
        String words = " ".repeat(place.column() - 1) + text;
        return comment.isEmpty() ? words : words + (text.isEmpty() ? "# " : " # ") + comment;
    }
}
