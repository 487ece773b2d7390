package io.ptescope.app.view.editor;

import io.ptescope.app.editor.Progress;
import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Text;
import io.ptescope.model.scenario.Diagnostic;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import jfx.incubator.scene.control.richtext.SideDecorator;

/// The numbers of the rows, with a dot where running stops, an arrow where the run stands, and a cross where something
/// is wrong. A click on the dot's place sets a breakpoint, one on the number goes to where the row is over.
final class Gutter implements SideDecorator {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final PseudoClass BROKEN = PseudoClass.getPseudoClass("broken");

    private final Messages messages;
    private final Progress progress;
    private final List<Diagnostic> problems;
    private final Author author;
    private final int digits;

    Gutter(Messages messages, Progress progress, List<Diagnostic> problems, int rows, Author author) {
        this.messages = messages;
        this.progress = progress;
        this.problems = problems;
        this.author = author;
        digits = Math.max(2, Integer.toString(rows).length());
    }

    @Override
    public double getPrefWidth(double viewWidth) {
        return 0;
    }

    @Override
    public Node getMeasurementNode(int index) {
        return row("9".repeat(digits), "▶");
    }

    @Override
    public Node getNode(int index) {
        int line = index + 1;
        Progress.Mark mark = progress.lines().get(line);
        Diagnostic problem = problems.stream().filter(one -> one.line() == line).findFirst().orElse(null);
        boolean current = mark != null && mark.current();
        HBox row = row(Integer.toString(line), problem != null ? "✕" : current ? "▶" : "");
        row.pseudoClassStateChanged(CURRENT, current);
        row.pseudoClassStateChanged(WRONG, problem != null);
        row.pseudoClassStateChanged(BROKEN, mark != null && mark.broken());
        if (problem != null) {
            Tooltip.install(row, new Tooltip(messages.of(problem.message())));
        }
        if (mark != null) {
            row.getChildren().getFirst().setOnMouseClicked(event -> author.breakAt(line));
            row.getChildren().getFirst().setAccessibleText(messages.of(Text.EDITOR_BREAK, line));
            row.getChildren().get(1).setOnMouseClicked(event -> author.goTo(line));
        }
        return row;
    }

    private HBox row(String number, String sign) {
        Label dot = new Label("●");
        dot.getStyleClass().add("gutter-dot");
        Label digitsLabel = new Label(" ".repeat(Math.max(0, digits - number.length())) + number);
        digitsLabel.getStyleClass().add("line-number");
        Label arrow = new Label(sign);
        arrow.getStyleClass().add("gutter-sign");
        HBox row = new HBox(dot, digitsLabel, arrow);
        row.setMinWidth(Region.USE_PREF_SIZE);
        row.getStyleClass().add("editor-gutter");
        return row;
    }
}
