package io.ptescope.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.app.view.work.Work;
import io.ptescope.app.action.ActionId;
import io.ptescope.app.panel.Pokes;
import io.ptescope.app.session.Breakpoint;
import io.ptescope.app.session.Frame;
import io.ptescope.app.store.Recovery;
import io.ptescope.model.recording.Granularity;
import io.ptescope.model.scenario.ScenarioException;
import io.ptescope.model.scenario.run.QueryMatch;
import io.ptescope.model.scenario.run.RunKernel;
import io.ptescope.model.state.Field;
import java.util.Optional;
import java.util.Queue;
import java.util.ArrayDeque;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Button;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeepingTest extends WindowTest {
    private final Path folder = Path.of("target", "test-files", getClass().getSimpleName());
    private final Path mine = folder.resolve("mine.ptescope");

    @BeforeEach
    void makeFolder() throws Exception {
        Files.createDirectories(folder);
        Files.deleteIfExists(mine);
        for (Path left : recovery(7).left()) {
            Files.delete(left);
        }
    }

    @Test
    void sessionComesBackWithAllThatItWas() throws Exception {
        fx(() -> window.desk().switchTo(RunKernel.named("2.6.18").orElseThrow()));
        fx(() -> session().stepBy(Granularity.FUNCTION));
        fx(() -> session().toStep(9));
        fx(() -> session().bookmark(3));
        fx(() -> session().measure(true));
        fx(() -> session().toggle(new Breakpoint.Operation(4)));
        fx(() -> session().toggle(condition("A[3] = RW dirty")));
        Frame before = frame();
        long state = state();
        files.answer = mine;
        fx(() -> window.actions().run(ActionId.SAVE_SESSION));
        assertThat(files.suggested).isEqualTo("first-store.ptescope");
        assertThat(Files.readString(mine)).startsWith("ptescope-session 2\n").contains("| title   A store");
        fx(() -> session().toStart());
        fx(() -> window.desk().open("store-first"));
        fx(() -> window.actions().run(ActionId.OPEN));
        assertThat(frame().story().kernelText()).isEqualTo("2.6.18");
        assertThat(frame().position()).isEqualTo(before.position());
        assertThat(state()).isEqualTo(state);
        assertThat(frame().pins()).isEqualTo(before.pins());
        assertThat(frame().breakpoints()).isEqualTo(before.breakpoints());
        assertThat(frame().granularity()).isEqualTo(Granularity.FUNCTION);
        assertThat(frame().branches().all()).hasSize(2);
        assertThat(window.desk().draft().path()).contains(mine);
    }

    @Test
    void placeBehindTheEndIsTheEnd() throws Exception {
        Files.writeString(mine, """
            ptescope-session 1
            marker A 88888
            branch 1 open kernel 2.6.19 at 99999
            workload
            | file f ext3 pages=1
            | mmap A f shared rw pages=1
            | read A 0
            """);
        fx(() -> window.writing().dropped(List.of(mine.toFile())));
        assertThat(frame().isAtEnd()).isTrue();
        assertThat(frame().count()).isEqualTo(2);
        assertThat(frame().pins().a()).isEmpty();
    }

    @Test
    void bookmarksStayWhenALessonIsEdited() {
        fx(() -> session().next());
        fx(() -> session().bookmark(3));
        long position = frame().position();
        edit("title", "title   Mine: ");
        assertThat(frame().story().lesson()).isEqualTo("untitled");
        assertThat(frame().pins().bookmarks()).containsEntry(3, position);
    }

    @Test
    void savingAnOpenedSessionSavesTheSession() throws Exception {
        files.answer = mine;
        fx(() -> window.actions().run(ActionId.SAVE_SESSION));
        edit("title", "title   Mine: ");
        fx(pauses::elapse);
        fx(() -> window.actions().run(ActionId.SAVE));
        assertThat(Files.readString(mine)).contains("| title   Mine:").contains("branch 1 open kernel 2.6.19");
    }

    @Test
    void brokenSessionIsToldAndChangesNothing() throws Exception {
        Files.writeString(mine, "ptescope-session 9\nworkload\n| x\n");
        fx(() -> window.writing().dropped(List.of(mine.toFile())));
        assertThat(text("notice")).contains("a newer PteScope has written this");
        assertThat(frame().story().lesson()).isEqualTo("first-store");
    }

    @Test
    void editsOfAWindowThatDiedAreOfferedAndComeBack() throws Exception {
        edit("title", "title   Lost: ");
        fx(pauses::elapse);
        fx(() -> session().next());
        fx(pauses::elapse);
        long position = frame().position();
        Path left = recovery(7).left().getFirst();
        assertThat(Files.readString(left)).contains("home lesson first-store").contains("| title   Lost:");
        // The next process finds it under the number of the dead one.
        Files.move(left, left.resolveSibling("recovery-99.ptescope"));
        fx(() -> window.desk().write(window.desk().draft().savedAt(window.desk().draft().home())));
        fx(() -> window.desk().open("store-first"));
        fx(() -> window.writing().files().offerRecovery());
        assertThat(text("question-words")).contains("without being closed");
        fx(() -> ((Button) node("answer-recover")).fire());
        assertThat(window.writing().editor().text()).contains("Lost: ");
        assertThat(frame().story().title()).startsWith("Lost:");
        assertThat(frame().position()).isEqualTo(position);
        assertThat(window.desk().draft().isUnsaved()).isTrue();
        assertThat(recovery(7).left().stream().filter(path -> path.endsWith("recovery-99.ptescope"))).isEmpty();
    }

    @Test
    void closedWindowLeavesNothing() {
        edit("title", "title   Mine: ");
        fx(pauses::elapse);
        assertThat(recovery(7).left()).hasSize(1);
        fx(() -> window.close());
        assertThat(recovery(7).left()).isEmpty();
    }

    @Test
    void closedWindowKeepsNothingAnyMore() {
        edit("title", "title   Mine: ");
        fx(() -> window.close());
        fx(() -> session().next());
        fx(pauses::elapse);
        assertThat(recovery(7).left()).isEmpty();
    }

    @Test
    void untouchedWindowKeepsNothing() {
        fx(() -> session().next());
        fx(pauses::elapse);
        assertThat(recovery(7).left()).isEmpty();
    }

    @Test
    void whatIsLeftUnsavedIsKeptUnderOpenRecent() {
        edit("title", "title   Left: ");
        fx(() -> window.writing().quit());
        assertThat(stage.isShowing()).isTrue();
        fx(() -> window.writing().quit());
        assertThat(stage.isShowing()).isFalse();
        assertThat(window.writing().files().recent().all().getFirst()).content().contains("| title   Left:");
    }

    @Test
    void windowThatMakesAFilmIsClosedOnlyWhenTheFilmIsNotWanted() {
        Queue<Runnable> beside = new ArrayDeque<>();
        answer.set(Optional.of(folder.resolve("film.gif")));
        fx(() -> {
            window.desk().working(new Work(beside::add, Runnable::run));
            window.actions().run(ActionId.EXPORT);
            window.writing().quit();
        });
        assertThat(stage.isShowing()).isTrue();
        assertThat(text("question-words")).contains("film");
        fx(() -> ((Button) node("answer-stay")).fire());
        assertThat(stage.isShowing()).isTrue();
        fx(() -> window.writing().quit());
        assertThat(stage.isShowing()).isTrue();
        fx(() -> ((Button) node("answer-end-film")).fire());
        assertThat(stage.isShowing()).isFalse();
    }

    @Test
    void whatIsChangedByHandIsAskedForUntilItIsSaved() {
        poke();
        fx(() -> window.writing().quit());
        assertThat(stage.isShowing()).isTrue();
        assertThat(text("question-words")).contains("changed by hand");
        files.answer = mine;
        fx(() -> ((Button) node("answer-save")).fire());
        assertThat(mine).content().contains(" edits ");
        assertThat(stage.isShowing()).isFalse();
    }

    @Test
    void fileWithTheTextAloneIsNotEnoughForWhatIsChangedByHand() {
        poke();
        edit("title", "title   Mine: ");
        fx(() -> window.desk().open("store-first"));
        assertThat(text("question-words")).contains("edits");
        files.answer = folder.resolve("mine.scn");
        fx(() -> ((Button) node("answer-save")).fire());
        assertThat(text("question-words")).contains("changed by hand");
        fx(() -> ((Button) node("answer-leave")).fire());
        assertThat(frame().story().lesson()).isEqualTo("store-first");
        assertThat(window.writing().files().recent().all().getFirst()).content().contains(" edits ");
    }

    @Test
    void savedSessionWithWhatIsChangedByHandIsLeftAtOnce() {
        poke();
        files.answer = mine;
        fx(() -> window.actions().run(ActionId.SAVE_SESSION));
        fx(() -> window.desk().open("store-first"));
        assertThat(frame().story().lesson()).isEqualTo("store-first");
        fx(() -> window.actions().run(ActionId.OPEN));
        assertThat(frame().story().isEdited()).isTrue();
        fx(() -> window.desk().open("store-first"));
        assertThat(frame().story().lesson()).isEqualTo("store-first");
    }

    @Test
    void programThatIsToldToEndLeavesNothingWhereNothingIsLost() {
        fx(() -> session().toggle(new Breakpoint.Operation(4)));
        fx(pauses::elapse);
        assertThat(recovery(7).left()).hasSize(1);
        window.writing().end();
        assertThat(recovery(7).left()).isEmpty();
    }

    @Test
    void programThatIsToldToEndKeepsWhatIsNotSaved() {
        edit("title", "title   Mine: ");
        window.writing().end();
        assertThat(recovery(7).left().getFirst()).content().contains("| title   Mine:");
    }

    @Test
    void windowThatIsClosedKeepsNothingWhenTheProgramEnds() {
        edit("title", "title   Mine: ");
        fx(() -> window.close());
        window.writing().end();
        assertThat(recovery(7).left()).isEmpty();
    }

    private void poke() {
        fx(() -> session().seek(3));
        fx(() -> window.desk().branches().poke(List.of(new Pokes.Change(Field.PAGE_REFCOUNT, 1, 0, 7))));
        assertThat(frame().story().isEdited()).isTrue();
    }

    private Recovery recovery(long process) {
        return new Recovery(settings.toAbsolutePath().getParent(), process, other -> false);
    }

    private Breakpoint condition(String text) {
        try {
            return new Breakpoint.When(text, QueryMatch.parse(frame().story().run().orElseThrow(), text));
        } catch (ScenarioException bad) {
            throw new AssertionError(bad);
        }
    }

    private void edit(String old, String now) {
        String text = window.writing().editor().text();
        fx(() -> {
            window.desk().write(window.desk().draft().edited(text.replaceFirst(old, now)));
            window.writing().workbench().read();
        });
    }
}
