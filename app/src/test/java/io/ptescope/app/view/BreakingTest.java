package io.ptescope.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.app.action.ActionId;
import io.ptescope.app.editor.Draft;
import io.ptescope.app.panel.Inspection;
import io.ptescope.app.panel.PathLine;
import io.ptescope.app.session.Breakpoint;
import io.ptescope.app.session.Search;
import io.ptescope.app.session.Selection;
import io.ptescope.app.view.dock.PanelId;
import io.ptescope.app.view.pane.SectionsPanel;
import io.ptescope.app.view.work.Work;
import io.ptescope.model.kernel.KernelVersion;
import io.ptescope.model.recording.Granularity;
import io.ptescope.model.scenario.run.RunKernel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class BreakingTest extends WindowTest {
    @Test
    void conditionStopsRunningForwardAndBackwards() {
        add("A[3] = RW dirty");
        assertThat(frame().breakpoints()).hasSize(1);
        assertThat(text("break-problem")).isEmpty();
        fx(() -> session().toStart());
        runTo("A[3] = RW dirty");
        long first = frame().position();
        runTo("A[3] = RW dirty");
        long second = frame().position();
        assertThat(second).isGreaterThan(first);
        fx(() -> session().toEnd());
        while (frame().position() > second) {
            keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F9);
        }
        assertThat(frame().position()).isEqualTo(second);
    }

    @Test
    void mistakeIsToldWithItsColumn() {
        add("call do_wp_pag");
        assertThat(frame().breakpoints()).isEmpty();
        assertThat(text("break-problem")).startsWith("Column 6").contains("did you mean \"do_wp_page\"?");
    }

    @Test
    void lineTakesABreakpointFromTheKeyboardAndShowsIt() {
        fx(() -> session().stepBy(Granularity.FUNCTION));
        fx(() -> session().next());
        ListView<PathLine> path = lines("path");
        fx(() -> {
            path.requestFocus();
            path.getSelectionModel().select(
                path.getItems().stream().filter(line -> line.site() != 0).findFirst().orElseThrow());
        });
        keys(KeyCode.CONTROL, KeyCode.F8);
        assertThat(frame().breakpoints()).hasSize(1).allMatch(Breakpoint.Line.class::isInstance);
        assertThat(path.getItems()).anyMatch(PathLine::broken);
    }

    @Test
    void selectedEntryTakesABreakpoint() {
        fx(() -> session().next());
        long start = frame().machine().vmas().start(frame().machine().vmas().of(0).getFirst());
        fx(() -> session().select(new Selection.Pte(0, start + 3 * 4096)));
        focusStage();
        keys(KeyCode.T);
        assertThat(frame().breakpoints()).containsExactly(new Breakpoint.Pte(0, start + 3 * 4096));
        keys(KeyCode.T);
        assertThat(frame().breakpoints()).isEmpty();
    }

    @Test
    void eventsAreFilteredAndARowLeadsThere() {
        keys(KeyCode.CONTROL, KeyCode.F);
        ListView<Long> events = lines("events");
        assertThat(events.getItems()).hasSize((int) frame().end());
        TextField query = (TextField) node("event-query");
        assertThat(window.scene().getFocusOwner()).isSameAs(query);
        fx(() -> query.setText("trap"));
        keys(KeyCode.ENTER);
        assertThat(events.getItems().size()).isBetween(1, 10);
        fx(() -> {
            events.requestFocus();
            events.getSelectionModel().select(1);
        });
        keys(KeyCode.ENTER);
        assertThat(frame().position()).isEqualTo(events.getItems().get(1) + 1);
    }

    @Test
    void eventsOfALongRunAreFilteredBesideTheWindow() {
        fx(() -> window.desk().open(Draft.untitled("""
            kernel 4.14
            file F dax pages=20000 hole
            mmap A F shared r pages=20000 populate
            mmap B F shared r pages=1
            read B 0
            """)));
        Queue<Runnable> beside = new ArrayDeque<>();
        Work work = new Work(beside::add, Runnable::run);
        fx(() -> window.desk().working(work));
        keys(KeyCode.CONTROL, KeyCode.F);
        ListView<Long> events = lines("events");
        int all = events.getItems().size();
        fx(() -> ((TextField) node("event-query")).setText("trap"));
        keys(KeyCode.ENTER);
        List<Double> progress = new ArrayList<>();
        fx(() -> work.shownProperty().subscribe(now -> now.ifPresent(shown -> progress.add(shown.progress()))));
        assertThat(work.isBusy(Work.Kind.EVENTS)).isTrue();
        assertThat(events.getItems()).hasSize(all);
        fx(() -> beside.remove().run());
        assertThat(events.getItems().size()).isBetween(1, 10);
        assertThat(text("event-outcome")).isEqualTo(events.getItems().size() + " found");
        assertThat(progress).isSorted().hasSizeGreaterThan(10);
        keys(KeyCode.ENTER);
        fx(() -> work.cancel(Work.Kind.EVENTS));
        fx(() -> beside.remove().run());
        assertThat(text("event-outcome")).as("nobody hears of what was cancelled").isEmpty();
    }

    @Test
    void bookmarksAndMarkersAreSetAndMeasured() {
        fx(() -> window.actions().run(ActionId.PANEL_BOOKMARKS));
        focusStage();
        keys(KeyCode.SHIFT, KeyCode.A);
        fx(() -> session().next());
        fx(() -> session().next());
        long here = frame().position();
        keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.DIGIT2);
        focusStage();
        keys(KeyCode.SHIFT, KeyCode.B);
        fx(() -> session().toEnd());
        keys(KeyCode.CONTROL, KeyCode.DIGIT2);
        assertThat(frame().position()).isEqualTo(here);
        Inspection shown = ((SectionsPanel) window.dock().panel(PanelId.BOOKMARKS)).shown();
        assertThat(shown.sections().getLast().aside()).isEqualTo(here + " events");
        assertThat(shown.sections().getLast().items()).anyMatch(item -> item instanceof Inspection.Item.Moment moment
            && moment.step().equals("A[3]") && moment.change().equals("none → R"));
    }

    @Test
    void listOfEventsForgetsTheRunBeforeThoughTheSearchHasAMistake() {
        keys(KeyCode.CONTROL, KeyCode.F);
        ListView<Long> events = lines("events");
        assertThat(events.getItems()).isNotEmpty();
        fx(() -> ((TextField) node("event-query")).setText("x"));
        fx(() -> window.desk().switchTo(RunKernel.of(KernelVersion.V2_6_17)));
        long last = frame().recording().size();
        assertThat(events.getItems()).allMatch(event -> event < last);
        assertThat(text("event-outcome")).isNotBlank();
    }

    @Test
    void numberOfAStepLeadsThere() {
        keys(KeyCode.CONTROL, KeyCode.G);
        TextField number = (TextField) node("step-number");
        fx(() -> number.setText("99999"));
        keys(KeyCode.ENTER);
        assertThat(frame().isAtStart()).isTrue();
        fx(() -> number.setText("2"));
        keys(KeyCode.ENTER);
        assertThat(frame().number()).isEqualTo(2);
    }

    /// Runs on until the breakpoint with this text is met; marks of the lesson stop running as well.
    private void runTo(String text) {
        List<Long> hits = new Search(frame().story(), frame().breakpoints()).hits(100, (done, all) -> { });
        long before = frame().position();
        do {
            keys(KeyCode.F9);
        } while (!hits.contains(frame().position()) && !frame().isAtEnd());
        assertThat(frame().position()).as(text).isGreaterThan(before);
    }

    private void add(String query) {
        fx(() -> window.actions().run(ActionId.PANEL_BREAKPOINTS));
        fx(() -> ((TextField) node("break-query")).setText(query));
        keys(KeyCode.ENTER);
    }

    @SuppressWarnings("unchecked")
    private <T> ListView<T> lines(String id) {
        return (ListView<T>) node(id);
    }
}
