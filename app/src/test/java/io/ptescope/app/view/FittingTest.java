package io.ptescope.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.app.action.ActionId;
import io.ptescope.app.view.desk.Lessons;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;

class FittingTest extends WindowTest {
    @Test
    void controlsShowTheirWholeTextAtTheLeastSize() {
        assertThat(cut()).isEmpty();
        fx(() -> window.actions().run(ActionId.TO_END));
        assertThat(cut()).isEmpty();
    }

    @Test
    void everythingLiesInsideTheWindowAtEverySize() {
        for (double[] size : new double[][] {{960, 640}, {990, 690}, {960, 700}}) {
            fx(() -> {
                stage.setWidth(size[0]);
                stage.setHeight(size[1]);
            });
            for (String id : List.of("next", "back", "play", "position", "by-event", "search", "export", "stage")) {
                Bounds bounds = node(id).localToScene(node(id).getBoundsInLocal());
                assertThat(bounds.getMinX()).as(id).isGreaterThanOrEqualTo(-1);
                assertThat(bounds.getMaxX()).as(id).isLessThanOrEqualTo(window.scene().getWidth() + 1);
                assertThat(bounds.getMaxY()).as(id).isLessThanOrEqualTo(window.scene().getHeight() + 1);
            }
            assertThat(window.stage().picture().figure().size().width())
                .isEqualTo(Math.floor(window.stage().getWidth()));
        }
    }

    @Test
    void backIsAsLargeAsNext() {
        Bounds back = node("back").getLayoutBounds();
        Bounds next = node("next").getLayoutBounds();
        assertThat(back.getWidth()).isEqualTo(next.getWidth());
        assertThat(back.getHeight()).isEqualTo(next.getHeight()).isEqualTo(44);
    }

    @Test
    void everySentenceOfEveryLessonTakesTwoLinesAtMost() {
        List<String> tooLong = new ArrayList<>();
        for (Lessons.Choice lesson : window.desk().lessons().all()) {
            fx(() -> window.desk().open(lesson.lesson()));
            fx(() -> window.actions().run(ActionId.BY_OPERATION));
            for (boolean more = true; more; more = !frame().isAtEnd()) {
                if (lines((Label) node("sentence")) > 2) {
                    tooLong.add(lesson.lesson() + ": " + text("sentence"));
                }
                fx(() -> session().next());
            }
        }
        assertThat(tooLong).isEmpty();
    }

    private static int lines(Label label) {
        Text text = (Text) label.lookup(".text");
        boolean whole = text.getText().equals(label.getText());
        double line = text.getFont().getSize() * 1.3;
        return whole ? (int) Math.round(text.getLayoutBounds().getHeight() / line) : 3;
    }

    /// Buttons and headings whose text does not fit.
    private List<String> cut() {
        List<String> cut = new ArrayList<>();
        for (Node node : lookup(".button").queryAll()) {
            add(cut, (Button) node);
        }
        for (Node node : lookup(".toggle-button").queryAll()) {
            add(cut, (ToggleButton) node);
        }
        for (Node node : lookup(".section").queryAll()) {
            add(cut, (Labeled) node);
        }
        return cut;
    }

    private static void add(List<String> cut, Labeled labeled) {
        if (labeled.lookup(".text") instanceof Text text && isSeen(labeled) && !labeled.getText().isEmpty()
            && !text.getText().isEmpty()
            && !text.getText().equals(labeled.getText())) {
            cut.add(labeled.getText());
        }
    }

    private static boolean isSeen(Node node) {
        return node.isVisible() && (node.getParent() == null || isSeen(node.getParent()));
    }
}
