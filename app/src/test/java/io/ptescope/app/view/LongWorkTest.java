package io.ptescope.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.app.editor.Draft;
import io.ptescope.app.heap.Heap;
import io.ptescope.app.panel.Pokes;
import io.ptescope.app.session.Branch;
import io.ptescope.app.session.Branches;
import io.ptescope.app.session.Pins;
import io.ptescope.app.session.Selection;
import io.ptescope.app.session.Story;
import io.ptescope.app.store.SavedSession;
import io.ptescope.app.view.desk.Desk;
import io.ptescope.app.view.desk.Lessons;
import io.ptescope.app.view.desk.ScenarioLessons;
import io.ptescope.app.view.pane.NetChanges;
import io.ptescope.app.view.work.Work.Kind;
import io.ptescope.app.view.work.Work;
import io.ptescope.model.event.Edit;
import io.ptescope.model.recording.Difference;
import io.ptescope.model.recording.Granularity;
import io.ptescope.model.scenario.Scenario;
import io.ptescope.model.scenario.ScenarioException;
import io.ptescope.model.scenario.run.Course;
import io.ptescope.model.scenario.run.RunKernel;
import io.ptescope.model.state.Field;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What takes long is done beside the window: here the background, and the way back from it, are queues that the test
/// works off.
class LongWorkTest {
    private static final long BATCH = 1 << 13;
    private static final Draft LONG = Draft.untitled("""
        kernel 4.14
        file F dax pages=20000 hole
        mmap A F shared r pages=20000 populate
        read A 7
        """);
    private static final Draft SHORT = Draft.untitled("kernel 4.14\nfile F dax pages=4\nmmap A F shared rw pages=4\n"
        + "write A 0 65\nmsync A sync\nwrite A 0 66\nread A 1\n");

    private final Queue<Runnable> beside = new ArrayDeque<>();
    private final Queue<Runnable> back = new ArrayDeque<>();
    private final List<Long> events = new ArrayList<>();
    private final List<ScenarioException> refused = new ArrayList<>();
    private final Work work = new Work(beside::add, back::add);
    private Course between = Course.UNWATCHED;
    private int runs;
    private Desk desk;

    @BeforeEach
    void open() throws ScenarioException {
        desk = new Desk(new Counted(ScenarioLessons.bundled())).working(work);
        desk.whenRefused(refused::add, () -> { });
        runs = 0;
    }

    @Test
    void aRunThatIsCancelledEndsAtItsNextQuestion() throws InterruptedException, ExecutionException {
        CountDownLatch underWay = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        between = (done, lines, made) -> {
            if (made >= BATCH) {
                underWay.countDown();
                await(cancelled);
            }
        };
        Story before = desk.story();
        try (ExecutorService background = Executors.newSingleThreadExecutor()) {
            desk.working(new Work(background, back::add)).open(LONG);
            underWay.await();
            desk.work().cancel(Kind.OPEN);
            cancelled.countDown();
            // Its turn comes when the run has left the thread.
            background.submit(() -> { }).get();
        }
        bringBack();

        assertThat(events.getLast()).isEqualTo(BATCH);
        assertThat(desk.story()).isSameAs(before);
    }

    @Test
    void whatIsOpenedRunsBesideTheWindow() {
        Story before = desk.story();
        desk.open(LONG);

        assertThat(runs).isZero();
        assertThat(desk.story()).isSameAs(before);

        settle();

        assertThat(runs).isEqualTo(1);
        assertThat(desk.draft()).isEqualTo(LONG);
        assertThat(desk.story().recording().size()).isGreaterThan(BATCH);
    }

    @Test
    void whoeverOpensSomethingElseMeanwhileGetsThat() {
        desk.open(LONG);
        desk.open(SHORT);
        settle();

        assertThat(runs).isEqualTo(1);
        assertThat(desk.draft()).isEqualTo(SHORT);
    }

    @Test
    void whoeverWritesOnMeanwhileIsAskedFirst() {
        List<Runnable> asked = new ArrayList<>();
        desk.whenLeaving(asked::add);
        desk.open(LONG);
        Draft written = desk.draft().edited("kernel 4.14\n# mine\n");
        desk.write(written);
        settle();

        assertThat(desk.draft()).isEqualTo(written);
        asked.getFirst().run();
        assertThat(desk.draft()).isEqualTo(LONG);
    }

    @Test
    void whatOneWaitsForComesInTheWindowThatTakesThePlaceOfThis() {
        desk.open(LONG);
        Story before = desk.story();
        Desk next = desk.again().working(new Work(beside::add, back::add));
        work.close();
        next.goOn();
        settle();

        assertThat(desk.story()).isSameAs(before);
        assertThat(runs).isEqualTo(1);
        assertThat(next.draft()).isEqualTo(LONG);
        assertThat(next.story().recording().size()).isGreaterThan(BATCH);
    }

    @Test
    void aPokeComesInTheWindowThatTakesThePlaceOfThisToo() {
        desk.open(SHORT);
        settle();
        desk.session().seek(3);
        desk.branches().poke(List.of(new Pokes.Change(Field.PAGE_REFCOUNT, 1, 0, 7)));
        desk.session().seek(1);
        Desk next = desk.again().working(new Work(beside::add, back::add));
        work.close();
        next.goOn();
        settle();

        assertThat(desk.session().frame().branches().all()).hasSize(1);
        assertThat(next.story().edits()).singleElement().satisfies(
            edit -> assertThat(edit.position()).isEqualTo(3));
    }

    @Test
    void whatIsOverIsNotBegunAgain() {
        desk.open(LONG);
        settle();
        desk.again().working(new Work(beside::add, back::add)).goOn();

        assertThat(beside).isEmpty();
    }

    @Test
    void aSavedSessionRunsItsOpenBranchBesideTheWindowAndTheOthersOneByOne() {
        desk.open(SHORT);
        settle();
        Branch root = desk.session().frame().branches().all().getFirst();
        Branch other = new Branch(2, Branch.ROOT, root.kernel(), List.of(flag(3)), 3, "");
        Branch third = new Branch(3, Branch.ROOT, root.kernel(), List.of(flag(4)), 3, "");
        runs = 0;
        desk.restore(new SavedSession(SHORT.home(), new Branches(List.of(root, other, third), 2), Granularity.EVENT,
            Selection.NONE, Pins.NONE, Set.of(), List.of(), "", SHORT.text()), SHORT, Branches.NONE);

        assertThat(runs).isZero();
        settle();

        assertThat(runs).isEqualTo(1);
        assertThat(desk.session().frame().branches().open()).isEqualTo(2);
        assertThat(desk.session().story(3)).isEmpty();
        assertThat(desk.branches().make(3, () -> { })).isTrue();
        assertThat(desk.branches().make(1, () -> { })).isFalse();
        assertThat(runs).isEqualTo(1);
        settle();
        assertThat(runs).isEqualTo(2);
        assertThat(desk.session().story(3)).isPresent();
    }

    @Test
    void aBranchOfAWorkloadThatIsNotOpenAnyMoreIsDropped() {
        poked();
        int number = desk.session().frame().branches().open();
        Branches branches = desk.session().frame().branches();
        desk.restore(new SavedSession(SHORT.home(), branches, Granularity.EVENT, Selection.NONE, Pins.NONE, Set.of(),
            List.of(), "", SHORT.text()), SHORT, Branches.NONE);
        settle();
        assertThat(desk.branches().make(Branch.ROOT, () -> { })).isTrue();
        desk.open(LONG);
        settle();

        assertThat(number).isEqualTo(2);
        assertThat(desk.session().frame().branches().all()).hasSize(1);
        assertThat(desk.session().story(2)).isEmpty();
    }

    @Test
    void aPokeRunsBesideTheWindow() {
        desk.open(SHORT);
        settle();
        runs = 0;
        desk.session().seek(3);
        desk.branches().poke(List.of(new Pokes.Change(Field.PAGE_REFCOUNT, 1, 0, 7)));

        assertThat(runs).isZero();
        assertThat(desk.session().frame().branches().all()).hasSize(1);
        settle();
        assertThat(runs).isEqualTo(1);
        assertThat(desk.session().frame().branches().open()).isEqualTo(2);
    }

    @Test
    void aPokeOfARunThatIsNotShownAnyMoreIsDropped() {
        desk.open(SHORT);
        settle();
        desk.branches().poke(List.of(new Pokes.Change(Field.PAGE_REFCOUNT, 1, 0, 7)));
        workOff(beside);
        Story other = Story.empty();
        desk.session().open(other);
        bringBack();

        assertThat(desk.story()).isSameAs(other);
    }

    @Test
    void whatCannotRunIsWrittenDownAndRefused() {
        Draft wrong = Draft.untitled("kernel 4.14\nfrob\n");
        desk.open(wrong);
        settle();

        assertThat(desk.draft()).isEqualTo(wrong);
        assertThat(refused).hasSize(1);
        assertThat(runs).isZero();
    }

    @Test
    void momentsFarApartAreComparedBesideTheWindowAndOnce() {
        desk.open(LONG);
        settle();
        List<Optional<List<Difference>>> found = new ArrayList<>();
        long end = desk.session().frame().end();
        List<NetChanges> here = new ArrayList<>();
        NetChanges net = new NetChanges(Kind.NET, desk::work,
            () -> found.add(here.getFirst().between(desk.session().frame(), 0, end)));
        here.add(net);

        assertThat(net.between(desk.session().frame(), 0, 5)).isPresent();
        assertThat(beside).isEmpty();
        assertThat(net.between(desk.session().frame(), 0, end)).isEmpty();
        assertThat(net.between(desk.session().frame(), 0, end)).isEmpty();
        assertThat(beside).hasSize(1);
        settle();
        assertThat(beside).isEmpty();
        assertThat(found).singleElement().satisfies(
            all -> assertThat(all.orElseThrow()).hasSizeGreaterThan(20_000));
    }

    @Test
    void causesAreLookedForBesideTheWindowUnlessOneGoesElsewhere() {
        desk.open(SHORT);
        settle();
        desk.session().toEnd();
        desk.session().select(new Selection.Pte(0, desk.session().frame().machine().vmas().start(0)));
        desk.ways().why();
        assertThat(beside).hasSize(1);
        settle();
        long cause = desk.session().frame().position();
        assertThat(cause).isLessThan(desk.session().frame().end());

        desk.session().toEnd();
        desk.ways().why();
        workOff(beside);
        desk.session().toStart();
        bringBack();
        assertThat(desk.session().frame().isAtStart()).isTrue();
    }

    @Test
    void aComparisonThatNobodyAsksForAnyMoreIsDropped() {
        desk.open(LONG);
        settle();
        List<String> found = new ArrayList<>();
        NetChanges net = new NetChanges(Kind.NET, desk::work, () -> found.add("found"));
        net.between(desk.session().frame(), 0, desk.session().frame().end());
        workOff(beside);
        net.between(desk.session().frame(), 0, 5);
        bringBack();

        assertThat(found).isEmpty();
        assertThat(net.between(desk.session().frame(), 0, 5).orElseThrow()).hasSizeLessThan(6);
    }

    private void poked() {
        desk.open(SHORT);
        settle();
        desk.session().seek(3);
        desk.branches().poke(List.of(new Pokes.Change(Field.PAGE_REFCOUNT, 1, 0, 7)));
        settle();
    }

    private static Edit flag(long position) {
        return new Edit(position, Field.PAGE_REFCOUNT, 1, 0, 7);
    }

    private void settle() {
        while (!beside.isEmpty() || !back.isEmpty()) {
            workOff(beside);
            bringBack();
        }
    }

    private void bringBack() {
        workOff(back);
    }

    private static void workOff(Queue<Runnable> queue) {
        while (!queue.isEmpty()) {
            queue.remove().run();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /// The same lessons, whose runs are counted.
    private final class Counted implements Lessons {
        private final Lessons lessons;

        Counted(Lessons lessons) {
            this.lessons = lessons;
        }

        @Override
        public List<Choice> all() {
            return lessons.all();
        }

        @Override
        public List<RunKernel> kernels(String lesson) {
            return lessons.kernels(lesson);
        }

        @Override
        public Heap heap() {
            return lessons.heap();
        }

        @Override
        public Draft draft(String lesson) {
            return lessons.draft(lesson);
        }

        @Override
        public Lessons with(Scenario scenario, Draft draft) {
            return new Counted(lessons.with(scenario, draft));
        }

        @Override
        public Story load(String lesson, RunKernel kernel, List<Edit> edits, Course course) throws ScenarioException {
            runs++;
            return lessons.load(lesson, kernel, edits, (done, lines, made) -> {
                events.add(made);
                between.at(done, lines, made);
                course.at(done, lines, made);
            });
        }
    }
}
