package io.ptescope.app.view.dock;

import io.ptescope.app.action.ActionIcon;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/// An area that is reduced to the names of its panels. At a side they read upwards. Where there is no room for all
/// names, the panels behind others have icons only, and at last those in front, too.
final class FoldedBar extends Region {
    private static final double GAP = 4;
    private static final double THICK = 28;

    private final boolean upright;
    private final List<Button> buttons = new ArrayList<>();
    /// The buttons in the order in which they lose their names.
    private final List<Button> losing = new ArrayList<>();

    FoldedBar(Dock dock, Side side, boolean upright) {
        this.upright = upright;
        getStyleClass().addAll("panel", "folded");
        setMinSize(0, 0);
        List<PanelId> fronts = side.stacks().stream().map(Stack::front).toList();
        for (PanelId panel : side.panels()) {
            buttons.add(button(dock, panel));
        }
        for (boolean front : new boolean[] {false, true}) {
            for (int i = buttons.size() - 1; i >= 0; i--) {
                if (fronts.contains(side.panels().get(i)) == front) {
                    losing.add(buttons.get(i));
                }
            }
        }
        getChildren().setAll(buttons);
    }

    private static Button button(Dock dock, PanelId panel) {
        Button button = new Button(dock.title(panel), new ActionIcon(panel.action().icon()));
        button.setId("folded-" + panel.key());
        button.getStyleClass().setAll("tab-name");
        button.setAccessibleText(dock.title(panel));
        button.setTooltip(new Tooltip(dock.title(panel) + ": " + dock.help(panel)));
        button.setOnAction(event -> dock.go(panel));
        return button;
    }

    @Override
    protected void layoutChildren() {
        Insets in = getInsets();
        double room = (upright ? getHeight() - in.getTop() - in.getBottom()
            : getWidth() - in.getLeft() - in.getRight()) + GAP;
        buttons.forEach(button -> setNamed(button, true));
        for (int i = 0; i < losing.size() && length() > room; i++) {
            setNamed(losing.get(i), false);
        }
        double at = upright ? in.getTop() : in.getLeft();
        for (Button button : buttons) {
            double length = length(button);
            boolean named = isNamed(button);
            if (upright && named) {
                // Turned about its middle.
                double middle = at + length / 2;
                button.setRotate(-90);
                button.resizeRelocate(getWidth() / 2 - length / 2, middle - THICK / 2, length, THICK);
            } else {
                button.setRotate(0);
                button.resizeRelocate(upright ? (getWidth() - THICK) / 2 : at, upright ? at : in.getTop(),
                    upright ? THICK : length, upright ? length : THICK);
            }
            Node icon = button.getGraphic();
            icon.setRotate(upright && named ? 90 : 0);
            at += length + GAP;
        }
    }

    private double length() {
        return buttons.stream().mapToDouble(button -> length(button) + GAP).sum();
    }

    private static double length(Button button) {
        return isNamed(button) ? Math.ceil(button.prefWidth(-1)) : THICK;
    }

    private static boolean isNamed(Button button) {
        return button.getContentDisplay() == ContentDisplay.LEFT;
    }

    private static void setNamed(Button button, boolean named) {
        ContentDisplay display = named ? ContentDisplay.LEFT : ContentDisplay.GRAPHIC_ONLY;
        if (button.getContentDisplay() != display) {
            button.setContentDisplay(display);
        }
        button.applyCss();
    }
}
