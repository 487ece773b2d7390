package io.ptescope.app.view.presenter;

import io.ptescope.app.layout.Face;
import io.ptescope.app.quiz.Choices;
import io.ptescope.app.quiz.Question;
import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Text;
import io.ptescope.app.view.control.WrappedText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The sentence of the moment in letters for the last row; below it the question that stands, with its answers and the
/// hands for each, and behind the step what was true.
final class LowerThird extends VBox {
    /// The least size of letters, as a part of the height of the screen: 24 points at 1080 lines.
    static final double LEAST = 32.0 / 1080;
    private static final double LARGEST = 46.0 / 1080;
    private static final double PADDING = 0.02;

    private final Label sentence = new Label();
    private final Messages messages;
    private final AnswerWords words;
    private final BiConsumer<Integer, Integer> vote;
    private double screen = 1;
    private double room = 1;

    /// Tells `vote` the number of an answer and how many hands more, when one of the buttons is pressed.
    LowerThird(Messages messages, BiConsumer<Integer, Integer> vote) {
        this.messages = messages;
        this.words = new AnswerWords(messages);
        this.vote = vote;
        getStyleClass().add("lower-third");
        setAlignment(Pos.CENTER_LEFT);
        sentence.setId("presenter-sentence");
        sentence.getStyleClass().add("presenter-sentence");
        sentence.setWrapText(true);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
    }

    /// The letters follow the height of the screen.
    void setScreen(double width, double height) {
        if (screen != height || room != width) {
            screen = Math.max(1, height);
            room = Math.max(1, width);
            setSpacing(screen * PADDING / 2);
            double side = screen * PADDING * 2;
            setPadding(new Insets(side / 4, side, side / 4, side));
            fit();
        }
    }

    /// Shows the sentence alone.
    void say(String text) {
        sentence.setText(text);
        getChildren().setAll(sentence);
        fit();
    }

    /// Adds a question, and how many hands went up for each of its answers.
    void ask(Question question, List<Integer> hands) {
        Label asked = new WrappedText(words.question(question), "presenter-question");
        asked.setId("presenter-question");
        FlowPane row = new FlowPane(screen * PADDING, screen * PADDING / 2);
        List<String> options = words.options(question);
        for (int i = 0; i < options.size() && i < Votes.OPTIONS; i++) {
            row.getChildren().add(button(i, options.get(i), hands.get(i)));
        }
        getChildren().addAll(asked, row);
        fit();
    }

    /// Adds what was true, and how many hands knew it.
    void answer(Question question, List<Integer> hands) {
        int truth = Choices.of(question).truth();
        int all = hands.stream().mapToInt(Integer::intValue).sum();
        String text = all == 0 || truth >= hands.size() ? messages.of(Text.PRESENTER_ANSWER_ONLY, words.truth(question))
            : messages.of(Text.PRESENTER_ANSWER, words.truth(question), hands.get(truth), all);
        Label answer = new WrappedText("✓  " + text, "presenter-answer");
        answer.setId("presenter-answer");
        getChildren().add(answer);
        fit();
    }

    private Node button(int option, String text, int hands) {
        Button button = new Button(AnswerWords.lettered(option, text) + (hands > 0 ? "   " + hands : ""));
        button.setId("vote-" + option);
        button.setMnemonicParsing(false);
        button.getStyleClass().add("vote");
        button.setFocusTraversable(false);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setAccessibleText(button.getText() + (hands > 0 ? " " + messages.of(Text.PRESENTER_HANDS, hands) : ""));
        button.setOnAction(event -> vote.accept(option, 1));
        return button;
    }

    /// The largest letters with which the sentence takes two lines at most; below the least it takes more.
    private void fit() {
        double inner = room - screen * PADDING * 4;
        double size = LARGEST * screen;
        while (size > LEAST * screen && Face.SANS_BOLD.advance(sentence.getText()) * size > 1.9 * inner) {
            size -= 1;
        }
        size(sentence, Math.max(size, LEAST * screen));
        List<Node> small = new ArrayList<>(getChildren());
        small.remove(sentence);
        for (Node node : small) {
            size(node, LEAST * screen);
            if (node instanceof FlowPane row) {
                row.getChildren().forEach(button -> size(button, LEAST * screen));
            }
        }
    }

    private static void size(Node node, double pixels) {
        node.setStyle("-fx-font-size: " + Math.round(pixels * 10) / 10.0 + "px;");
    }
}
