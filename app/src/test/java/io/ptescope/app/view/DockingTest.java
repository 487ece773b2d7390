package io.ptescope.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.app.action.ActionId;
import io.ptescope.app.settings.SettingsFile;
import io.ptescope.app.view.dock.Area;
import io.ptescope.app.view.dock.DockLayout;
import io.ptescope.app.view.dock.DockText;
import io.ptescope.app.view.dock.PanelId;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.robot.Robot;
import org.junit.jupiter.api.Test;

class DockingTest extends WindowTest {
    @Test
    void panelGoesWhereItsTabIsDropped() {
        dragTab(PanelId.PATH, onScreenMiddle(node("inspector")));
        assertThat(layout().area(PanelId.PATH)).contains(Area.RIGHT);
        assertThat(layout().isSeen(PanelId.PATH)).isTrue();
        assertThat(layout().isSeen(PanelId.INSPECTOR)).isFalse();
    }

    @Test
    void droppedAtTheLowerEndOfAPanelItStandsBelowThatOne() {
        Bounds inspector = node("inspector").localToScreen(node("inspector").getLayoutBounds());
        dragTab(PanelId.PATH, new Point2D(inspector.getCenterX(), inspector.getMaxY() - 10));
        assertThat(layout().seen()).contains(PanelId.PATH, PanelId.INSPECTOR);
        assertThat(layout().area(PanelId.PATH)).contains(Area.RIGHT);
    }

    @Test
    void resetBringsEveryPanelBack() {
        fx(() -> {
            window.actions().run(ActionId.PANEL_INSPECTOR);
            window.actions().run(ActionId.FOLD_LEFT);
        });
        assertThat(layout().isOpen(PanelId.INSPECTOR)).isFalse();
        assertThat(layout().isCollapsed(Area.LEFT)).isTrue();
        fx(() -> window.actions().run(ActionId.RESET_LAYOUT));
        assertThat(layout()).isEqualTo(DockLayout.standard());
    }

    @Test
    void closedPanelComesBackWithTheCurrentMoment() {
        fx(() -> window.actions().run(ActionId.PANEL_INSPECTOR));
        fx(() -> session().next());
        fx(() -> session().next());
        fx(() -> window.actions().run(ActionId.PANEL_INSPECTOR));
        assertThat(window.inspector().shown().sections()).anyMatch(section -> section.title().startsWith("Entry"));
        assertThat(window.scene().getFocusOwner()).isSameAs(window.inspector());
    }

    @Test
    void panelThatIsNotSeenDoesNoWork() {
        fx(() -> window.actions().run(ActionId.PANEL_STAGE));
        int layouts = window.stage().picture().counts().layouts();
        fx(() -> session().next());
        assertThat(window.stage().picture().counts().layouts()).isEqualTo(layouts);
    }

    @Test
    void borderIsDraggedAndMovedWithTheKeys() {
        Region left = (Region) node("area-left");
        double before = left.getWidth();
        Node border = lookup(".divider.vertical").queryAll().stream()
            .filter(node -> Math.abs(node.getBoundsInParent().getCenterX() - before) < 4).findFirst().orElseThrow();
        fx(border::requestFocus);
        keys(KeyCode.RIGHT);
        assertThat(left.getWidth()).isGreaterThan(before);
        double wider = left.getWidth();
        drag(onScreenMiddle(border), onScreenMiddle(border).add(-60, 0));
        assertThat(left.getWidth()).isLessThan(wider);
    }

    @Test
    void arrangementIsRememberedAndAnUnreadableOneIsReported() {
        fx(() -> window.actions().run(ActionId.FOLD_RIGHT));
        fx(() -> window.close());
        SettingsFile.Read read = new SettingsFile(settings).read();
        assertThat(read.problem()).isEmpty();
        assertThat(read.settings().get("layout").flatMap(DockText::parse)).contains(layout());
    }

    @Test
    void foldedSideOpensWithOneOfItsNames() {
        fx(() -> window.actions().run(ActionId.FOLD_BOTTOM));
        assertThat(layout().isCollapsed(Area.BOTTOM)).isTrue();
        fx(() -> node("folded-timeline").requestFocus());
        keys(KeyCode.SPACE);
        assertThat(layout().isCollapsed(Area.BOTTOM)).isFalse();
        assertThat(window.scene().getFocusOwner()).isSameAs(window.timeline());
    }

    private DockLayout layout() {
        return window.dock().layout();
    }

    private static Point2D onScreenMiddle(Node node) {
        Bounds bounds = node.localToScreen(node.getLayoutBounds());
        return new Point2D(bounds.getCenterX(), bounds.getCenterY());
    }

    /// The events are made by hand: the headless robot loses a button's drag after the first move.
    private void dragTab(PanelId panel, Point2D to) {
        Node tab = node("tab-" + panel.key());
        Point2D from = onScreenMiddle(tab);
        fx(() -> {
            tab.fireEvent(mouse(MouseEvent.MOUSE_PRESSED, tab, from));
            tab.fireEvent(mouse(MouseEvent.MOUSE_DRAGGED, tab, from.midpoint(to)));
            tab.fireEvent(mouse(MouseEvent.MOUSE_DRAGGED, tab, to));
            tab.fireEvent(mouse(MouseEvent.MOUSE_RELEASED, tab, to));
        });
    }

    private static MouseEvent mouse(EventType<MouseEvent> type, Node node, Point2D screen) {
        Point2D inScene = node.localToScene(node.screenToLocal(screen));
        return new MouseEvent(type, inScene.getX(), inScene.getY(), screen.getX(), screen.getY(), MouseButton.PRIMARY,
            1, false, false, false, false, true, false, false, false, false, false, null);
    }

    private void drag(Point2D from, Point2D to) {
        interact(() -> {
            Robot robot = new Robot();
            robot.mouseMove(from);
            robot.mousePress(MouseButton.PRIMARY);
            robot.mouseMove(from.midpoint(to));
            robot.mouseMove(to);
            robot.mouseRelease(MouseButton.PRIMARY);
        });
        settle();
    }
}
