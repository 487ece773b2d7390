package io.ptescope.app.view.editor;

import io.ptescope.app.editor.Token;
import io.ptescope.model.scenario.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import jfx.incubator.scene.control.richtext.SyntaxDecorator;
import jfx.incubator.scene.control.richtext.TextPos;
import jfx.incubator.scene.control.richtext.model.CodeTextModel;
import jfx.incubator.scene.control.richtext.model.RichParagraph;

/// Gives the words of each row their style classes, and a wavy line to what is wrong. Holds what is wrong at one
/// moment; another moment takes another colouring.
final class Colouring implements SyntaxDecorator {
    private static final String WRONG = "token-wrong";

    private final List<Diagnostic> problems;

    Colouring(List<Diagnostic> problems) {
        this.problems = List.copyOf(problems);
    }

    @Override
    public RichParagraph createRichParagraph(CodeTextModel model, int index) {
        String row = model.getPlainText(index);
        RichParagraph.Builder paragraph = RichParagraph.builder();
        List<Diagnostic> wrong = problems.stream().filter(problem -> problem.line() == index + 1).toList();
        for (Token token : Token.of(row)) {
            List<String> styles = new ArrayList<>(List.of(token.kind().style()));
            if (wrong.stream().anyMatch(problem -> begin(problem, row) < token.end()
                && token.begin() < end(problem, row))) {
                styles.add(WRONG);
            }
            paragraph.addWithStyleNames(row.substring(token.begin(), token.end()), styles.toArray(String[]::new));
        }
        for (Diagnostic problem : wrong) {
            paragraph.addWavyUnderline(begin(problem, row), end(problem, row) - begin(problem, row), "wavy-wrong");
        }
        return paragraph.build();
    }

    @Override
    public void handleChange(CodeTextModel model, TextPos start, TextPos end, int top, int lines, int bottom) {
        // Each row is coloured by itself.
    }

    /// Where something is missing there is nothing to mark but the last character.
    private static int begin(Diagnostic problem, String row) {
        int begin = Math.clamp(problem.column() - 1, 0, row.length());
        return begin == row.length() ? Math.max(0, begin - 1) : begin;
    }

    private static int end(Diagnostic problem, String row) {
        return Math.min(row.length(), begin(problem, row) + Math.max(1, problem.length()));
    }
}
