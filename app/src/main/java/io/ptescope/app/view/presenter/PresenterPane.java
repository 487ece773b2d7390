package io.ptescope.app.view.presenter;

import io.ptescope.app.action.KeyNames;
import io.ptescope.app.layout.Changes;
import io.ptescope.app.layout.Extent;
import io.ptescope.app.layout.Point;
import io.ptescope.app.layout.StageOptions;
import io.ptescope.app.quiz.Choices;
import io.ptescope.app.quiz.Question;
import io.ptescope.app.session.Frame;
import io.ptescope.app.session.Session;
import io.ptescope.app.session.Story;
import io.ptescope.app.text.Text;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javafx.animation.AnimationTimer;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// One moment of the run for a room: a line that says what runs, the stage, and in the lower third the sentence. Does
/// no work while it is not open.
public final class PresenterPane extends Region {
    private static final double HEAD = 0.05;
    private static final double LOWER = 1 / 3.0;
    private static final double SMALL = 18.0 / 1080;
    private static final int TRAIL = 4;

    private final Show show;
    private final Runnable notesWanted;
    private final Runnable leave;
    private final Label what = new Label();
    private final Label where = new Label();
    private final Slide slide = new Slide();
    private final LowerThird lower;
    private final KeyNames names;
    private final Region black = new Region();
    private final Votes votes = new Votes();
    private final Drawing drawing = new Drawing();
    private final Deque<String> trail = new ArrayDeque<>();
    private final AnimationTimer timer;
    private Course course;
    private StageOptions options = StageOptions.PLAIN;
    private Lens lens = Lens.whole();
    private @Nullable Question asked;
    private Point pointer = new Point(0, 0);
    private boolean pen;

    /// A presentation that is not open yet. `notesWanted` opens the second window, `leave` ends the presentation.
    public PresenterPane(Show show, Runnable notesWanted, Runnable leave) {
        this.show = show;
        this.notesWanted = notesWanted;
        this.leave = leave;
        course = new Course(Story.empty());
        names = new KeyNames(show.messages());
        lower = new LowerThird(show.messages(), this::vote);
        setId("presenter");
        getStyleClass().add("presenter");
        what.getStyleClass().add("presenter-head");
        where.getStyleClass().add("presenter-head");
        where.setId("presenter-where");
        black.getStyleClass().add("presenter-black");
        black.setId("presenter-black");
        black.setVisible(false);
        getChildren().setAll(what, where, slide, lower, black);
        setVisible(false);
        setFocusTraversable(true);
        slide.setId("slide");
        slide.addEventHandler(MouseEvent.MOUSE_MOVED, event -> pointer = new Point(event.getX(), event.getY()));
        slide.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        slide.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        timer = new AnimationTimer() {
            @Override
            public void handle(long now) {
                look();
            }
        };
        show.palette().subscribe(slide::setPalette);
        show.session().frameProperty().subscribe(frame -> {
            if (isVisible()) {
                show(frame);
            }
        });
    }

    public boolean isOpen() {
        return isVisible();
    }

    /// The hands that were counted.
    public Votes votes() {
        return votes;
    }

    /// The way through the run that was followed last.
    Course course() {
        return course;
    }

    /// Goes through `story` from now on.
    void follow(Story story) {
        if (course.story() != story) {
            course = new Course(story);
            options = StageOptions.PLAIN.speaking(show.messages().figureWords()).named(story.tasks())
                .reserving(Extent.of(story.recording()));
        }
    }

    /// The least width or height of a cell on the screen, in pixels.
    public double leastCell() {
        return slide.leastCell();
    }

    /// Begins, with the moment that the session shows.
    public void open() {
        setVisible(true);
        trail.clear();
        lens = Lens.whole();
        look();
        show(session().frame());
        requestFocus();
    }

    /// Ends. What was drawn and counted stays.
    public void close() {
        timer.stop();
        black.setVisible(false);
        setVisible(false);
    }

    /// Does what the key does while presenting. Returns whether it does anything.
    public boolean pressed(KeyEvent event) {
        Optional<PresenterKey> key = PresenterKey.of(event);
        key.ifPresent(pressed -> {
            trail.addLast(names.of(event.getCode()));
            while (trail.size() > TRAIL) {
                trail.removeFirst();
            }
            act(pressed, event);
            place(session().frame());
        });
        return key.isPresent();
    }

    private void act(PresenterKey key, KeyEvent event) {
        Frame frame = session().frame();
        boolean wasBlack = black.isVisible();
        if (wasBlack && key != PresenterKey.LEAVE && key != PresenterKey.NOTES) {
            black.setVisible(false);
        }
        switch (key) {
            case FORWARD -> session().seek(course.next(frame));
            case BACK -> session().seek(course.back(frame));
            case STEP -> session().next();
            case STEP_BACK -> session().back();
            case TO_START -> session().toStart();
            case TO_END -> session().toEnd();
            case BLACK -> black.setVisible(!wasBlack);
            case ZOOM -> zoom();
            case PEN -> pen = !pen;
            case UNDO -> drawing.undo(frame.position());
            case CLEAR -> drawing.clear(frame.position());
            case VOTE -> vote(PresenterKey.answer(event), 1);
            case UNVOTE -> vote(PresenterKey.answer(event), -1);
            case NOTES -> notesWanted.run();
            case LEAVE -> leave.run();
        }
        slide.setStrokes(drawing.of(session().frame().position()));
    }

    private void zoom() {
        lens = lens.toggled(pointer, show.nanos().getAsLong(), show.still().getAsBoolean());
        timer.start();
        look();
    }

    /// Looks through the lens as it is now.
    private void look() {
        long now = show.nanos().getAsLong();
        slide.setView(lens.at(now));
        if (!lens.moves(now)) {
            timer.stop();
        }
    }

    private void vote(int option, int by) {
        if (asked != null && option < Choices.of(asked).size()) {
            votes.add(asked.from(), option, by);
            show(session().frame());
        }
    }

    private void show(Frame frame) {
        Story story = frame.story();
        follow(story);
        Changes changes = show.changes().apply(frame);
        slide.show(frame.machine(), changes, options);
        slide.setStrokes(drawing.of(frame.position()));
        lower.say(show.sentence().apply(frame));
        Question before = asked;
        if (before != null && frame.position() == before.until()) {
            lower.answer(before, votes.of(before.from()));
        }
        Question now = frame.asks().isEmpty() ? null : Question.of(frame, show.messages()).orElse(null);
        if (now != null) {
            lower.ask(now, votes.of(now.from()));
        }
        asked = now != null || before == null || frame.position() < before.from()
            || frame.position() > before.until() ? now : before;
        place(frame);
        requestLayout();
    }

    /// What a latecomer wants to know: what runs, how far it has come, which keys were pressed.
    private void place(Frame frame) {
        what.setText(show.messages().phrase(frame.story().title()) + "  ·  Linux " + frame.story().kernelText());
        StringBuilder text = new StringBuilder();
        if (pen) {
            text.append(show.messages().of(Text.PRESENTER_PEN_ON)).append("  ·  ");
        }
        if (lens.isIn()) {
            text.append(show.messages().of(Text.PRESENTER_ZOOMED)).append("  ·  ");
        }
        if (frame.operation() >= 0 && frame.operation() < frame.story().operations().size()) {
            text.append(frame.story().operations().get(frame.operation())).append("  ·  ");
        }
        text.append(show.messages().of(Text.PRESENTER_PLACE, frame.number(), frame.count()));
        if (!trail.isEmpty()) {
            text.append("  ·  ").append(show.messages().of(Text.PRESENTER_LAST_KEYS, String.join(" ", trail)));
        }
        where.setText(text.toString());
    }

    /// The left button goes on and the right one back, as in every presentation; with the pen the left one draws.
    private void pressed(MouseEvent event) {
        pointer = new Point(event.getX(), event.getY());
        Frame frame = session().frame();
        if (event.getButton() == MouseButton.SECONDARY) {
            session().seek(course.back(frame));
        } else if (pen) {
            drawing.begin(frame.position(), slide.part(event.getX(), event.getY()));
            slide.setStrokes(drawing.of(frame.position()));
        } else if (event.getButton() == MouseButton.PRIMARY) {
            session().seek(course.next(frame));
        }
    }

    private void dragged(MouseEvent event) {
        if (pen && event.isPrimaryButtonDown()) {
            long position = session().frame().position();
            drawing.on(position, slide.part(event.getX(), event.getY()));
            slide.setStrokes(drawing.of(position));
        }
    }

    private Session session() {
        return show.session();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        String small = "-fx-font-size: " + Math.max(11, Math.round(SMALL * height)) + "px;";
        what.setStyle(small);
        where.setStyle(small);
        double head = Math.round(height * HEAD);
        double edge = Math.round(height * 0.02);
        double right = Math.min(where.prefWidth(-1), width * 0.6);
        what.resizeRelocate(edge, 0, Math.max(0, width - right - 3 * edge), head);
        where.resizeRelocate(width - right - edge, 0, right, head);
        lower.setScreen(width, height);
        double foot = Math.min(height - head, Math.max(height * LOWER, lower.prefHeight(width)));
        slide.resizeRelocate(0, head, width, height - head - foot);
        lower.resizeRelocate(0, height - foot, width, foot);
        black.resizeRelocate(0, 0, width, height);
    }
}
