package io.ptescope.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.app.action.ActionId;
import io.ptescope.app.editor.Draft;
import io.ptescope.app.panel.Pokes;
import io.ptescope.app.session.Branch;
import io.ptescope.app.session.Standing;
import io.ptescope.app.store.Recovery;
import io.ptescope.app.view.desk.Desk;
import io.ptescope.app.view.desk.ScenarioLessons;
import io.ptescope.app.view.dock.PanelId;
import io.ptescope.model.scenario.run.RunKernel;
import io.ptescope.model.state.Field;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A window in the place of another one, because another language was chosen: nothing is forgotten.
class AgainTest extends WindowTest {
    private static final String TEXT = "kernel 4.14\nfile F dax pages=4\nmmap A F shared rw pages=4\nread A 0\n"
        + "write A 0 65\nread A 1\n";
    private static final String SHORTER = TEXT.replace("write A 0 65\n", "");

    private Place place;

    @Override
    public void start(Stage newStage) throws Exception {
        super.start(newStage);
        window.close();
        place = new Place(newStage, surroundings());
        window = place.show(new Desk(ScenarioLessons.bundled()));
    }

    @AfterEach
    void leaveTheStage() {
        fx(() -> {
            stage.titleProperty().unbind();
            stage.setOnHidden(null);
            stage.setOnCloseRequest(null);
        });
    }

    @Test
    void whatWasWrittenCanStillBeTakenBack() {
        String before = window.writing().editor().text();
        fx(() -> window.writing().editor().focusTarget().insertText(
            window.writing().editor().focusTarget().getDocumentEnd(), "# mine", null));
        String written = window.writing().editor().text();
        again();
        assertThat(window.writing().editor().text()).isEqualTo(written).isNotEqualTo(before);
        fx(() -> window.actions().run(ActionId.UNDO));
        assertThat(window.writing().editor().text()).isEqualTo(before);
        again();
        fx(() -> window.actions().run(ActionId.REDO));
        assertThat(window.writing().editor().text()).isEqualTo(written);
    }

    @Test
    void otherWorkloadHasNoPastOfThis() {
        rewrite(TEXT);
        again();
        fx(() -> window.desk().open("store-first"));
        String text = window.writing().editor().text();
        fx(() -> window.actions().run(ActionId.UNDO));
        assertThat(window.writing().editor().text()).isEqualTo(text);
    }

    @Test
    void answersOfALabStayWithWhatWasSaidToThem() {
        fx(() -> window.dock().go(PanelId.LABS));
        fx(() -> ((RadioButton) node("lab-choice-0-1")).setSelected(true));
        fx(() -> ((TextField) node("lab-answer-3")).setText("enospc"));
        fx(((ButtonBase) node("labs-check"))::fire);
        fx(() -> ((RadioButton) node("lab-choice-1-1")).setSelected(true));
        again();
        fx(() -> window.dock().go(PanelId.LABS));
        assertThat(((RadioButton) node("lab-choice-0-1")).isSelected()).isTrue();
        assertThat(((RadioButton) node("lab-choice-1-1")).isSelected()).isTrue();
        assertThat(((TextField) node("lab-answer-3")).getText()).isEqualTo("enospc");
        assertThat(text("lab-verdict-0")).contains("Richtig");
        assertThat(lookup("#lab-verdict-1").tryQuery()).as("not checked yet").isEmpty();
        assertThat(text("labs-score")).contains("2");
    }

    @Test
    void questionOfWhatWasLeftIsAskedAgainUntilItIsAnswered() throws Exception {
        Path left = settings.toAbsolutePath().resolveSibling("recovery-99.ptescope");
        Files.writeString(left, "ptescope-session 1\nworkload\n| file F ext3 pages=1\n");
        fx(() -> window.writing().files().offerRecovery());
        assertThat(lookup("#answer-recover").tryQuery()).isPresent();
        again();
        assertThat(lookup("#answer-recover").tryQuery()).isPresent();
        fx(((ButtonBase) node("answer-forget"))::fire);
        again();
        assertThat(lookup("#answer-recover").tryQuery()).isEmpty();
        assertThat(new Recovery(left.getParent(), 1, process -> false).left()).doesNotContain(left);
    }

    @Test
    void staleBranchComesBackInTheOtherWindowAndSoDoesADeletedOne() {
        fx(() -> window.desk().open(Draft.untitled(TEXT)));
        fx(() -> session().seek(frame().story().recording().begin(2) + 1));
        fx(() -> window.desk().branches().poke(List.of(new Pokes.Change(Field.PAGE_REFCOUNT, 1, 0, 7))));
        assertThat(branch(2).isEdited()).isTrue();
        rewrite(SHORTER);
        assertThat(branch(2).standing()).isNotEqualTo(Standing.CURRENT);
        fx(() -> window.desk().switchTo(RunKernel.named("6.1").orElseThrow()));
        fx(() -> window.desk().branches().toBranch(1));
        fx(() -> session().remove(3));
        again();
        fx(() -> session().restoreRemoved());
        assertThat(branch(3).kernel().text()).isEqualTo("6.1");
        rewrite(TEXT);
        assertThat(branch(2).standing()).isEqualTo(Standing.CURRENT);
    }

    @Test
    void branchesStayThoughTheTextHadAMistakeMeanwhile() {
        fx(() -> window.desk().open(Draft.untitled(TEXT)));
        fx(() -> window.desk().switchTo(RunKernel.named("6.1").orElseThrow()));
        rewrite(TEXT + "frob\n");
        again();
        rewrite(TEXT + "read A 2\n");
        assertThat(frame().branches().all()).hasSize(2);
        assertThat(frame().story().operations()).last().isEqualTo("read A 2");
    }

    /// On a stage of its own: TestFX remembers all events on the one that it knows, and so the scenes.
    @Test
    void windowThatIsNotShownAnyMoreIsCollected() {
        List<Stage> own = new ArrayList<>();
        List<Place> there = new ArrayList<>();
        fx(() -> {
            own.add(new Stage());
            there.add(new Place(own.getFirst(), surroundings()));
            there.getFirst().show(window.desk().again());
            own.getFirst().show();
        });
        WeakReference<MainWindow> before = new WeakReference<>(there.getFirst().window());
        fx(() -> there.getFirst().window().dock().go(PanelId.LABS));
        fx(() -> there.getFirst().window().dock().go(PanelId.BRANCHES));
        fx(() -> there.getFirst().window().actions().run(ActionId.LANGUAGE));
        fx(pauses::elapse);
        for (int i = 0; i < 50 && before.get() != null; i++) {
            System.gc();
            settle();
        }
        MainWindow left = before.get();
        fx(() -> own.getFirst().hide());
        assertThat(left).isNull();
    }

    private Branch branch(int number) {
        return frame().branches().find(number).orElseThrow();
    }

    private void again() {
        fx(() -> window.actions().run(ActionId.LANGUAGE));
        window = place.window();
        settle();
    }

    private void rewrite(String text) {
        fx(() -> {
            window.desk().write(window.desk().draft().edited(text));
            window.writing().workbench().read();
        });
    }
}
