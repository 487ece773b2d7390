package io.ptescope.model.scenario.parse;

import io.ptescope.model.scenario.Diagnostic;
import io.ptescope.model.wording.Wording;
import java.util.List;
import java.util.Optional;

/// What could stand at a place of a text. Found by putting a word there that can be none: the parser itself says what
/// it would have taken instead, so that there is no second grammar.
///
/// @param column   where the word begins, from 1
/// @param typed    what of it is there
/// @param words    those that begin with it, in the order of the language
/// @param expected what the parser wants there; nothing if anything will do
public record Choices(int column, String typed, List<String> words, Wording expected) {
    /// Of the private use area: no letter, no digit, no blank, no control character.
    private static final String PROBE = "\uE000";

    /// Copies the list.
    public Choices {
        words = List.copyOf(words);
    }

    static Choices at(String text, int line, int column) {
        String[] rows = text.split("\n", -1);
        String row = rows[Math.min(line, rows.length) - 1];
        int end = Math.min(column - 1, row.length());
        String above = String.join("\n", List.of(rows).subList(0, Math.min(line, rows.length) - 1));
        Choices word = behind(above, line, row.substring(0, end), wordStart(row, end));
        Choices symbol = behind(above, line, row.substring(0, end), symbolStart(row, end));
        return word.words().isEmpty() ? symbol : word;
    }

    /// What could stand at `begin` of the row, where `row` ends with the first letters of it.
    private static Choices behind(String above, int line, String row, int begin) {
        String typed = row.substring(begin);
        String probed = (line > 1 ? above + "\n" : "") + row.substring(0, begin) + PROBE;
        Optional<Diagnostic> wanted = ScenarioParser.read("", probed).problems().stream()
            .filter(problem -> problem.line() == line && problem.column() == begin + 1).findFirst();
        List<String> words = wanted.map(Diagnostic::choices).orElse(List.of()).stream().distinct()
            .filter(word -> word.startsWith(typed)).toList();
        return new Choices(begin + 1, typed, words, wanted.map(Diagnostic::expected).orElse(Wording.NONE));
    }

    private static int wordStart(String row, int end) {
        int begin = end;
        while (begin > 0 && " \t".indexOf(row.charAt(begin - 1)) < 0) {
            begin--;
        }
        return begin;
    }

    private static int symbolStart(String row, int end) {
        int begin = end;
        while (begin > 0 && Words.isNamePart(row.charAt(begin - 1))) {
            begin--;
        }
        return begin;
    }
}
