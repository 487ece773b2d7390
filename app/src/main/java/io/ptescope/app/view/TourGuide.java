package io.ptescope.app.view;

import io.ptescope.app.action.ActionId;
import io.ptescope.app.action.Actions;
import io.ptescope.app.session.Session;
import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Text;
import io.ptescope.app.tour.Hint;
import io.ptescope.app.tour.Tour;
import io.ptescope.app.view.choice.Theme;
import io.ptescope.app.view.control.WrappedText;
import io.ptescope.app.view.desk.Desk;
import io.ptescope.app.view.work.Remembered;
import io.ptescope.model.recording.Granularity;
import io.ptescope.model.scenario.library.Library;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.transform.Transform;
import javafx.util.Duration;
import org.controlsfx.control.PopOver;
import org.jspecify.annotations.Nullable;

/// Shows the hint of the tour beside the control that it is about. A hint takes neither the focus nor a key, and goes
/// when the user has done what it says.
final class TourGuide {
    private static final String SEEN = "tour";
    /// The inspector in a window without room for it.
    private static final String FOLDED = "#folded-inspector";
    private static final Map<Hint, List<String>> ANCHORS = Map.of(
        Hint.STEP, List.of("#next"), Hint.PREDICT, List.of("#inspector", FOLDED),
        Hint.BACK, List.of("#back"), Hint.WHY, List.of("#inspector", FOLDED), Hint.KERNEL, List.of("#kernels"),
        Hint.LESSON, List.of("#lessons"), Hint.EXPORT, List.of("#export"), Hint.ENOUGH, List.of("#menu"));
    private static final Map<Hint, ActionId> KEYS = Map.of(
        Hint.STEP, ActionId.NEXT, Hint.PREDICT, ActionId.PREDICT, Hint.BACK, ActionId.BACK, Hint.WHY, ActionId.WHY,
        Hint.KERNEL, ActionId.CHOOSE_KERNEL, Hint.LESSON, ActionId.CHOOSE_LESSON, Hint.EXPORT, ActionId.EXPORT,
        Hint.ENOUGH, ActionId.PALETTE);

    /// Hints that stand in the lower part of the inspector, below what they are about.
    private static final Set<Hint> LOW_IN = EnumSet.of(Hint.PREDICT, Hint.WHY);
    private static final double LOW = 0.58;
    private static final double STAGE_GAP = 8;

    private final Tour tour = new Tour();
    private final Desk desk;
    private final Messages messages;
    private final Remembered remembered;
    private final IntSupplier answered;
    private final BooleanSupplier still;
    private final Theme theme;
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private @Nullable PopOver chip;
    private @Nullable Node pointed;
    /// The panes find their places some pulses after the window has its size, and the chip goes with them.
    private final ChangeListener<Transform> moved = (place, was, is) -> again();
    private @Nullable Actions actions;
    private @Nullable Scene scene;
    private @Nullable Hint shown;
    private boolean hidden;

    TourGuide(Desk desk, Messages messages, Remembered remembered, IntSupplier answered, BooleanSupplier still,
        Theme theme) {
        this.desk = desk;
        this.messages = messages;
        this.remembered = remembered;
        this.answered = answered;
        this.still = still;
        this.theme = theme;
    }

    /// Adds what it can do.
    Commands commands(Commands commands) {
        return commands.with(ActionId.TOUR, this::begin).when(ActionId.TOUR_SKIP, this::skip, running)
            .when(ActionId.TOUR_END, this::end, running);
    }

    /// Points at the controls of `window` from now on, and hears of what is done there.
    void watch(Scene window, Actions all) {
        scene = window;
        actions = all;
        all.whenRun(this::ran);
        session().frameProperty().subscribe(frame -> Platform.runLater(this::follow));
        window.widthProperty().subscribe(width -> again());
        window.heightProperty().subscribe(height -> again());
        theme.lookProperty().subscribe(look -> again());
    }

    /// Begins, if no window of this user has begun it before.
    void beginOnce() {
        if (remembered.get(SEEN).isEmpty()) {
            begin();
        }
    }

    ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /// The hint that stands.
    Optional<Hint> hint() {
        return tour.hint();
    }

    /// Begins at the start of the first lesson.
    private void begin() {
        desk.leave(() -> {
            desk.open(new Library().first().id());
            session().stepBy(Granularity.OPERATION);
            remembered.put(SEEN, "seen");
            tour.begin(session().frame(), answered.getAsInt());
            show();
        });
    }

    void skip() {
        tour.skip(session().frame(), answered.getAsInt());
        show();
    }

    void end() {
        tour.end();
        show();
    }

    /// Takes the hint away without ending the tour, as while somebody presents or a page lies over the window, or
    /// shows it again.
    void setHidden(boolean wanted) {
        if (hidden != wanted) {
            hidden = wanted;
            show();
        }
    }

    /// Behind the frame's other listeners, so that what was answered has been counted.
    private void follow() {
        if (tour.follow(session().frame(), answered.getAsInt())) {
            show();
        }
    }

    private void ran(ActionId id) {
        boolean done = switch (id) {
            case WHY, LAST_CHANGE -> tour.did(Tour.Deed.WHY, session().frame(), answered.getAsInt());
            case EXPORT, COPY_PICTURE -> tour.did(Tour.Deed.EXPORT, session().frame(), answered.getAsInt());
            case PREDICT -> tour.hint().isPresent();
            default -> false;
        };
        if (done) {
            show();
        }
    }

    private void again() {
        if (chip != null) {
            Platform.runLater(this::show);
        }
    }

    private void hide() {
        if (pointed != null) {
            pointed.localToSceneTransformProperty().removeListener(moved);
            pointed = null;
        }
        if (chip != null) {
            chip.hide(Duration.ZERO);
            chip = null;
        }
    }

    private void show() {
        hide();
        Hint hint = tour.hint().orElse(null);
        running.set(hint != null);
        Scene window = scene;
        if (hint == null || hidden || window == null || window.getWindow() == null) {
            shown = null;
            return;
        }
        shown = hint;
        Platform.runLater(() -> {
            if (shown == hint && chip == null) {
                point(hint, window);
            }
        });
    }

    private void point(Hint hint, Scene window) {
        Optional<Node> anchor = ANCHORS.getOrDefault(hint, List.of()).stream().map(window::lookup)
            .filter(node -> node != null && isSeen(node)).findFirst();
        if (anchor.isEmpty() || !window.getWindow().isShowing()) {
            return;
        }
        PopOver over = new PopOver(content(hint));
        boolean folded = FOLDED.equals("#" + anchor.get().getId());
        over.setArrowLocation(folded ? PopOver.ArrowLocation.RIGHT_TOP : arrow(hint));
        indent(over, hint, anchor.get(), window);
        over.setDetachable(false);
        over.setAutoHide(false);
        over.setHideOnEscape(false);
        over.setAnimated(!still.getAsBoolean());
        theme.dress(over, window);
        chip = over;
        if (LOW_IN.contains(hint) && !folded) {
            Bounds place = anchor.get().localToScreen(anchor.get().getBoundsInLocal());
            over.show(anchor.get(), place.getCenterX(), place.getMinY() + LOW * place.getHeight());
        } else {
            over.show(anchor.get(), -2);
        }
        pointed = anchor.get();
        pointed.localToSceneTransformProperty().addListener(moved);
    }

    /// A chip above Next or Back ends where the stage begins, so that it covers nothing that it talks about.
    private static void indent(PopOver over, Hint hint, Node anchor, Scene window) {
        Node centre = window.lookup("#area-centre");
        if (hint == Hint.STEP && centre != null) {
            Bounds button = anchor.localToScene(anchor.getBoundsInLocal());
            double beside = centre.localToScene(centre.getBoundsInLocal()).getMinX() - button.getCenterX();
            over.setArrowIndent(Math.max(over.getArrowIndent(),
                beside - over.getCornerRadius() - over.getArrowSize() - STAGE_GAP));
        }
    }

    /// Whether it stands in the window with some size.
    private static boolean isSeen(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return node.getLayoutBounds().getWidth() > 0 && node.getLayoutBounds().getHeight() > 0;
    }

    private static PopOver.ArrowLocation arrow(Hint hint) {
        return switch (hint) {
            case STEP -> PopOver.ArrowLocation.BOTTOM_RIGHT;
            case BACK -> PopOver.ArrowLocation.BOTTOM_LEFT;
            case PREDICT, WHY -> PopOver.ArrowLocation.TOP_CENTER;
            case KERNEL, LESSON, ENOUGH -> PopOver.ArrowLocation.TOP_LEFT;
            case EXPORT -> PopOver.ArrowLocation.TOP_RIGHT;
        };
    }

    private Node content(Hint hint) {
        Label words = new WrappedText(messages.of(hint.text()), "tour-words");
        words.setId("tour-words");
        Label number = new Label(messages.of(Text.TOUR_NUMBER, hint.number(), Hint.values().length,
            key(KEYS.getOrDefault(hint, ActionId.NEXT))));
        number.getStyleClass().add("muted");
        Button skip = button(hint == Hint.ENOUGH ? Text.TOUR_CLOSE : Text.TOUR_SKIP, "tour-skip", this::skip);
        HBox line = new HBox(8);
        if (hint != Hint.ENOUGH) {
            line.getChildren().add(button(Text.TOUR_END, "tour-end", this::end));
        }
        line.getChildren().add(skip);
        line.setAlignment(Pos.CENTER_RIGHT);
        VBox content = new VBox(8, number, words, line);
        content.getStyleClass().addAll("pop-over-words", "tour");
        return content;
    }

    private Button button(Text text, String id, Runnable run) {
        Button button = new Button(messages.of(text));
        button.setId(id);
        button.setFocusTraversable(false);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> run.run());
        return button;
    }

    private String key(ActionId id) {
        return actions == null ? "" : actions.shownKey(id);
    }

    private Session session() {
        return desk.session();
    }
}
