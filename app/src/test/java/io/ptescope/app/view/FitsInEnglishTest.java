package io.ptescope.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.app.view.dock.PanelId;
import io.ptescope.model.recording.Granularity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.ScrollPane;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;

/// What does not fit may be cut only where the whole can be read by a tooltip as well. A window of 1280 by 800 is, at
/// 100 %, one of 960 by 600 drawn at 75 %, and at 150 % one of 853 by 533: the screen of the tests is not larger.
class FitsInEnglishTest extends WindowTest {
    @Test
    void noTextIsCutAtHundredPerCent() {
        fx(() -> {
            window.scale().choose(75);
            stage.setWidth(960);
            stage.setHeight(600);
        });
        assertThat(cutInAnyPanel()).isEmpty();
    }

    @Test
    void noTextIsCutAtHundredAndFiftyPerCent() {
        fx(() -> {
            stage.setWidth(853);
            stage.setHeight(533);
        });
        assertThat(cutInAnyPanel()).isEmpty();
    }

    @Test
    void everythingThatTakesTheFocusHasAName() {
        Set<String> nameless = new TreeSet<>();
        for (PanelId panel : PanelId.values()) {
            seen(panel);
            for (Node node : all(window.scene().getRoot())) {
                boolean reached = node.isFocusTraversable() && isShown(node) && !node.isDisabled();
                if (reached && name(node).isBlank() && !isPartOfNamed(node)) {
                    nameless.add(panel + ": " + node);
                }
            }
        }
        assertThat(nameless).isEmpty();
    }

    private Set<String> cutInAnyPanel() {
        Set<String> cut = new TreeSet<>();
        fx(() -> session().stepBy(Granularity.OPERATION));
        for (PanelId panel : PanelId.values()) {
            seen(panel);
            for (Node node : all(window.scene().getRoot())) {
                if (isShown(node) && node instanceof Labeled labeled && isCut(labeled)) {
                    cut.add(panel + ": " + labeled.getText());
                }
            }
        }
        return cut;
    }

    private void seen(PanelId panel) {
        fx(() -> {
            session().toStart();
            for (int i = 0; i < 3; i++) {
                session().next();
            }
            window.dock().show(panel);
        });
    }

    private static boolean isCut(Labeled labeled) {
        if (!(labeled.lookup(".text") instanceof Text text) || text.getText().isEmpty() || hasTooltip(labeled)
            || labeled.getText() == null || labeled.getText().isEmpty()) {
            return false;
        }
        return !text.getText().equals(labeled.getText()) || isOutside(labeled);
    }

    /// Whether it goes beyond the right edge of the panel that it is in.
    private static boolean isOutside(Node node) {
        for (Node up = node.getParent(); up != null; up = up.getParent()) {
            if (up instanceof ScrollPane pane && pane.getContent().getLayoutBounds().getWidth()
                > pane.getViewportBounds().getWidth() + 1) {
                return false;
            }
            if (up.getStyleClass().contains("panel")) {
                Bounds edge = up.localToScene(up.getLayoutBounds());
                Bounds at = node.localToScene(node.getLayoutBounds());
                return at.getMaxX() > edge.getMaxX() + 1 && at.getMinX() < edge.getMaxX();
            }
        }
        return false;
    }

    private static boolean hasTooltip(Node node) {
        for (Node up = node; up != null; up = up.getParent()) {
            if (up instanceof Control control && control.getTooltip() != null) {
                return true;
            }
        }
        return false;
    }

    private static String name(Node node) {
        if (node.getAccessibleText() != null && !node.getAccessibleText().isBlank()) {
            return node.getAccessibleText();
        }
        return node instanceof Labeled labeled && labeled.getText() != null ? labeled.getText() : "";
    }

    /// A part of a control that has a name itself.
    private static boolean isPartOfNamed(Node node) {
        for (Node up = node.getParent(); up != null; up = up.getParent()) {
            if (up instanceof Control && !(up instanceof ListCell<?>) && !name(up).isBlank()
                && up.isFocusTraversable()) {
                return true;
            }
        }
        return false;
    }

    private static boolean isShown(Node node) {
        for (Node up = node; up != null; up = up.getParent()) {
            if (!up.isVisible()) {
                return false;
            }
        }
        return node.getLayoutBounds().getWidth() > 0;
    }

    private static List<Node> all(Parent root) {
        List<Node> nodes = new ArrayList<>(List.of(root));
        for (Node child : root.getChildrenUnmodifiable()) {
            if (child instanceof Parent parent) {
                nodes.addAll(all(parent));
            } else {
                nodes.add(child);
            }
        }
        return nodes;
    }
}
