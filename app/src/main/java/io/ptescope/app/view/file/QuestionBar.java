package io.ptescope.app.view.file;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A question below the top of the window, with a button for each answer. Everything else can be used meanwhile; Escape
/// takes the last answer.
public final class QuestionBar extends HBox {
    private final Label words = new Label();
    private @Nullable Runnable last;
    private @Nullable Node focusBefore;

    public QuestionBar() {
        setId("question");
        getStyleClass().add("question-bar");
        words.setWrapText(true);
        words.setId("question-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && last != null) {
                event.consume();
                answer(last);
            }
        });
        close();
    }

    /// One of the answers.
    record Answer(String id, String text, Runnable run) {}

    /// Asks `question`; the last of `answers` is that of Escape.
    void ask(String question, List<Answer> answers) {
        if (!isVisible() && getScene() != null) {
            focusBefore = getScene().getFocusOwner();
        }
        words.setText(question);
        List<Node> all = new ArrayList<>(List.of(words));
        for (Answer answer : answers) {
            Button button = new Button(answer.text());
            button.setId("answer-" + answer.id());
            button.setMnemonicParsing(false);
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setOnAction(event -> answer(answer.run()));
            all.add(button);
        }
        last = answers.getLast().run();
        getChildren().setAll(all);
        setVisible(true);
        setManaged(true);
        // Not the first: a key that was meant for something else must do no harm.
        all.getLast().requestFocus();
    }

    boolean isOpen() {
        return isVisible();
    }

    void close() {
        setVisible(false);
        setManaged(false);
        getChildren().clear();
        last = null;
        if (focusBefore != null) {
            focusBefore.requestFocus();
            focusBefore = null;
        }
    }

    private void answer(Runnable run) {
        close();
        run.run();
    }
}
