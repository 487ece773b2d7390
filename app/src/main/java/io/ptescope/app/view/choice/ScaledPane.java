package io.ptescope.app.view.choice;

import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.transform.Scale;
import org.jspecify.annotations.Nullable;

/// Draws its content larger or smaller than it is laid out. Where the content would get less room than it needs, it
/// keeps its least size and is scrolled, to whatever gets the focus.
public final class ScaledPane extends Region {
    /// Below this size of its own the content cannot be used.
    public static final double LEAST_WIDTH = 480;
    static final double LEAST_HEIGHT = 360;
    private static final double BAR = 12;

    private final Region content;
    private final Scale scale = new Scale(1, 1);
    private final ScrollBar across = new ScrollBar();
    private final ScrollBar down = new ScrollBar();
    private final Rectangle clip = new Rectangle();

    public ScaledPane(Region content) {
        this.content = content;
        setMinSize(0, 0);
        content.getTransforms().setAll(scale);
        down.setOrientation(Orientation.VERTICAL);
        for (ScrollBar bar : new ScrollBar[] {across, down}) {
            bar.setVisible(false);
            bar.setFocusTraversable(false);
            bar.valueProperty().subscribe(value -> requestLayout());
        }
        setClip(clip);
        getChildren().setAll(content, across, down);
        addEventHandler(ScrollEvent.SCROLL, event -> {
            if (across.isVisible() || down.isVisible()) {
                scroll(across, -event.getDeltaX());
                scroll(down, -event.getDeltaY());
                event.consume();
            }
        });
        sceneProperty().flatMap(Scene::focusOwnerProperty).subscribe(this::reveal);
    }

    void setScale(double factor) {
        scale.setX(factor);
        scale.setY(factor);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double factor = scale.getX();
        double wide = LEAST_WIDTH * factor;
        double high = LEAST_HEIGHT * factor;
        boolean tooHigh = high > getHeight() + 0.5;
        boolean tooWide = wide > getWidth() - (tooHigh ? BAR : 0) + 0.5;
        double width = Math.max(wide, getWidth() - (tooHigh ? BAR : 0));
        double height = Math.max(high, getHeight() - (tooWide ? BAR : 0));
        show(across, tooWide, width - getWidth() + (tooHigh ? BAR : 0), getWidth());
        show(down, tooHigh, height - getHeight() + (tooWide ? BAR : 0), getHeight());
        content.resizeRelocate(-Math.rint(across.getValue()), -Math.rint(down.getValue()),
            Math.floor(width / factor + 0.01), Math.floor(height / factor + 0.01));
        across.resizeRelocate(0, getHeight() - BAR, getWidth() - (tooHigh ? BAR : 0), BAR);
        down.resizeRelocate(getWidth() - BAR, 0, BAR, getHeight() - (tooWide ? BAR : 0));
        clip.setWidth(getWidth());
        clip.setHeight(getHeight());
    }

    private static void show(ScrollBar bar, boolean shown, double beyond, double seen) {
        double most = shown ? Math.max(0, beyond) : 0;
        bar.setVisible(shown);
        bar.setMax(most);
        bar.setVisibleAmount(most * seen / (seen + most + 1));
        bar.setBlockIncrement(seen * 0.8);
        bar.setUnitIncrement(40);
        if (bar.getValue() > most) {
            bar.setValue(most);
        }
    }

    private static void scroll(ScrollBar bar, double by) {
        bar.setValue(Math.clamp(bar.getValue() + by, 0, bar.getMax()));
    }

    /// Scrolls as far as it takes to see `focused`.
    private void reveal(@Nullable Node focused) {
        if (focused == null || !across.isVisible() && !down.isVisible()) {
            return;
        }
        Bounds at = sceneToLocal(focused.localToScene(focused.getBoundsInLocal()));
        scroll(across, beyond(at.getMinX(), at.getMaxX(), getWidth() - BAR));
        scroll(down, beyond(at.getMinY(), at.getMaxY(), getHeight() - BAR));
    }

    private static double beyond(double from, double to, double seen) {
        return from < 0 ? from : to > seen ? Math.min(from, to - seen) : 0;
    }
}
