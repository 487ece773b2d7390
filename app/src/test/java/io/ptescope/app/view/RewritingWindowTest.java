package io.ptescope.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.app.action.ActionId;
import io.ptescope.app.panel.BranchRow;
import io.ptescope.app.panel.Pokes;
import io.ptescope.app.session.Branch;
import io.ptescope.app.view.file.WorkloadFiles;
import io.ptescope.model.scenario.run.RunKernel;
import io.ptescope.model.state.Field;
import java.util.List;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// What becomes of branches while somebody writes in the editor.
class RewritingWindowTest extends WindowTest {
    @Test
    void branchesOutliveWhatIsWrittenAndAStaleOneIsToldAndComesBack() {
        fx(() -> window.actions().run(ActionId.PANEL_BRANCHES));
        fx(() -> window.desk().switchTo(RunKernel.named("2.6.18").orElseThrow()));
        fx(() -> window.desk().branches().toBranch(Branch.ROOT));
        fx(() -> session().toStep(3));
        poke();
        assertThat(frame().branches().all()).hasSize(3);
        assertThat(frame().branches().open()).isEqualTo(3);
        String text = window.writing().editor().text();
        put(text.replaceFirst("title", "# mine\ntitle"));
        assertThat(frame().branches().all()).hasSize(3).noneMatch(Branch::isStale);
        assertThat(frame().branches().open()).isEqualTo(3);
        assertThat(frame().story().isEdited()).isTrue();
        put(text.replaceFirst("(?m)^write .*\\n", ""));
        assertThat(frame().branches().find(3).orElseThrow().isStale()).isTrue();
        assertThat(frame().branches().open()).isEqualTo(Branch.ROOT);
        assertThat(window.notices().isShowing()).as("an expectation does not hold").isTrue();
        BranchRow stale = rows().stream().filter(row -> row.number() == 3).findFirst().orElseThrow();
        assertThat(stale.outcome().words()).contains("stale");
        fx(() -> {
            branches().requestFocus();
            branches().getSelectionModel().select(stale);
        });
        keys(KeyCode.ENTER);
        assertThat(frame().branches().open()).isEqualTo(Branch.ROOT);
        put(text);
        assertThat(window.notices().isShowing()).isFalse();
        assertThat(frame().branches().all()).hasSize(3).noneMatch(Branch::isStale);
        assertThat(frame().story().lesson()).isEqualTo("first-store");
        fx(() -> window.desk().branches().toBranch(3));
        assertThat(frame().story().isEdited()).isTrue();
    }

    @Test
    void whatNoLongerHoldsBehindAnEditIsNewsAndNoMistake() {
        fx(() -> session().toStep(3));
        poke();
        assertThat(window.notices().isShowing()).isTrue();
        assertThat(text("notice")).startsWith("Because of your edit, line ");
        assertThat(lookup(".notice.problem").tryQuery()).isEmpty();
        fx(() -> window.desk().branches().toBranch(Branch.ROOT));
        assertThat(window.notices().isShowing()).isFalse();
    }

    @Test
    void anotherWorkloadBeginsWithNoBranches() {
        fx(() -> window.desk().switchTo(RunKernel.named("2.6.18").orElseThrow()));
        fx(() -> window.actions().run(ActionId.NEW_WORKLOAD));
        assertThat(frame().branches().all()).hasSize(1);
        put(WorkloadFiles.NEW + "read A 1\n");
        assertThat(frame().branches().all()).hasSize(1);
        assertThat(frame().branches().find(Branch.ROOT).orElseThrow().kernel().text()).isEqualTo("2.6.19");
    }

    private void poke() {
        long entry = -1;
        long position = frame().position();
        while (entry < 0) {
            entry = frame().recording().log().changes(--position, Field.TABLE_ENTRY) ? position : -1;
        }
        long found = entry;
        fx(() -> window.desk().branches().poke(List.of(new Pokes.Change(Field.TABLE_ENTRY,
            frame().recording().log().object(found), frame().recording().log().slot(found),
            frame().recording().log().after(found) & ~0x40L))));
    }

    private void put(String text) {
        fx(() -> window.desk().write(window.desk().draft().edited(text)));
        settle();
    }

    private List<BranchRow> rows() {
        return branches().getItems();
    }

    @SuppressWarnings("unchecked")
    private ListView<BranchRow> branches() {
        return (ListView<BranchRow>) node("branches");
    }
}
