package io.ptescope.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.app.editor.Draft;
import io.ptescope.app.heap.Heap;
import io.ptescope.app.panel.Pokes;
import io.ptescope.app.session.Frame;
import io.ptescope.app.view.desk.Desk;
import io.ptescope.app.view.desk.ScenarioLessons;
import io.ptescope.app.view.work.Work;
import io.ptescope.model.kernel.KernelVersion;
import io.ptescope.model.scenario.ScenarioException;
import io.ptescope.model.scenario.run.NoRoom;
import io.ptescope.model.scenario.run.RunKernel;
import io.ptescope.model.state.Field;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whoever opens something and does not wait for it: here the background, and the way back from it, are queues that the
/// test works off.
class OpeningTest {
    private static final Draft MINE = Draft.untitled("kernel 4.14\nfile F dax pages=4\nmmap A F shared rw pages=4\n"
        + "write A 0 65\n");

    private final Queue<Runnable> beside = new ArrayDeque<>();
    private final Queue<Runnable> back = new ArrayDeque<>();
    private final List<ScenarioException> refused = new ArrayList<>();
    private Desk desk;

    @BeforeEach
    void openNothingYet() throws ScenarioException {
        desk = new Desk(ScenarioLessons.bundled()).working(work());
        desk.whenRefused(refused::add, () -> { });
    }

    @Test
    void itComesOnTheKernelThatIsChosenMeanwhile() {
        desk.open(MINE);
        desk.switchTo(RunKernel.of(KernelVersion.V6_1));
        settle();

        assertThat(desk.draft()).isEqualTo(MINE);
        assertThat(desk.story().kernelText()).isEqualTo("6.1");
        assertThat(refused).isEmpty();
    }

    @Test
    void aLessonComesOnTheKernelThatIsChosenMeanwhile() {
        desk.open("store-first");
        desk.switchTo(RunKernel.of(KernelVersion.V2_6_18));
        settle();

        assertThat(desk.story().lesson()).isEqualTo("store-first");
        assertThat(desk.story().kernelText()).isEqualTo("2.6.18");
    }

    @Test
    void itComesThoughSomethingIsChangedByHandMeanwhile() {
        desk.open(MINE);
        desk.branches().poke(List.of(new Pokes.Change(Field.PAGE_REFCOUNT, 1, 0, 7)));
        settle();

        assertThat(desk.draft()).isEqualTo(MINE);
        assertThat(desk.story().lesson()).isEqualTo(MINE.key());
    }

    @Test
    void whatIsWrittenWhileALessonOpensIsAskedForBeforeItIsLeft() {
        List<Runnable> leaving = new ArrayList<>();
        desk.whenLeaving(leaving::add);
        desk.open("store-first");
        Draft edited = desk.draft().edited("# mine");
        desk.write(edited);
        settle();

        assertThat(desk.draft()).isEqualTo(edited);
        assertThat(leaving).hasSize(1);
        leaving.getFirst().run();
        assertThat(desk.story().lesson()).isEqualTo("store-first");
    }

    @Test
    void branchesOfAnotherWorkloadAreNotTakenForSavedOnes() {
        poke();
        desk.handover().saved(desk.session().frame().branches());
        assertThat(desk.isUnsaved()).isFalse();
        desk.open(desk.story().lesson());
        settle();
        assertThat(desk.isUnsaved()).isFalse();
        poke();
        assertThat(desk.isUnsaved()).isTrue();
    }

    @Test
    void aKernelChosenForSomethingElseIsNotSwitchedTo() {
        desk.open(Draft.lesson("other", "kernel 4.14\nfile F dax pages=4\nmmap A F shared rw pages=4\nread A 0\n"));
        desk.switchTo(RunKernel.of(KernelVersion.V6_1));
        desk.open(MINE);
        settle();

        assertThat(desk.story().kernelText()).isEqualTo("4.14");
    }

    @Test
    void theWindowThatTakesThePlaceOfThisKnowsTheKernelThatWasChosen() {
        desk.open(MINE);
        desk.switchTo(RunKernel.of(KernelVersion.V6_1));
        Desk next = desk.again().working(work());
        desk.work().close();
        next.goOn();
        settle();

        assertThat(next.draft()).isEqualTo(MINE);
        assertThat(next.story().kernelText()).isEqualTo("6.1");
    }

    @Test
    void whatHasNoRoomIsRefusedAndAllStaysAsItWas() throws ScenarioException {
        Heap small = new Heap(8 << 20);
        desk = new Desk(ScenarioLessons.bundled(small)).working(work());
        desk.whenRefused(refused::add, () -> { });
        desk.open(MINE);
        settle();
        Frame before = desk.session().frame();
        desk.open(Draft.lesson("large", "kernel 4.14\nfile F dax pages=20000 hole\n"
            + "mmap A F shared r pages=20000 populate\nmmap B F shared r pages=20000 populate\n"));
        settle();

        assertThat(refused).singleElement().isInstanceOf(NoRoom.class);
        assertThat(desk.session().frame()).isSameAs(before);
    }

    private void poke() {
        desk.session().seek(3);
        desk.branches().poke(List.of(new Pokes.Change(Field.PAGE_REFCOUNT, 1, 0, 7)));
        settle();
    }

    private Work work() {
        return new Work(beside::add, back::add);
    }

    private void settle() {
        while (!beside.isEmpty() || !back.isEmpty()) {
            (beside.isEmpty() ? back : beside).remove().run();
        }
    }
}
