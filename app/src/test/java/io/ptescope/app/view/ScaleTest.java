package io.ptescope.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.app.action.ActionId;
import io.ptescope.app.view.choice.ScaledPane;
import io.ptescope.app.view.choice.UiScale;
import io.ptescope.app.view.dock.Area;
import io.ptescope.app.view.dock.DockLayout;
import io.ptescope.app.view.dock.PanelId;
import io.ptescope.app.view.stage.PictureView;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class ScaleTest extends WindowTest {
    @Test
    void everythingGrowsWithCtrlPlusAndComesBackWithCtrlZero() throws IOException {
        double before = onScreen(node("next")).getHeight();
        for (int i = 0; i < 3; i++) {
            keys(KeyCode.CONTROL, KeyCode.EQUALS);
        }
        assertThat(window.scale().percent()).isEqualTo(150);
        assertThat(onScreen(node("next")).getHeight()).isEqualTo(before * 1.5);
        fx(window::close);
        assertThat(Files.readString(settings)).contains("scale = 150");
        keys(KeyCode.CONTROL, KeyCode.DIGIT0);
        assertThat(onScreen(node("next")).getHeight()).isEqualTo(before);
        fx(window::close);
        assertThat(Files.readString(settings)).doesNotContain("scale");
    }

    @Test
    void sidesFoldWhereThereIsNoRoomAndComeBackWithIt() {
        double natural = window.stage().getWidth();
        fx(() -> window.scale().choose(200));
        assertThat(window.dock().shown().seen()).containsExactly(PanelId.STAGE);
        assertThat(window.stage().getWidth()).as("in its own pixels").isGreaterThan(natural * 0.6);
        assertThat(window.dock().layout()).as("as it is remembered").isEqualTo(DockLayout.standard());
        fx(() -> window.scale().natural());
        assertThat(window.dock().shown()).isEqualTo(DockLayout.standard());
    }

    @Test
    void panelThatIsAskedForOpensThoughThereIsNoRoomAndTheFocusOfAFoldedOneGoesToTheStage() {
        fx(() -> window.dock().go(PanelId.WORKLOAD));
        fx(() -> window.scale().choose(200));
        assertThat(window.scene().getFocusOwner()).isSameAs(window.stage());
        fx(() -> window.dock().go(PanelId.INSPECTOR));
        assertThat(window.dock().shown().isSeen(PanelId.INSPECTOR)).isTrue();
        assertThat(window.dock().shown().isCollapsed(Area.LEFT)).isTrue();
        assertThat(window.scene().getFocusOwner()).isSameAs(window.inspector());
        fx(() -> window.actions().run(ActionId.FOLD_RIGHT));
        assertThat(window.dock().shown().seen()).containsExactly(PanelId.STAGE);
    }

    @Test
    void nothingOfTheStepsIsCutAtAnyScale() {
        for (int percent : UiScale.STEPS) {
            fx(() -> window.scale().choose(percent));
            for (String id : List.of("back", "next", "granularity", "play", "position")) {
                Node node = node(id);
                assertThat(node.localToScene(node.getLayoutBounds()).getMaxX()).as("%s at %d %%", id, percent)
                    .isLessThanOrEqualTo(Math.max(window.scene().getWidth(), ScaledPane.LEAST_WIDTH * percent / 100));
            }
        }
    }

    @Test
    void scaleEndsAtSeventyFiveAndThreeHundred() {
        for (int i = 0; i < 20; i++) {
            fx(() -> window.actions().run(ActionId.LARGER));
        }
        assertThat(window.scale().percent()).isEqualTo(300);
        for (int i = 0; i < 20; i++) {
            fx(() -> window.actions().run(ActionId.SMALLER));
        }
        assertThat(window.scale().percent()).isEqualTo(75);
    }

    @Test
    void picturesHaveAsManyPixelsAsTheyTakeOnTheScreen() {
        fx(() -> window.scale().choose(200));
        PictureView picture = window.stage().picture();
        Parent tiles = (Parent) picture.getChildrenUnmodifiable().getFirst();
        double pixels = tiles.getChildrenUnmodifiable().stream().map(Canvas.class::cast)
            .mapToDouble(tile -> tile.getLayoutX() + tile.getWidth()).max().orElseThrow();
        assertThat(pixels).isEqualTo(2 * Math.floor(picture.getWidth()));
        assertThat(tiles.localToParent(pixels, 0).getX()).isEqualTo(Math.floor(picture.getWidth()));
    }

    @Test
    void whatHasTheFocusIsScrolledIntoTheWindowAtTheLargestScale() {
        fx(() -> window.scale().choose(300));
        for (int i = 0; i < 40; i++) {
            keys(KeyCode.TAB);
            Bounds at = onScreen(window.scene().getFocusOwner());
            assertThat(at.getMinX()).as("%s", window.scene().getFocusOwner()).isLessThan(window.scene().getWidth());
            assertThat(at.getMaxX()).isPositive();
            assertThat(at.getMinY()).isLessThan(window.scene().getHeight());
            assertThat(at.getMaxY()).isPositive();
        }
    }

    private static Bounds onScreen(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }
}
