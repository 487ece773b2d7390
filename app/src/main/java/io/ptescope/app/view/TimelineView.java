package io.ptescope.app.view;

import io.ptescope.app.layout.Box;
import io.ptescope.app.layout.BoxId;
import io.ptescope.app.layout.Figure;
import io.ptescope.app.layout.Size;
import io.ptescope.app.layout.TimeScale;
import io.ptescope.app.layout.Timeline;
import io.ptescope.app.layout.TimelineLayout;
import io.ptescope.app.layout.Vocabulary;
import io.ptescope.app.paint.Palette;
import io.ptescope.app.session.Pins;
import io.ptescope.app.text.Messages;
import io.ptescope.app.view.dock.PanelId;
import java.util.List;
import java.util.function.LongConsumer;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The timeline, which is also a slider over the run: drag to seek, arrow keys step, Home and End go to the ends. A
/// click on a mark goes exactly there.
final class TimelineView extends Region {
    private static final double HEIGHT = 112;

    private final PictureView picture = new PictureView();
    private final LongConsumer seek;
    /// Where the pointer is; negative while it is elsewhere.
    private double pointer = -1;
    private final Runnable next;
    private final Runnable back;
    private Palette palette = Palette.LIGHT;
    private @Nullable Box hovered;
    private List<Long> hits = List.of();
    private Pins pins = Pins.NONE;
    private Timeline timeline = new Timeline(List.of(), List.of(), List.of(), List.of(), 0, 1, 0);

    /// A timeline that tells `seek` where the user drags to.
    TimelineView(Messages messages, LongConsumer seek, Runnable next, Runnable back) {
        this.seek = seek;
        this.next = next;
        this.back = back;
        setId("timeline");
        getStyleClass().add("timeline");
        setFocusTraversable(true);
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setAccessibleRole(AccessibleRole.SLIDER);
        setAccessibleText(messages.actionText(PanelId.TIMELINE.action().key()));
        getChildren().setAll(picture);
        Vocabulary words = messages.figureWords();
        picture.setSource(size -> TimelineLayout.layout(timeline, words, size));
        picture.setAbove((figure, painter, surface) -> {
            TimelinePins.paint(scale(), getHeight(), hits, pins, palette, surface);
            if (hovered != null && figure.find(hovered.id()).isPresent()) {
                HoverHint.paint(figure, hovered, figure.size().height(), palette, surface);
            }
        });
        addEventHandler(MouseEvent.MOUSE_MOVED, event -> hover(picture.figure()
            .hit(picture.toFigure(event.getX(), event.getY())).filter(TimelineView::isNamed).orElse(null)));
        addEventHandler(MouseEvent.MOUSE_MOVED, event -> pointer = event.getX());
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> {
            pointer = -1;
            hover(null);
        });
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> seekTo(event.getX()));
        addEventHandler(KeyEvent.KEY_PRESSED, this::typed);
    }

    PictureView picture() {
        return picture;
    }

    void setPalette(Palette colours) {
        palette = colours;
        picture.setPalette(colours);
    }

    /// Ticks where running stops.
    void setHits(List<Long> positions) {
        hits = List.copyOf(positions);
        picture.repaintAbove();
    }

    /// Flags at what the user has pinned.
    void setPins(Pins newPins) {
        if (!newPins.equals(pins)) {
            pins = newPins;
            picture.repaintAbove();
        }
    }

    void show(Timeline newTimeline) {
        timeline = newTimeline;
        picture.renew();
        notifyAccessibleAttributeChanged(AccessibleAttribute.VALUE);
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case VALUE -> (double) timeline.position();
            case MIN_VALUE -> (double) timeline.from();
            case MAX_VALUE -> (double) timeline.to();
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }

    /// Where a position is in this view.
    double xOf(long position) {
        return scale().x(position);
    }

    @Override
    protected void layoutChildren() {
        picture.resizeRelocate(0, 0, getWidth(), getHeight());
    }

    /// The needle says only what the position says.
    private static boolean isNamed(Box box) {
        return !(box.id() instanceof BoxId.Playhead) && !box.says().isEmpty();
    }

    private void hover(@Nullable Box now) {
        if (now != hovered) {
            hovered = now;
            picture.repaintAbove();
        }
    }

    private TimeScale scale() {
        return TimeScale.of(timeline, new Size(Math.floor(getWidth()), Math.floor(getHeight())));
    }

    private void pressed(MouseEvent event) {
        requestFocus();
        Figure figure = picture.figure();
        boolean onMark = figure.hit(picture.toFigure(event.getX(), event.getY()))
            .filter(box -> box.id() instanceof BoxId.TimeMark)
            .map(box -> {
                seek.accept(((BoxId.TimeMark) box.id()).position());
                return box;
            }).isPresent();
        if (!onMark) {
            seekTo(event.getX());
        }
    }

    /// Goes to the moment at which the pointer is; nowhere while it is not on the timeline.
    void goToPointer() {
        if (pointer >= 0) {
            seekTo(pointer);
        }
    }

    private void seekTo(double x) {
        seek.accept(scale().position(x));
    }

    private void typed(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        switch (event.getCode()) {
            case LEFT, DOWN -> back.run();
            case RIGHT, UP -> next.run();
            case HOME -> seek.accept(timeline.from());
            case END -> seek.accept(timeline.to());
            default -> {
                return;
            }
        }
        event.consume();
    }
}
