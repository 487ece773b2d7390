package io.ptescope.app.view.dock;

import io.ptescope.app.action.ActionIcon;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Panels behind each other: their names as tabs, and the one in front. Where the names have not enough room, those of
/// the panels behind lose their icons, then their ends, and become icons at last.
final class TabStack extends Region {
    private static final double HEAD = 30;
    private static final double DRAG = 8;
    /// A name is not cut to less.
    private static final double LEAST_NAME = 62;
    private static final PseudoClass ALONE = PseudoClass.getPseudoClass("alone");
    /// Even the icons have hardly room.
    private static final PseudoClass TIGHT = PseudoClass.getPseudoClass("tight");

    private final Map<PanelId, Panel> panels;
    private final Dock dock;
    private final List<PanelId> tabs;
    private final List<ToggleButton> buttons = new ArrayList<>();
    private final HBox names = new HBox();
    private final Label aside = new Label();
    private final TabMenu menu;
    private PanelId front;
    private @Nullable MouseEvent pressed;
    /// The room for which the names have been fitted, and what came of it; negative if they have to be fitted anew.
    private double fittedRoom = -1;
    private double fittedWidth;

    TabStack(Dock dock, Map<PanelId, Panel> panels, Stack stack) {
        this.dock = dock;
        this.panels = panels;
        this.tabs = stack.tabs();
        this.front = stack.front();
        getStyleClass().addAll("panel", "tab-stack");
        pseudoClassStateChanged(ALONE, tabs.size() == 1);
        setMinSize(0, 0);
        aside.getStyleClass().addAll("place", "aside");
        aside.setMinWidth(0);
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(aside.textProperty());
        aside.setTooltip(whole);
        names.getStyleClass().add("tab-names");
        names.setAccessibleRole(AccessibleRole.TAB_PANE);
        menu = new TabMenu(dock, () -> front, this::hidden);
        tabs.forEach(tab -> buttons.add(button(tab)));
        names.getChildren().setAll(buttons);
        show(stack.front());
    }

    PanelId front() {
        return front;
    }

    /// Brings `tab` to the front.
    void show(PanelId tab) {
        front = tab;
        fittedRoom = -1;
        Panel panel = panel(tab);
        aside.textProperty().unbind();
        aside.textProperty().bind(panel.aside());
        getChildren().setAll(names, aside, menu, panel.node());
        for (int i = 0; i < tabs.size(); i++) {
            buttons.get(i).setSelected(tabs.get(i) == tab);
        }
        requestLayout();
    }

    private Panel panel(PanelId id) {
        Panel panel = panels.get(id);
        if (panel == null) {
            throw new IllegalArgumentException("no panel " + id);
        }
        return panel;
    }

    private ToggleButton button(PanelId tab) {
        ToggleButton button = new ToggleButton(dock.title(tab), new ActionIcon(tab.action().icon()));
        button.setId("tab-" + tab.key());
        button.getStyleClass().setAll("tab-name");
        button.setAccessibleRole(AccessibleRole.TAB_ITEM);
        button.setAccessibleText(dock.title(tab));
        button.setAccessibleHelp(dock.help(tab));
        button.setTooltip(new Tooltip(dock.title(tab) + ": " + dock.help(tab)));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> {
            button.setSelected(true);
            dock.show(tab);
        });
        button.setContextMenu(TabMenu.items(dock, () -> tab));
        button.addEventFilter(KeyEvent.KEY_PRESSED, event -> typed(event, tab));
        button.addEventHandler(MouseEvent.MOUSE_PRESSED,
            event -> pressed = event.getButton() == MouseButton.PRIMARY ? event : null);
        button.addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> dragged(event, tab));
        button.addEventHandler(MouseEvent.MOUSE_RELEASED, event -> released(event, tab));
        return button;
    }

    /// Arrows go from tab to tab, as in any row of tabs; Delete closes.
    private void typed(KeyEvent event, PanelId tab) {
        int by = event.getCode() == KeyCode.LEFT ? -1 : event.getCode() == KeyCode.RIGHT ? 1 : 0;
        if (event.isShortcutDown() || event.isAltDown() || event.isShiftDown()) {
            return;
        }
        if (by != 0) {
            PanelId to = tabs.get(Math.floorMod(tabs.indexOf(tab) + by, tabs.size()));
            dock.show(to);
            buttons.get(tabs.indexOf(to)).requestFocus();
            event.consume();
        } else if (event.getCode() == KeyCode.DELETE) {
            dock.close(tab);
            event.consume();
        }
    }

    private void dragged(MouseEvent event, PanelId tab) {
        MouseEvent begin = pressed;
        boolean far = begin != null && Math.hypot(event.getSceneX() - begin.getSceneX(),
            event.getSceneY() - begin.getSceneY()) > DRAG;
        if (far) {
            dock.drag(tab, event.getSceneX(), event.getSceneY());
        }
    }

    private void released(MouseEvent event, PanelId tab) {
        pressed = null;
        dock.drop(tab, event.getSceneX(), event.getSceneY());
    }

    @Override
    protected double computePrefHeight(double width) {
        return HEAD + panel(front).node().prefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double menuWidth = Math.ceil(menu.prefWidth(HEAD));
        double room = width - menuWidth - 4;
        double wanted = fit(room);
        double asideWidth = Math.min(Math.ceil(aside.prefWidth(HEAD)), Math.max(0, room - wanted - 2));
        names.resizeRelocate(0, 0, wanted, HEAD);
        aside.setVisible(asideWidth > 20);
        aside.resizeRelocate(room - asideWidth, 0, asideWidth, HEAD);
        menu.resizeRelocate(width - menuWidth - 3, 2, menuWidth, HEAD - 4);
        panel(front).node().resizeRelocate(0, HEAD, width, Math.max(0, getHeight() - HEAD));
    }

    /// Shows as much of the names as fits; returns their width. Whatever changes how large a name is asks for their
    /// layout, so that nothing has to be done while none does.
    private double fit(double room) {
        if (room != fittedRoom || names.isNeedsLayout()) {
            fittedRoom = room;
            fittedWidth = fitted(room);
        }
        return fittedWidth;
    }

    private double fitted(double room) {
        pseudoClassStateChanged(TIGHT, false);
        buttons.forEach(button -> setShown(button, true));
        buttons.forEach(button -> setWidth(button, USE_COMPUTED_SIZE));
        setTexts(ContentDisplay.LEFT);
        if (namesWidth() > room) {
            setTexts(ContentDisplay.TEXT_ONLY);
        }
        if (namesWidth() > room && !shorten(room)) {
            setTexts(ContentDisplay.GRAPHIC_ONLY);
        }
        if (namesWidth() > room) {
            pseudoClassStateChanged(TIGHT, true);
        }
        for (int i = tabs.size() - 1; i >= 0 && namesWidth() > room; i--) {
            setShown(buttons.get(i), tabs.get(i) == front);
        }
        return Math.min(namesWidth(), room);
    }

    private static void setShown(ToggleButton button, boolean shown) {
        button.setManaged(shown);
        button.setVisible(shown);
    }

    /// The tabs for which there is no room at all; the menu has them.
    private List<PanelId> hidden() {
        return tabs.stream().filter(tab -> !buttons.get(tabs.indexOf(tab)).isManaged()).toList();
    }

    private double namesWidth() {
        names.applyCss();
        return Math.ceil(names.prefWidth(HEAD));
    }

    /// Cuts the longest names of the tabs behind, if enough of them can be read then.
    private boolean shorten(double room) {
        List<ToggleButton> behind = buttons.stream().filter(button -> !button.isSelected()).toList();
        double[] widths = behind.stream().mapToDouble(button -> button.prefWidth(HEAD)).sorted().toArray();
        double free = room - namesWidth() + Arrays.stream(widths).sum();
        double most = 0;
        for (int i = 0; i < widths.length; i++) {
            most = Math.floor(free / (widths.length - i));
            if (widths[i] > most) {
                break;
            }
            free -= widths[i];
        }
        if (most < LEAST_NAME) {
            return false;
        }
        for (ToggleButton button : behind) {
            setWidth(button, Math.min(button.prefWidth(HEAD), most));
        }
        return true;
    }

    private static void setWidth(ToggleButton button, double width) {
        if (button.getPrefWidth() != width) {
            button.setPrefWidth(width);
        }
    }

    /// Shows the tab in front with its name, those behind it as `display` says.
    private void setTexts(ContentDisplay behind) {
        for (int i = 0; i < tabs.size(); i++) {
            ContentDisplay display = tabs.size() == 1 ? ContentDisplay.TEXT_ONLY
                : tabs.get(i) == front ? ContentDisplay.LEFT : behind;
            if (buttons.get(i).getContentDisplay() != display) {
                buttons.get(i).setContentDisplay(display);
            }
        }
    }
}
