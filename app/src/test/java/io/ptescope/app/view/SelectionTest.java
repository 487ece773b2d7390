package io.ptescope.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.app.layout.Box;
import io.ptescope.app.layout.BoxId;
import io.ptescope.app.session.Selection;
import io.ptescope.app.view.stage.Boxes;
import io.ptescope.app.view.stage.PaintCounts;
import io.ptescope.model.event.Event;
import io.ptescope.model.recording.Granularity;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SelectionTest extends WindowTest {
    @BeforeEach
    void afterTheFirstStore() {
        fx(() -> {
            session().stepBy(Granularity.OPERATION);
            session().next();
            session().next();
            session().next();
        });
    }

    @Test
    void clickSelectsAndTheInspectorShowsIt() {
        Box entry = entries().get(3);
        click(entry.id());
        assertThat(frame().selection()).isEqualTo(Boxes.selection(entry.id()));
        assertThat(window.inspector().shown().sections().getFirst().title()).isEqualTo("Entry A[3]");
        click(new BoxId.CachePage(1, 5));
        assertThat(frame().selection()).isEqualTo(new Selection.CachePage(1, 5));
        assertThat(window.inspector().shown().sections().getFirst().title()).isEqualTo("Page 5 of data.db");
    }

    @Test
    void arrowKeysMoveFromCellToCellAndSayWhereTheyAre() {
        click(entries().get(2).id());
        keys(KeyCode.RIGHT);
        assertThat(frame().selection()).isEqualTo(Boxes.selection(entries().get(3).id()));
        keys(KeyCode.LEFT);
        assertThat(frame().selection()).isEqualTo(Boxes.selection(entries().get(2).id()));
        keys(KeyCode.RIGHT);
        assertThat(window.stage().cursorWords()).contains("A").contains("page 3").contains("writable")
            .contains("dirty");
        keys(KeyCode.DOWN);
        keys(KeyCode.DOWN);
        assertThat(window.stage().cursorWords()).contains("data.db");
        keys(KeyCode.ESCAPE);
        assertThat(frame().selection()).isEqualTo(Selection.NONE);
    }

    @Test
    void arrowKeysBeginAtWhatTheStepChanged() {
        focusStage();
        keys(KeyCode.RIGHT);
        assertThat(frame().selection()).isEqualTo(Boxes.selection(entries().get(3).id()));
    }

    @Test
    void pointerPaintsOnlyWhatIsAboveTheFigure() {
        PaintCounts work = window.stage().picture().counts();
        move(onScreen(entries().get(0).id()));
        int layouts = work.layouts();
        int paints = work.paints();
        int above = work.abovePaints();
        for (Box box : entries()) {
            move(onScreen(box.id()));
        }
        assertThat(work.layouts()).isEqualTo(layouts);
        assertThat(work.paints()).isEqualTo(paints);
        assertThat(work.abovePaints()).isGreaterThan(above).isLessThanOrEqualTo(above + entries().size());
    }

    @Test
    void pointerThatStaysInOneCellPaintsNothing() {
        Point2D middle = onScreen(entries().get(2).id());
        move(middle);
        int above = window.stage().picture().counts().abovePaints();
        move(middle.add(3, 2));
        move(middle.add(-2, 1));
        assertThat(window.stage().picture().counts().abovePaints()).isEqualTo(above);
    }

    @Test
    void selectingPaintsTheFigureOnceMoreAtMost() {
        PaintCounts work = window.stage().picture().counts();
        click(entries().get(1).id());
        int layouts = work.layouts();
        int paints = work.paints();
        keys(KeyCode.RIGHT);
        assertThat(work.layouts()).isEqualTo(layouts);
        assertThat(work.paints()).isEqualTo(paints);
    }

    @Test
    void questionWhyLeadsBackToTheStepThatSetTheBit() {
        fx(() -> session().toEnd());
        click(new BoxId.CachePage(1, 3));
        long end = frame().position();
        keys(KeyCode.ALT, KeyCode.LEFT);
        assertThat(frame().position()).isLessThan(end);
        keys(KeyCode.W);
        assertThat(frame().position()).isLessThan(end);
    }

    @Test
    void bitLeadsToWhereItGotItsValueAndWhyGoesOnFromThere() {
        click(entries().get(3).id());
        fx(() -> session().toEnd());
        fx(() -> session().runToMark("after fsync"));
        Node dirty = lookup(".bit").queryAll().stream()
            .filter(node -> node.getAccessibleText().contains("Dirty") || node.getAccessibleText().contains("dirty"))
            .findFirst().orElseThrow();
        fx(dirty::requestFocus);
        long before = frame().position();
        keys(KeyCode.SPACE);
        assertThat(frame().position()).isLessThan(before);
        assertThat(frame().event().orElseThrow()).isInstanceOf(Event.Change.class);
        long set = frame().position();
        focusStage();
        keys(KeyCode.W);
        assertThat(frame().position()).isNotEqualTo(set);
    }

    private List<Box> entries() {
        return window.stage().picture().figure().cells().stream().filter(box -> box.id() instanceof BoxId.Pte).toList();
    }

    private void move(Point2D point) {
        interact(() -> new Robot().mouseMove(point));
        settle();
    }

    private void click(BoxId id) {
        Point2D point = onScreen(id);
        interact(() -> {
            Robot robot = new Robot();
            robot.mouseMove(point);
            robot.mouseClick(MouseButton.PRIMARY);
        });
        settle();
    }
}
