package io.ptescope.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.app.action.ActionId;
import io.ptescope.app.layout.Biography;
import io.ptescope.app.layout.Box;
import io.ptescope.app.layout.BoxId;
import io.ptescope.app.layout.Fill;
import io.ptescope.app.layout.Plots;
import io.ptescope.app.panel.BiographyModel;
import io.ptescope.app.panel.CountersModel;
import io.ptescope.app.text.Messages;
import io.ptescope.app.view.dock.PanelId;
import io.ptescope.app.view.stage.ChartView;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class ChartsTest extends WindowTest {
    @Test
    void biographyTellsTheLifeOfEachEntryAndPage() {
        List<Biography.Life> lives = new BiographyModel(new Messages(), frame().story(), (done, all) -> { })
            .biography(frame()).rows();
        assertThat(lives).extracting(Biography.Life::name).containsExactly("P0 A[3]", "data.db[3]");
        assertThat(lives.getFirst().spans()).extracting(Biography.Span::text).startsWith("none", "R", "W●");
        assertThat(lives.getLast().spans()).extracting(Biography.Span::fill).contains(Fill.WRITE_DIRTY);
        for (Biography.Life life : lives) {
            assertThat(life.spans().getFirst().begin()).isZero();
            assertThat(life.spans().getLast().end()).isEqualTo(frame().end());
            for (int i = 1; i < life.spans().size(); i++) {
                assertThat(life.spans().get(i).begin()).isEqualTo(life.spans().get(i - 1).end());
            }
        }
    }

    @Test
    void countersThatMoveArePlotted() {
        Plots plots = new CountersModel(frame().story(), (done, all) -> { }).plots(frame());
        assertThat(plots.rows()).extracting(Plots.Row::name).contains("nr_dirty", "pgfault");
        Plots.Row dirty = plots.rows().stream().filter(row -> row.name().equals("nr_dirty")).findFirst().orElseThrow();
        assertThat(dirty.steps()).extracting(Plots.Step::value).containsExactly(0L, 1L, 0L, 1L, 0L);
    }

    @Test
    void biographyIsASliderForTheKeyboard() {
        fx(() -> window.actions().run(ActionId.PANEL_BIOGRAPHY));
        ChartView view = (ChartView) node(PanelId.BIOGRAPHY.key());
        assertThat(window.scene().getFocusOwner()).isSameAs(view);
        keys(KeyCode.END);
        assertThat(frame().isAtEnd()).isTrue();
        keys(KeyCode.LEFT);
        assertThat(frame().number()).isEqualTo(frame().count() - 1);
        List<Box> spans = view.picture().figure().boxes().stream().filter(box -> box.id() instanceof BoxId.TimeMark)
            .toList();
        assertThat(spans).isNotEmpty().allMatch(box -> !box.says().isEmpty());
    }
}
