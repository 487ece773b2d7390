package io.ptescope.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.app.heap.Heap;
import io.ptescope.model.arch.PteBit;
import io.ptescope.model.event.Edit;
import io.ptescope.model.recording.Granularity;
import io.ptescope.model.scenario.Scenario;
import io.ptescope.model.scenario.ScenarioException;
import io.ptescope.model.scenario.parse.ScenarioParser;
import io.ptescope.model.scenario.run.Course;
import io.ptescope.model.scenario.run.Run;
import io.ptescope.model.scenario.run.RunKernel;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.Machine;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A workload that is rewritten while there are branches, bookmarks and breakpoints.
class RewritingTest {
    private static final String TEXT = """
        kernel 2.6.19
        file   F ext3 pages=4
        mmap   A F shared rw pages=4
        read   A 1
        write  A 1 65
        read   A 2
        fsync  F
        write  A 1 66
        """;
    private static final String INSERTED = TEXT.replace("read   A 1\n", "mmap   B F shared rw pages=2\nread   A 1\n");
    private static final String WITHOUT_WRITE = TEXT.replace("write  A 1 65\n", "");

    private final Session session = new Session();
    private RunKernel kernel;

    @BeforeEach
    void openAndClearADirtyBitBehindTheFirstStore() throws ScenarioException {
        kernel = RunKernel.named("2.6.19").orElseThrow();
        session.open(story(TEXT, List.of()));
        session.stepBy(Granularity.OPERATION);
        session.toStep(3);
        Machine machine = session.frame().machine();
        long address = address(machine, "A", 1);
        int table = machine.tables().holder(0, address);
        int slot = machine.tables().slot(0, address);
        long cleared = machine.tables().entry(table, slot) & ~machine.layout().mask(PteBit.DIRTY);
        session.branchOff(story(TEXT, List.of(new Edit(session.frame().position(), Field.TABLE_ENTRY, table, slot,
            cleared))));
        assertThat(branch(2).isEdited()).isTrue();
    }

    @Test
    void editedRunSaysNothingMoreOfTheLessonBehindTheEdit() throws ScenarioException {
        String lesson = TEXT.replace("read   A 1\n", "read   A 1\nsay \"read\"\n")
            .replace("fsync  F\n", "fsync  F\nsay \"clean\"\n");
        assertThat(story(lesson, List.of()).sayings().values()).containsExactly("read", "clean");
        assertThat(story(lesson, branch(2).edits()).sayings().values()).containsExactly("read");
    }

    @Test
    void branchIsMadeAgainWhereItsStepIsNow() throws ScenarioException {
        long before = branch(2).edits().getFirst().position();
        rewrite(INSERTED);
        assertThat(session.frame().branches().open()).isEqualTo(2);
        assertThat(branch(2).isStale()).isFalse();
        Edit edit = branch(2).edits().getFirst();
        assertThat(edit.position()).isGreaterThan(before);
        Story shown = session.frame().story();
        assertThat(shown.edits()).containsExactly(edit);
        Machine machine = shown.recording().machineAt(edit.position() + 1);
        assertThat(machine.tables().pte(0, address(machine, "A", 1)).isDirty()).isFalse();
        assertThat(shown.recording().machineAt(edit.position()).tables().pte(0, address(machine, "A", 1)).isDirty())
            .isTrue();
        rewrite(TEXT);
        assertThat(branch(2).edits().getFirst().position()).isEqualTo(before);
    }

    @Test
    void branchWhoseOperationIsGoneIsStaleAndComesBack() throws ScenarioException {
        List<Edit> before = branch(2).edits();
        session.rename(2, "mine");
        rewrite(WITHOUT_WRITE);
        assertThat(branch(2).standing()).isEqualTo(Standing.GONE);
        assertThat(branch(2).name()).isEqualTo("mine");
        assertThat(session.frame().branches().open()).isEqualTo(Branch.ROOT);
        assertThat(session.frame().story().isEdited()).isFalse();
        rewrite(WITHOUT_WRITE.replace("A 1 66", "A 1 67"));
        assertThat(branch(2).isStale()).isTrue();
        rewrite(TEXT);
        assertThat(branch(2).isStale()).isFalse();
        assertThat(branch(2).edits()).isEqualTo(before);
    }

    @Test
    void runsThatAreNotShownAreLetGoWhereMemoryIsShort() throws ScenarioException {
        Session small = new Session(new Heap(1 << 10));
        small.open(story(TEXT, List.of()));
        small.switchTo(Story.of(Run.of(scenario(TEXT), RunKernel.named("2.6.18").orElseThrow())));
        assertThat(small.story(2)).contains(small.frame().story());
        assertThat(small.story(Branch.ROOT)).isEmpty();
        small.keep(Branch.ROOT, story(TEXT, List.of()));
        assertThat(small.story(Branch.ROOT)).as("made to look at").isEmpty();
        assertThat(session.story(Branch.ROOT)).as("where there is room").isPresent();
    }

    @Test
    void branchThatIsStaleInASavedSessionComesBackToo() throws ScenarioException {
        List<Edit> before = branch(2).edits();
        rewrite(WITHOUT_WRITE);
        Branches saved = session.frame().branches();
        session.open(SampleStory.of(1, 1));
        session.open(saved, story(WITHOUT_WRITE, List.of()));
        assertThat(branch(2).isStale()).isTrue();
        rewrite(TEXT);
        assertThat(branch(2).isStale()).isFalse();
        assertThat(branch(2).edits()).isEqualTo(before);
    }

    @Test
    void branchIsStaleWhereNothingIsThereToChange() throws ScenarioException {
        rewrite(TEXT.replace("write  A 1 65", "read   A 1"));
        assertThat(branch(2).standing()).isEqualTo(Standing.ABSENT);
    }

    @Test
    void branchesOfOtherKernelsStay() throws ScenarioException {
        session.switchTo(Story.of(Run.of(scenario(TEXT), RunKernel.named("2.6.18").orElseThrow())));
        assertThat(session.frame().branches().open()).isEqualTo(3);
        Story base = Story.of(Run.of(scenario(INSERTED), RunKernel.named("2.6.18").orElseThrow()));
        assertThat(session.rewrite(session.rewriting().with(base, runs(INSERTED), Course.UNWATCHED))).isTrue();
        assertThat(session.frame().branches().open()).isEqualTo(3);
        assertThat(session.frame().story().kernelText()).isEqualTo("2.6.18");
        assertThat(session.frame().branches().all()).hasSize(3).noneMatch(Branch::isStale);
        assertThat(branch(Branch.ROOT).kernel()).isEqualTo(kernel);
    }

    @Test
    void rewritingOfOtherBranchesIsRefused() throws ScenarioException {
        Rewriting rewriting = session.rewriting();
        session.toBranch(Branch.ROOT, story(TEXT, List.of()));
        Rewriting.Rewritten late = rewriting.with(story(INSERTED, List.of()), runs(INSERTED), Course.UNWATCHED);
        assertThat(session.rewrite(late)).isFalse();
        assertThat(session.frame().story().operations()).hasSize(6);
    }

    @Test
    void breakpointsOfOperationsMoveWithTheirLinesAndComeBackWithThem() throws ScenarioException {
        session.toggle(new Breakpoint.Operation(2));
        session.toggle(new Breakpoint.Operation(5));
        rewrite(INSERTED);
        assertThat(session.frame().breakpoints()).containsExactlyInAnyOrder(new Breakpoint.Operation(3),
            new Breakpoint.Operation(6));
        rewrite(TEXT);
        rewrite(WITHOUT_WRITE);
        assertThat(session.frame().breakpoints()).containsExactly(new Breakpoint.Operation(4));
        rewrite(TEXT);
        assertThat(session.frame().breakpoints()).containsExactlyInAnyOrder(new Breakpoint.Operation(2),
            new Breakpoint.Operation(5));
    }

    @Test
    void bookmarksMarkersAndThePlaceMoveWithTheLines() throws ScenarioException {
        session.toBranch(Branch.ROOT, story(TEXT, List.of()));
        session.toStep(3);
        session.bookmark(1);
        session.measure(true);
        long position = session.frame().position();
        session.toStep(5);
        rewrite(INSERTED);
        assertThat(session.frame().number()).isEqualTo(6);
        session.toBookmark(1);
        assertThat(session.frame().number()).isEqualTo(4);
        assertThat(session.frame().pins().a()).hasValue(session.frame().position());
        rewrite(WITHOUT_WRITE);
        assertThat(session.frame().number()).isEqualTo(2);
        rewrite(TEXT);
        assertThat(session.frame().pins().bookmarks()).containsEntry(1, position);
    }

    private void rewrite(String text) throws ScenarioException {
        Story base = story(text, List.of());
        assertThat(session.rewrite(session.rewriting().with(base, runs(text), Course.UNWATCHED))).isTrue();
    }

    private Rewriting.Runs runs(String text) {
        return (other, edits) -> Story.of(Run.of(scenario(text), other, edits));
    }

    private Story story(String text, List<Edit> edits) throws ScenarioException {
        return Story.of(Run.of(scenario(text), kernel, edits));
    }

    private static Scenario scenario(String text) throws ScenarioException {
        return ScenarioParser.parse("test.scn", text);
    }

    private Branch branch(int number) {
        return session.frame().branches().find(number).orElseThrow();
    }

    private static long address(Machine machine, String area, int page) {
        Optional<Integer> vma = machine.vmas().of(0).stream()
            .filter(one -> machine.names().name(machine.vmas().name(one)).equals(area)).findFirst();
        return machine.vmas().start(vma.orElseThrow()) + page * 4096L;
    }
}
