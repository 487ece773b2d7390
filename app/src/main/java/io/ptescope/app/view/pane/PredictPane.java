package io.ptescope.app.view.pane;

import io.ptescope.app.panel.Inspection.Section;
import io.ptescope.app.panel.JudgementWords;
import io.ptescope.app.panel.PickWords;
import io.ptescope.app.quiz.Guess;
import io.ptescope.app.quiz.Pick;
import io.ptescope.app.quiz.Prediction;
import io.ptescope.app.quiz.Question;
import io.ptescope.app.quiz.Score;
import io.ptescope.app.session.Frame;
import io.ptescope.app.session.Session;
import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Text;
import io.ptescope.app.view.control.WrappedText;
import io.ptescope.app.view.work.Remembered;
import io.ptescope.model.arch.PteBit;
import io.ptescope.model.listing.Listings;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Where the learner sets the bits of the next entry before the step that makes them. Takes no place while it is off.
public final class PredictPane extends VBox {
    private static final String ON = "predict";
    private static final String SCORE = "predict.score";

    private final Messages messages;
    private final PickWords picks;
    private final Remembered remembered;
    private final Session session;
    private final Prediction prediction;
    private final JudgementWords words;
    private final ReadOnlyBooleanWrapper on = new ReadOnlyBooleanWrapper();

    public PredictPane(Messages messages, Listings listings, Remembered remembered, Session session) {
        this.messages = messages;
        this.remembered = remembered;
        this.session = session;
        words = new JudgementWords(messages, listings);
        picks = new PickWords(messages);
        prediction = new Prediction(messages, remembered.get(SCORE).map(Score::parse).orElse(Score.NONE),
            score -> remembered.put(SCORE, score.text()));
        on.set(remembered.isOn(ON, false));
        setId("predict");
        getStyleClass().add("predict");
        visibleProperty().bind(on);
        managedProperty().bind(on);
    }

    public ReadOnlyBooleanProperty onProperty() {
        return on.getReadOnlyProperty();
    }

    public boolean isOn() {
        return on.get();
    }

    /// How many questions have been answered.
    public int answered() {
        return prediction.score().answered();
    }

    /// Begins to ask, or ends it.
    public void toggle() {
        prediction.forget();
        on.set(!on.get());
        remembered.turn(ON, false, on.get());
    }

    /// Asks what is to be asked at `frame`. Returns what is to be said of the last answer.
    List<Section> show(Frame frame) {
        boolean held = isFocusWithin();
        prediction.follow(frame);
        fill();
        if (held) {
            keepFocus();
        }
        return prediction.judgement().map(judgement -> List.of(words.section(judgement, frame))).orElse(List.of());
    }

    /// The focus goes to the first control of the next question, or waits for it around this.
    private void keepFocus() {
        Node next = lookup(".guess");
        if (next == null) {
            next = getParent();
            while (next != null && !next.isFocusTraversable()) {
                next = next.getParent();
            }
        }
        if (next != null) {
            next.requestFocus();
        }
    }

    private void fill() {
        Label title = new WrappedText(messages.of(Text.INSPECT_PREDICT), "section");
        title.setMinWidth(Region.USE_PREF_SIZE);
        Label score = new WrappedText(messages.of(Text.PREDICT_SCORE, prediction.score().right(),
            prediction.score().answered()), "place");
        score.setId("predict-score");
        score.setMinWidth(Region.USE_PREF_SIZE);
        Hyperlink reset = new Hyperlink(messages.of(Text.PREDICT_RESET));
        reset.setId("predict-reset");
        reset.setMinWidth(Region.USE_PREF_SIZE);
        reset.setOnAction(event -> {
            prediction.reset();
            fill();
        });
        FlowPane head = new FlowPane(12, 2, title, score);
        getChildren().setAll(head);
        if (prediction.score().answered() > 0) {
            getChildren().add(reset);
        }
        prediction.question().ifPresentOrElse(this::ask,
            () -> getChildren().add(new WrappedText(messages.of(Text.PREDICT_NOTHING), "muted")));
    }

    private void ask(Question question) {
        String text = messages.of(question.entry().isPresent() ? Text.PREDICT_QUESTION : Text.PREDICT_PAGE_QUESTION,
            question.name());
        Label asked = new WrappedText(question.words().isEmpty() ? text
            : messages.phrase(question.words()) + "\n" + text, "question");
        asked.setId("predict-question");
        asked.setMaxWidth(Double.MAX_VALUE);
        getChildren().add(asked);
        question.entry().ifPresent(entry -> getChildren().addAll(new WrappedText(messages.of(Text.PREDICT_NOW,
            entry.before().letters(session.frame().machine().layout())), "muted"), bits(question)));
        question.picks().forEach(pick -> getChildren().add(answers(question, pick)));
        Button show = new Button(messages.of(Text.PREDICT_SHOW));
        show.setId("predict-show");
        show.setDisable(prediction.guess().isEmpty());
        show.setOnAction(event -> session.seek(question.until()));
        Button skip = new Button(messages.of(Text.PREDICT_SKIP));
        skip.setId("predict-skip");
        skip.setOnAction(event -> {
            prediction.skip();
            session.seek(question.until());
        });
        getChildren().addAll(new HBox(8, show, skip), new WrappedText(messages.of(Text.PREDICT_HINT), "muted"));
    }

    private Node bits(Question question) {
        Guess guess = guess(question);
        FlowPane row = new FlowPane(4, 4);
        ToggleButton none = toggle("none", messages.of(Text.PREDICT_NONE), guess.none());
        none.setOnAction(event -> answer("none", guess.empty(!guess.none())));
        row.getChildren().add(none);
        for (PteBit bit : Guess.ASKED.reversed()) {
            ToggleButton box = toggle(bit.mnemonic(), bit.mnemonic(), guess.bits().contains(bit));
            box.setTooltip(new Tooltip(messages.phrase(bit.meaning())));
            box.setAccessibleText(messages.phrase(bit.meaning()));
            box.setOnAction(event -> answer(bit.mnemonic(), guess.turned(bit)));
            row.getChildren().add(box);
        }
        return row;
    }

    private Node answers(Question question, Pick pick) {
        Guess guess = guess(question);
        FlowPane row = new FlowPane(4, 4, new WrappedText(picks.subject(pick.subject()), "muted"));
        for (String option : pick.options()) {
            String key = pick.subject().name() + "-" + option.replace(' ', '-');
            ToggleButton box = toggle(key, picks.option(pick.subject(), option),
                option.equals(guess.picks().get(pick.subject())));
            box.setOnAction(event -> answer(key, guess.picking(pick.subject(), option)));
            row.getChildren().add(box);
        }
        return row;
    }

    /// What was said so far; before anything was said, that the entry stays as it is.
    private Guess guess(Question question) {
        return prediction.guess().orElseGet(() -> question.entry().map(entry -> Guess.of(entry.before()))
            .orElseGet(Guess::open));
    }

    private void answer(String pressed, Guess guess) {
        prediction.answer(guess);
        fill();
        lookup("#" + id(pressed)).requestFocus();
    }

    private static ToggleButton toggle(String key, String text, boolean isOn) {
        ToggleButton button = new ToggleButton(text);
        button.setMnemonicParsing(false);
        button.setId(id(key));
        button.setSelected(isOn);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.getStyleClass().add("guess");
        return button;
    }

    private static String id(String key) {
        return "predict-" + key.toLowerCase(Locale.ROOT);
    }
}
