package io.ptescope.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.app.editor.Draft;
import io.ptescope.app.panel.Inspection;
import io.ptescope.app.panel.WorkloadLine;
import io.ptescope.app.session.Selection;
import io.ptescope.app.view.stage.PaintCounts;
import io.ptescope.model.recording.Granularity;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ListView;
import org.junit.jupiter.api.Test;

/// What a step costs while a run is played, in counts: none of them may grow with the run.
class PlayingTest extends WindowTest {
    private static final int ENTRIES = 100_000;
    private static final int SMALL = 100;
    private static final int STEPS = 40;
    private static final int WARM = 8;
    private static final int DOUBLINGS = 6;

    /// What one step made the window do.
    private record Cost(long refreshes, int laidOut, int made, long boxes, long painted) {}

    @Test
    void aStepAtAHundredThousandEntriesCostsNoMoreThanAtAThousand() {
        Cost few = dearest(1000);
        Cost many = dearest(ENTRIES);

        assertThat(many.refreshes()).as("panels shown").isLessThanOrEqualTo(3);
        assertThat(many.laidOut()).as("nodes laid out").isLessThanOrEqualTo(60);
        assertThat(many.made()).as("nodes made").isLessThanOrEqualTo(20);
        assertThat(many.boxes()).as("boxes laid out").isLessThanOrEqualTo(few.boxes() + 20).isLessThanOrEqualTo(120);
        assertThat(many.painted()).as("boxes painted").isLessThanOrEqualTo(few.painted() + 20)
            .isLessThanOrEqualTo(60);
    }

    @Test
    void whenItIsNotInAHurryEveryPanelShowsEveryStep() {
        open(SMALL, 0);
        long before = window.views().refreshes();
        fx(pauses::elapse);

        assertThat(window.views().refreshes() - before).isEqualTo(window.dock().seen().size());
    }

    @Test
    void allPanelsShowTheMomentAtWhichPlayingStops() {
        open(SMALL, DOUBLINGS);
        for (int n = 0; n < 2; n++) {
            fx(pauses::elapse);
        }
        fx(window.player()::stop);
        Inspection inspected = window.inspector().shown();
        List<WorkloadLine> lines = workload();
        fx(() -> window.dock().seen().forEach(panel -> panel.show(frame())));

        assertThat(window.inspector().shown()).isEqualTo(inspected);
        assertThat(workload()).isEqualTo(lines);
        assertThat(lines.get(frame().operation()).progress()).isEqualTo(WorkloadLine.Progress.CURRENT);
    }

    @Test
    void whatTheUserDoesWhileItHurriesIsSeenAtOnce() {
        open(SMALL, DOUBLINGS);
        fx(pauses::elapse);
        long before = window.views().refreshes();
        fx(() -> session().select(new Selection.Page(3)));

        assertThat(window.views().refreshes() - before).isEqualTo(window.dock().seen().size());
    }

    private List<WorkloadLine> workload() {
        ListView<WorkloadLine> list = lookup("#workload").query();
        return List.copyOf(list.getItems());
    }

    /// Plays a run with that many entries, `2^doublings` times as fast as one can read along.
    private void open(int entries, int doublings) {
        StringBuilder text = new StringBuilder("kernel 4.14\nfile F dax pages=" + entries
            + " hole\nmmap A F shared r pages=" + entries + " populate\nmmap B F shared rw pages=" + entries + "\n");
        for (int i = 0; i < STEPS + WARM; i++) {
            text.append("write B ").append((long) i * 7919 % entries).append(" 65\n");
        }
        fx(() -> {
            window.desk().open(Draft.untitled(text.toString()));
            session().stepBy(Granularity.OPERATION);
            session().toStep(2);
            for (int n = 0; n < doublings; n++) {
                window.player().accelerate(true);
            }
            window.player().toggle();
        });
    }

    /// The most that any step cost.
    private Cost dearest(int entries) {
        open(entries, DOUBLINGS);
        for (int n = 0; n < WARM; n++) {
            fx(pauses::elapse);
        }
        Cost dearest = new Cost(0, 0, 0, 0, 0);
        for (int n = WARM; n < STEPS; n++) {
            Cost cost = step();
            dearest = new Cost(Math.max(dearest.refreshes(), cost.refreshes()),
                Math.max(dearest.laidOut(), cost.laidOut()), Math.max(dearest.made(), cost.made()),
                Math.max(dearest.boxes(), cost.boxes()), Math.max(dearest.painted(), cost.painted()));
        }
        fx(window.player()::stop);
        return dearest;
    }

    private Cost step() {
        PaintCounts work = window.stage().picture().counts();
        long refreshes = window.views().refreshes();
        long boxes = work.boxesLaidOut();
        long painted = work.boxesPainted();
        Set<Node> before = Collections.newSetFromMap(new IdentityHashMap<>());
        all(window.scene().getRoot(), before);
        int[] dirty = new int[1];
        interact(() -> {
            pauses.elapse();
            Set<Node> now = Collections.newSetFromMap(new IdentityHashMap<>());
            all(window.scene().getRoot(), now);
            dirty[0] = (int) now.stream().filter(node -> node instanceof Parent parent && parent.isNeedsLayout())
                .count();
        });
        settle();
        Set<Node> after = Collections.newSetFromMap(new IdentityHashMap<>());
        all(window.scene().getRoot(), after);
        after.removeAll(before);
        return new Cost(window.views().refreshes() - refreshes, dirty[0], after.size(), work.boxesLaidOut() - boxes,
            work.boxesPainted() - painted);
    }

    private static void all(Node node, Set<Node> nodes) {
        nodes.add(node);
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> all(child, nodes));
        }
    }
}
