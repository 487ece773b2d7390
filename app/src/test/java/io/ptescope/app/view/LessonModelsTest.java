package io.ptescope.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.app.panel.EntryModel;
import io.ptescope.app.panel.Inspection.Item;
import io.ptescope.app.panel.Inspection.Section;
import io.ptescope.app.panel.Inspection;
import io.ptescope.app.panel.InspectorModel;
import io.ptescope.app.panel.InvariantModel;
import io.ptescope.app.panel.PathLine;
import io.ptescope.app.panel.PathListing;
import io.ptescope.app.panel.PathModel;
import io.ptescope.app.panel.Questions;
import io.ptescope.app.panel.ShownStep;
import io.ptescope.app.panel.WorkloadLine.Progress;
import io.ptescope.app.panel.WorkloadLine;
import io.ptescope.app.panel.WorkloadModel;
import io.ptescope.app.session.Frame;
import io.ptescope.app.session.Selection;
import io.ptescope.app.session.Session;
import io.ptescope.app.text.Messages;
import io.ptescope.app.view.desk.Desk;
import io.ptescope.app.view.desk.ScenarioLessons;
import io.ptescope.model.listing.Listings;
import io.ptescope.model.recording.Granularity;
import io.ptescope.model.scenario.ScenarioException;
import io.ptescope.model.scenario.run.RunKernel;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the panes are told about the first lesson, without any pane.
class LessonModelsTest {
    private static final Messages MESSAGES = new Messages();
    private static final Listings LISTINGS = Listings.bundled();
    private static final int FIRST_STORE = 3;

    private Desk desk;
    private Session session;

    @BeforeEach
    void atTheFirstStore() throws ScenarioException {
        desk = new Desk(ScenarioLessons.bundled());
        session = desk.session();
        for (int i = 0; i < FIRST_STORE; i++) {
            session.next();
        }
    }

    @Test
    void workloadIsDoneUpToTheCurrentLine() {
        List<WorkloadLine> lines = WorkloadModel.of(frame(), desk.story().operations());
        assertThat(lines).extracting(WorkloadLine::progress).startsWith(Progress.DONE, Progress.DONE,
            Progress.CURRENT, Progress.AHEAD).endsWith(Progress.AHEAD);
        session.seek(lines.getFirst().position());
        assertThat(WorkloadModel.of(frame(), desk.story().operations()).getFirst().progress())
            .isEqualTo(Progress.CURRENT);
    }

    @Test
    void nothingIsCurrentBeforeTheFirstStep() {
        session.toStart();
        assertThat(WorkloadModel.of(frame(), desk.story().operations())).extracting(WorkloadLine::progress)
            .containsOnly(Progress.AHEAD);
    }

    @Test
    void pathShowsTheFunctionThatChangedTheEntryWithItsLine() {
        PathListing listing = path();
        assertThat(listing.function()).isEqualTo("do_wp_page");
        assertThat(listing.calls()).contains("handle_pte_fault ›").contains("back in user space");
        assertThat(listing.place()).isEqualTo("mm/memory.c · 2.6.19");
        assertThat(listing.lines()).filteredOn(PathLine::current).hasSize(1);
        assertThat(listing.lines()).anyMatch(PathLine::added).anyMatch(line -> !line.added());
    }

    @Test
    void pathInTheKernelIsTheInnermostCall() {
        session.stepBy(Granularity.EVENT);
        session.back();
        session.back();
        while (frame().callStack().size() < 2) {
            session.back();
        }
        assertThat(path().calls()).doesNotContain("back in user space");
        assertThat(path().function()).isNotEmpty();
    }

    @Test
    void lineOfTheListingLeadsToWhereItIsReachedNextAndRoundTheEnd() {
        int site = path().lines().stream().filter(PathLine::current).findFirst().orElseThrow().site();
        session.toStart();
        desk.ways().toLine(site);
        long first = frame().position();
        desk.ways().toLine(site);
        assertThat(frame().position()).isGreaterThan(first);
        desk.ways().toLine(site);
        assertThat(frame().position()).isEqualTo(first);
    }

    @Test
    void lessonAsksBeforeItShows() {
        session.toStart();
        session.next();
        session.next();
        assertThat(new Questions(MESSAGES).sections(frame()).toString()).contains("A[3]");
        session.next();
        assertThat(new Questions(MESSAGES).sections(frame())).isEmpty();
    }

    @Test
    void inspectorFollowsTheEntryThatChanged() {
        Section entry = inspect().getFirst();
        assertThat(entry.title()).isEqualTo("Entry A[3]");
        Item.Bits bits = (Item.Bits) entry.items().getFirst();
        assertThat(bits.bits()).filteredOn(Inspection.Bit::changed).extracting(Inspection.Bit::name)
            .containsExactlyInAnyOrder("D", "RW");
        assertThat(bits.bits()).filteredOn(Inspection.Bit::set).extracting(Inspection.Bit::name)
            .contains("P", "RW", "D", "A", "US");
    }

    @Test
    void linkOfTheInspectorLeadsToWhereTheEntryGotItsValue() {
        Item.Jumps setBy = inspect().getFirst().items().stream().filter(Item.Jumps.class::isInstance)
            .map(Item.Jumps.class::cast).findFirst().orElseThrow();
        assertThat(setBy.jumps().getFirst().text()).startsWith("do_wp_page");
        assertThat(setBy.jumps().getFirst().position()).isEqualTo(frame().position());
        assertThat(setBy.jumps().getLast().position()).isLessThan(frame().position());
    }

    @Test
    void lifeOfTheEntryEndsNow() {
        Section life = inspect().stream().filter(section -> section.title().startsWith("Life")).findFirst()
            .orElseThrow();
        assertThat(life.items()).hasSize(2);
        assertThat(((Item.Moment) life.items().getFirst()).change()).isEqualTo("none → R");
        assertThat(((Item.Moment) life.items().getLast()).change()).isEqualTo("R → W●");
        assertThat(((Item.Moment) life.items().getLast()).now()).isTrue();
    }

    @Test
    void pageIsShownWithItsUsersAndItsDiskCopy() {
        session.select(new Selection.CachePage(1, 3));
        String all = inspect().getFirst().items().toString();
        assertThat(all).contains("dirty").contains("A[3]").contains("v2 in memory, v1 on disk");
    }

    @Test
    void areaSaysThatFirstStoresAreNoticed() {
        assertThat(inspect().getFirst().items().toString()).contains("write-notify on");
        desk.switchTo(RunKernel.named("2.6.17").orElseThrow());
        assertThat(inspect().getFirst().items().toString()).doesNotContain("write-notify");
    }

    @Test
    void otherKernelShowsTheCorrespondingMoment() {
        long operations = frame().number();
        desk.switchTo(RunKernel.named("2.6.17").orElseThrow());
        assertThat(frame().number()).isEqualTo(operations);
        assertThat(desk.story().kernelText()).isEqualTo("2.6.17");
    }

    @Test
    void shownStepIsTheSameFromBothSides() {
        long begin = ShownStep.begin(frame());
        long position = frame().position();
        session.next();
        session.back();
        assertThat(frame().position()).isEqualTo(position);
        assertThat(ShownStep.begin(frame())).isEqualTo(begin);
    }

    @Test
    void walkAndValueAreWrittenForPeople() {
        assertThat(EntryModel.value(0x8000_0000_0000_4067L)).isEqualTo("0x8000_0000_0000_4067");
        assertThat(inspect().getFirst().items().toString()).contains(" › ");
    }

    @Test
    void whyGoesBackFromTheStoreToTheTrapAndFurther() {
        long store = frame().position();
        desk.ways().why();
        long change = frame().position();
        assertThat(change).isLessThan(store);
        desk.ways().why();
        assertThat(frame().position()).isLessThan(change);
        long trap = frame().position();
        desk.ways().why();
        assertThat(frame().position()).isNotEqualTo(trap);
    }

    private Frame frame() {
        return session.frame();
    }

    private PathListing path() {
        return new PathModel(MESSAGES, LISTINGS).of(frame());
    }

    private List<Section> inspect() {
        Section invariants = new InvariantModel(MESSAGES, desk.story()).section(frame());
        return new InspectorModel(MESSAGES).of(frame(), desk.story().tasks(), List.of(), invariants).sections();
    }
}
