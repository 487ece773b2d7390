package io.ptescope.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.model.recording.Granularity;
import io.ptescope.model.recording.Stops;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionTest {
    private final Session session = new Session();
    private final List<Frame> frames = new ArrayList<>();
    private final Story story = SampleStory.of(6, 0);

    @BeforeEach
    void listen() {
        session.frameProperty().addListener((_, _, frame) -> frames.add(frame));
    }

    @Test
    void whileNothingIsLoadedEveryCommandDoesNothing() {
        session.next();
        session.back();
        session.into();
        session.over();
        session.out();
        session.seek(12);
        session.toEnd();
        session.toStart();
        run();
        runBack();
        session.runToMark("first write");
        session.toLastChange();
        session.toNextChange();
        assertThat(frames).isEmpty();
        assertThat(session.frame().number()).isZero();
        assertThat(session.frame().count()).isZero();
        assertThat(session.frame().event()).isEmpty();
        assertThat(session.frame().callStack()).isEmpty();
    }

    @Test
    void everyCommandMakesOneFrame() {
        session.open(story);
        session.next();
        session.toEnd();
        session.select(new Selection.Page(SampleStory.PFN));
        session.stepBy(Granularity.EVENT);
        assertThat(frames).hasSize(5);
    }

    @Test
    void severalThingsTogetherMakeOneFrame() {
        session.open(story);
        frames.clear();
        session.together(() -> {
            session.stepBy(Granularity.OPERATION);
            session.next();
            session.together(session::next);
            session.select(new Selection.Operation(1));
        });
        assertThat(frames).hasSize(1);
        Frame frame = session.frame();
        assertThat(frame.number()).isEqualTo(2);
        assertThat(frame.previous()).isZero();
        assertThat(frame.selection()).isEqualTo(new Selection.Operation(1));
    }

    @Test
    void nextAtTheEndAndBackAtTheStartMakeNoFrame() {
        session.open(story);
        frames.clear();
        session.back();
        session.toStart();
        runBack();
        assertThat(frames).isEmpty();
        session.toEnd();
        frames.clear();
        session.next();
        session.into();
        session.over();
        session.out();
        run();
        session.seek(Long.MAX_VALUE);
        assertThat(frames).isEmpty();
        assertThat(session.frame().isAtEnd()).isTrue();
    }

    @Test
    void theNumberCountsStepsOfTheGranularity() {
        session.open(story);
        session.stepBy(Granularity.OPERATION);
        assertThat(session.frame().count()).isEqualTo(6);
        session.next();
        session.next();
        assertThat(session.frame().number()).isEqualTo(2);
        session.stepBy(Granularity.EVENT);
        assertThat(session.frame().number()).isEqualTo(session.frame().position());
        session.next();
        session.stepBy(Granularity.OPERATION);
        assertThat(session.frame().number()).isEqualTo(2);
    }

    @Test
    void nextAndBackLeadToTheSameMachineAtEveryGranularity() {
        session.open(story);
        for (Granularity granularity : Granularity.values()) {
            session.toStart();
            session.stepBy(granularity);
            List<Long> hashes = new ArrayList<>();
            while (!session.frame().isAtEnd()) {
                hashes.add(session.frame().machine().hash());
                session.next();
            }
            for (long hash : hashes.reversed()) {
                session.back();
                assertThat(session.frame().machine().hash()).isEqualTo(hash);
            }
            assertThat(session.frame().isAtStart()).isTrue();
        }
    }

    @Test
    void theLastMoveIsRememberedWhileNothingMoves() {
        session.open(story);
        session.stepBy(Granularity.OPERATION);
        session.next();
        long first = session.frame().position();
        session.next();
        session.select(new Selection.Page(SampleStory.PFN));
        assertThat(session.frame().previous()).isEqualTo(first);
        assertThat(session.frame().isBackward()).isFalse();
        session.back();
        assertThat(session.frame().isBackward()).isTrue();
    }

    @Test
    void theSentenceIsTheLastOneSaid() {
        session.open(story);
        assertThat(session.frame().saying()).isEmpty();
        session.stepBy(Granularity.OPERATION);
        session.next();
        assertThat(session.frame().saying()).contains("store 0 is done");
        session.stepBy(Granularity.EVENT);
        session.next();
        assertThat(session.frame().saying()).contains("store 0 is done");
        assertThat(session.frame().operation()).isEqualTo(1);
    }

    @Test
    void runningStopsAtMarksInBothDirections() {
        session.open(story);
        run();
        assertThat(session.frame().marks()).containsExactly("after 0");
        run();
        assertThat(session.frame().marks()).containsExactly("after 1");
        runBack();
        assertThat(session.frame().marks()).containsExactly("after 0");
        runBack();
        assertThat(session.frame().isAtStart()).isTrue();
        session.runToMark("after 4");
        run();
        assertThat(session.frame().isAtEnd()).isTrue();
        session.runToMark("no such mark");
        assertThat(session.frame().isAtEnd()).isTrue();
    }

    @Test
    void runningStopsAtBreakpointsInBothDirections() {
        session.open(story);
        for (Breakpoint breakpoint : List.of(new Breakpoint.Line(SampleStory.LINE),
            new Breakpoint.Page(SampleStory.PFN), new Breakpoint.Pte(SampleStory.MM, SampleStory.ADDRESS))) {
            session.toggle(breakpoint);
            session.runToMark("after 1");
            run();
            long forward = session.frame().position();
            assertThat(session.frame().operation()).isEqualTo(2);
            assertThat(session.frame().marks()).isEmpty();
            session.runToMark("after 2");
            runBack();
            assertThat(session.frame().operation()).isEqualTo(2);
            assertThat(session.frame().position()).isGreaterThanOrEqualTo(forward);
            session.toggle(breakpoint);
            assertThat(session.frame().breakpoints()).isEmpty();
        }
    }

    @Test
    void aWatchedEntryIsNotMistakenForOneWithTheSameIndexInAnotherTable() {
        session.open(story);
        session.toggle(new Breakpoint.Pte(SampleStory.MM, SampleStory.ADDRESS));
        run();
        long first = session.frame().position();
        run();
        assertThat(session.frame().position()).isEqualTo(story.position("after 0").orElseThrow());
        assertThat(first).isEqualTo(3);
    }

    @Test
    void theLastAndTheNextChangeOfWhatIsSelectedAreFound() {
        session.open(story);
        session.toNextChange();
        assertThat(session.frame().isAtStart()).isTrue();
        session.select(new Selection.Pte(SampleStory.MM, SampleStory.ADDRESS));
        session.toNextChange();
        long first = session.frame().position();
        session.toNextChange();
        assertThat(session.frame().operation()).isEqualTo(1);
        session.toLastChange();
        assertThat(session.frame().position()).isEqualTo(first);
        session.toLastChange();
        assertThat(session.frame().position()).isEqualTo(first);
    }

    @Test
    void anotherRunIsShownAtTheSameMark() {
        session.open(story);
        session.runToMark("after 2");
        session.select(new Selection.Pte(SampleStory.MM, SampleStory.ADDRESS));
        session.switchTo(SampleStory.of(6, 7));
        assertThat(session.frame().marks()).containsExactly("after 2");
        assertThat(session.frame().selection()).isEqualTo(new Selection.Pte(SampleStory.MM, SampleStory.ADDRESS));
        assertThat(session.frame().previous()).isEqualTo(session.frame().position());
    }

    @Test
    void anotherRunIsShownAfterAsManyOperationsOrAtItsEnd() {
        session.open(story);
        session.toEnd();
        session.select(new Selection.Event(3));
        session.switchTo(SampleStory.of(8, 2));
        session.stepBy(Granularity.OPERATION);
        assertThat(session.frame().number()).isEqualTo(6);
        assertThat(session.frame().selection()).isEqualTo(Selection.NONE);
        session.switchTo(SampleStory.of(3, 2));
        assertThat(session.frame().isAtEnd()).isTrue();
    }

    @Test
    void aMillionEventsAreSteppedAndSoughtWithFewApplies() {
        Story longStory = SampleStory.of(4, 300_000);
        session.open(longStory);
        long size = session.frame().end();
        assertThat(size).isGreaterThan(1_000_000);
        session.stepBy(Granularity.EVENT);
        for (long target : new long[] {size, 0, size / 2, size / 3, size - 1}) {
            long before = session.work();
            session.seek(target);
            session.next();
            session.back();
            assertThat(session.work() - before).isLessThan((1 << 15) + 4);
        }
        assertThat(session.frame().jump()).isFalse();
        session.toStart();
        assertThat(session.frame().jump()).isTrue();
    }

    @Test
    void aSeekBackAndForthIsTheSameAsNone() {
        session.open(story);
        Stops stops = story.recording().steps().stops(Granularity.FUNCTION);
        session.seek(stops.at(7));
        long hash = session.frame().machine().hash();
        session.toEnd();
        session.toStart();
        session.seek(stops.at(7));
        assertThat(session.frame().machine().hash()).isEqualTo(hash);
        session.seek(stops.at(7));
        assertThat(frames).hasSize(5);
    }

    private void run() {
        session.seek(session.search().forward(session.frame().position(), (done, all) -> { }));
    }

    private void runBack() {
        session.seek(session.search().back(session.frame().position(), (done, all) -> { }));
    }
}
