package io.ptescope.app.view.pane;

import io.ptescope.app.lab.Answer;
import io.ptescope.app.lab.Assignment;
import io.ptescope.app.lab.Lab;
import io.ptescope.app.lab.Paper;
import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Text;
import io.ptescope.app.view.control.WrappedText;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One lab to be worked on: the goal, what to try, the questions with places for answers. Answers are checked when the
/// student asks for it; the key is shown when it is asked for.
final class LabSheet extends VBox {
    private static final double WIDEST_ANSWER = 160;

    private final Assignment assignment;
    private final List<Answer> key;
    private final Paper paper;
    private final Messages messages;
    private final Consumer<Lab.Question> goThere;
    private final List<Entry> entries = new ArrayList<>();
    private final Label score = new Label();

    /// A question on the sheet: what was said to it, and what is said of that.
    private static final class Entry {
        private final VBox below = new VBox(4);
        private final ToggleGroup choice = new ToggleGroup();
        private final TextField text = new TextField();

        String said() {
            return choice.getSelectedToggle() instanceof RadioButton chosen ? chosen.getText() : text.getText().strip();
        }
    }

    /// A sheet for `assignment`, on which stands what is answered on `paper`. `goThere` shows the moment that a
    /// question is about.
    LabSheet(Assignment assignment, List<Answer> key, Paper paper, Messages messages,
        Consumer<Lab.Question> goThere) {
        this.paper = paper;
        this.assignment = assignment;
        this.key = key;
        this.messages = messages;
        this.goThere = goThere;
        getStyleClass().add("lab-sheet");
        Lab lab = assignment.lab();
        getChildren().add(new WrappedText(lab.topic(), "muted"));
        lab.goals().forEach(goal -> getChildren().add(new WrappedText(assignment.filled(goal), "lab-text")));
        getChildren().add(new WrappedText(messages.of(Text.LABS_TRY), "section"));
        for (int i = 0; i < lab.tasks().size(); i++) {
            getChildren().add(new WrappedText(i + 1 + ".  " + assignment.filled(lab.tasks().get(i)), "lab-text"));
        }
        getChildren().add(new WrappedText(messages.of(Text.LABS_QUESTIONS), "section"));
        for (int i = 0; i < key.size(); i++) {
            getChildren().add(question(i, lab.questions().get(i), key.get(i)));
        }
        Button check = new Button(messages.of(Text.LABS_CHECK));
        check.setId("labs-check");
        check.setOnAction(event -> check());
        Button tell = new Button(messages.of(Text.LABS_KEY));
        tell.setId("labs-key");
        tell.setOnAction(event -> tell());
        score.setId("labs-score");
        score.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().add(new FlowPane(8, 6, check, tell, score));
        show();
    }

    private Node question(int number, Lab.Question question, Answer answer) {
        Entry entry = new Entry();
        entries.add(entry);
        String asked = number + 1 + ".  " + assignment.filled(question.text());
        VBox box = new VBox(4, new WrappedText(asked, "lab-question"),
            new WrappedText(messages.of(Text.LABS_WHERE, question.kernel(), moment(question)), "muted"));
        box.getStyleClass().add("lab-item");
        if (answer.options().isEmpty()) {
            entry.text.setId("lab-answer-" + number);
            entry.text.setMaxWidth(WIDEST_ANSWER);
            entry.text.setAccessibleText(assignment.filled(question.text()));
            entry.text.setPromptText(messages.of(Text.LABS_ANSWER));
            entry.text.setOnAction(event -> check());
            entry.text.setText(paper.text(number));
            entry.text.textProperty().subscribe(text -> paper.write(number, text));
            box.getChildren().add(entry.text);
        }
        for (int i = 0; i < answer.options().size(); i++) {
            RadioButton option = new RadioButton(answer.options().get(i));
            option.setId("lab-choice-" + number + "-" + i);
            option.setMnemonicParsing(false);
            option.setWrapText(true);
            option.setToggleGroup(entry.choice);
            int choice = i;
            option.setSelected(paper.choice(number).equals(OptionalInt.of(choice)));
            option.selectedProperty().subscribe(selected -> {
                if (selected) {
                    paper.choose(number, choice);
                }
            });
            box.getChildren().add(option);
        }
        box.getChildren().add(entry.below);
        return box;
    }

    /// The mark at which a question is answered, for people.
    private String moment(Lab.Question question) {
        return assignment.filled(messages.phrase(question.mark()));
    }

    /// Says of each answer that was given whether it is right, and of a wrong one where to look.
    private void check() {
        paper.check();
        for (int i = 0; i < entries.size(); i++) {
            String said = entries.get(i).said();
            if (!said.isEmpty()) {
                paper.say(i, key.get(i).is(said) ? Paper.Verdict.RIGHT : Paper.Verdict.WRONG);
            }
        }
        show();
    }

    /// Shows what is said to the answers.
    private void show() {
        for (int i = 0; i < entries.size(); i++) {
            int number = i;
            entries.get(i).below.getChildren().setAll(paper.verdict(i).map(verdict -> switch (verdict) {
                case RIGHT -> List.of(verdict(number, Text.LABS_RIGHT, "holds"), because(number));
                case WRONG -> List.of(verdict(number, Text.LABS_WRONG, "broken"), look(number));
                case TOLD -> List.of(answer(number), because(number), look(number));
            }).orElse(List.of()));
        }
        if (paper.isChecked()) {
            score.setText(messages.of(Text.LABS_SCORE, paper.right(), entries.size()));
        }
    }

    private Node verdict(int number, Text words, String style) {
        Label verdict = new WrappedText(messages.of(words), "verdict");
        verdict.getStyleClass().add(style);
        verdict.setId("lab-verdict-" + number);
        return verdict;
    }

    private Node because(int number) {
        return new WrappedText(key.get(number).because(), "lab-text");
    }

    private Node answer(int number) {
        Label answer = new WrappedText("→  " + key.get(number).text(), "lab-key");
        answer.setId("lab-key-" + number);
        return answer;
    }

    private Node look(int number) {
        Lab.Question question = assignment.lab().questions().get(number);
        Hyperlink look = new Hyperlink(messages.of(Text.LABS_LOOK, moment(question), question.kernel()));
        look.setId("lab-look-" + number);
        look.setWrapText(true);
        look.setOnAction(event -> goThere.accept(question));
        return look;
    }

    /// Shows all answers, and why.
    private void tell() {
        for (int i = 0; i < entries.size(); i++) {
            paper.say(i, Paper.Verdict.TOLD);
        }
        show();
    }
}
