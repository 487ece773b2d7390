package io.ptescope.app.view.presenter;

import io.ptescope.app.layout.StageOptions;
import io.ptescope.app.quiz.Question;
import io.ptescope.app.session.Frame;
import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Text;
import java.util.List;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.InvalidationListener;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// The lecturer's own window: notes, where the next click leads, the answer of the coming question, the time. The keys
/// of the presentation work here too.
public final class NotesWindow {
    private static final double WIDTH = 900;
    private static final double HEIGHT = 640;

    private final Show show;
    private final PresenterPane presenter;
    private final AnswerWords answers;
    private final Stage stage = new Stage();
    private final Slide slide = new Slide();
    private final Label now = label("presenter-note-now");
    private final Label notes = label("presenter-note");
    private final Label next = label("presenter-note");
    private final Label answer = label("presenter-note");
    private final Label clock = label("presenter-clock");
    private final Timeline tick = new Timeline(new KeyFrame(Duration.seconds(1), event -> tell()));
    private final Scene scene;
    /// Screens come and go; nothing is to stand where nobody sees it.
    private final InvalidationListener screens = change -> placeAgain();
    private @Nullable Window shown;
    private boolean isOver = true;
    private long begun;

    /// A window for `presenter` that is not open yet. Somebody else has to dress its scene.
    public NotesWindow(Show show, PresenterPane presenter) {
        this.show = show;
        this.presenter = presenter;
        answers = new AnswerWords(show.messages());
        tick.setCycleCount(Animation.INDEFINITE);
        HBox content = new HBox(left(), right());
        content.getStyleClass().add("presenter-notes");
        content.setId("presenter-notes");
        notes.setId("notes-words");
        next.setId("notes-next");
        answer.setId("notes-answer");
        clock.setId("notes-clock");
        clock.setWrapText(false);
        clock.setMinWidth(Region.USE_PREF_SIZE);
        scene = new Scene(content, WIDTH, HEIGHT);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (presenter.isOpen() && presenter.pressed(event)) {
                event.consume();
            }
        });
        stage.setScene(scene);
        stage.setTitle(messages().of(Text.NOTES_TITLE) + " – PteScope");
        stage.setOnHidden(event -> {
            tick.stop();
            Screen.getScreens().removeListener(screens);
        });
        show.palette().subscribe(slide::setPalette);
        show.session().frameProperty().subscribe(this::follow);
    }

    private VBox left() {
        Button reset = new Button(messages().of(Text.NOTES_RESET));
        reset.setId("notes-reset");
        reset.setFocusTraversable(false);
        reset.setMinWidth(Region.USE_PREF_SIZE);
        reset.setOnAction(event -> restart());
        HBox time = new HBox(10, clock, reset);
        VBox left = new VBox(section(Text.NOTES_NOW), now, section(Text.NOTES_TITLE), notes, filler(), time);
        left.setPrefWidth(WIDTH * 0.46);
        left.setMinWidth(0);
        return left;
    }

    private VBox right() {
        VBox right = new VBox(section(Text.NOTES_NEXT), next, slide, section(Text.NOTES_ANSWER), answer);
        VBox.setVgrow(slide, Priority.ALWAYS);
        HBox.setHgrow(right, Priority.ALWAYS);
        // Long sentences are no reason to take the room of the notes.
        right.setPrefWidth(WIDTH * 0.5);
        right.setMinWidth(0);
        return right;
    }

    /// For the theme.
    public Scene scene() {
        return scene;
    }

    public boolean isOpen() {
        return stage.isShowing();
    }

    /// Opens on a screen that `main` is not on, if there is one; else in front of it. The clock goes on if it was
    /// closed by hand.
    public void open(Window main) {
        if (isOver) {
            isOver = false;
            restart();
        }
        shown = main;
        Screen.getScreens().removeListener(screens);
        Screen.getScreens().addListener(screens);
        place(main);
        stage.show();
        stage.toFront();
        tick.play();
        tell();
        follow(show.session().frame());
    }

    private void placeAgain() {
        Window main = shown;
        if (main != null && stage.isShowing()) {
            place(main);
        }
    }

    private void place(Window main) {
        Optional<Rectangle2D> screen = Screens.other(bounds(main), all());
        if (screen.isPresent()) {
            stage.setX(screen.get().getMinX());
            stage.setY(screen.get().getMinY());
            stage.setWidth(screen.get().getWidth());
            stage.setHeight(screen.get().getHeight());
        } else if (!Screens.isSeen(bounds(stage), all())) {
            Rectangle2D only = all().getFirst();
            stage.setWidth(Math.min(WIDTH, only.getWidth()));
            stage.setHeight(Math.min(HEIGHT, only.getHeight()));
            stage.setX(only.getMinX() + (only.getWidth() - stage.getWidth()) / 2);
            stage.setY(only.getMinY() + (only.getHeight() - stage.getHeight()) / 2);
        }
    }

    private static Rectangle2D bounds(Window window) {
        return Double.isNaN(window.getX()) || Double.isNaN(window.getWidth()) ? Rectangle2D.EMPTY
            : new Rectangle2D(window.getX(), window.getY(), window.getWidth(), window.getHeight());
    }

    private static List<Rectangle2D> all() {
        return Screen.getScreens().stream().map(Screen::getVisualBounds).toList();
    }

    /// Whether there is a screen beside the one that `main` is on.
    public static boolean hasOwnScreen(Window main) {
        return Screens.other(bounds(main), all()).isPresent();
    }

    /// Closes because the presentation is over.
    public void close() {
        isOver = true;
        stage.hide();
    }

    private void restart() {
        begun = show.nanos().getAsLong();
        tell();
    }

    private void tell() {
        clock.setText(Notes.clock(show.nanos().getAsLong() - begun) + "  " + messages().of(Text.NOTES_CLOCK));
    }

    private void follow(Frame frame) {
        if (!stage.isShowing()) {
            return;
        }
        presenter.follow(frame.story());
        Notes told = Notes.at(frame, presenter.course(), messages());
        now.setText(show.sentence().apply(frame));
        notes.setText(told.words().isEmpty() ? messages().of(Text.NOTES_NONE) : String.join("\n", told.words()));
        next.setText(told.next().map(show.sentence()).orElse(messages().of(Text.NOTES_AT_END)));
        slide.setVisible(told.next().isPresent());
        told.next().ifPresent(after -> slide.show(after.machine(), show.changes().apply(after),
            StageOptions.PLAIN.named(after.story().tasks()).speaking(messages().figureWords())
                .withoutLegend().withoutTlbs()));
        answer.setText(told.coming().map(this::told).orElse(messages().of(Text.NOTES_NO_QUESTION)));
    }

    private String told(Question question) {
        List<Integer> hands = presenter.votes().of(question.from());
        int all = hands.stream().mapToInt(Integer::intValue).sum();
        return answers.question(question) + "\n" + answers.truth(question)
            + (all == 0 ? "" : "\n" + messages().of(Text.PRESENTER_HANDS, all));
    }

    private Messages messages() {
        return show.messages();
    }

    private Label section(Text text) {
        Label label = new Label(messages().of(text));
        label.getStyleClass().add("section");
        return label;
    }

    private static Label label(String style) {
        Label label = new Label();
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }

    private static Node filler() {
        Region filler = new Region();
        VBox.setVgrow(filler, Priority.ALWAYS);
        return filler;
    }
}
