package io.ptescope.model.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ptescope.model.arch.Pte;
import io.ptescope.model.arch.PteLayout;
import io.ptescope.model.event.Event;
import io.ptescope.model.event.EventLog;
import io.ptescope.model.event.Journal;
import io.ptescope.model.event.Pen;
import io.ptescope.model.state.Contents;
import io.ptescope.model.state.Door;
import io.ptescope.model.state.Facts;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.Names;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class RecordingTest {
    private final SmallStory story = new SmallStory();
    private final Recording recording = story.recording();

    @Test
    void theCallStackNamesFunctionsAndTheLineEachStandsAt() {
        assertThat(recording.callStack(story.unprotect + 1))
            .extracting(Call::function, Call::argument, Call::site)
            .containsExactly(tuple(SmallStory.STORE, SmallStory.ADDRESS, 0),
                tuple(SmallStory.FAULT, SmallStory.ADDRESS, 20), tuple(SmallStory.WP_PAGE, SmallStory.ADDRESS, 21));
        assertThat(recording.callStack(story.protect + 1)).extracting(Call::function)
            .containsExactly(SmallStory.FSYNC, SmallStory.MKCLEAN);
        assertThat(recording.callStack(story.unprotect + 1, 1)).extracting(Call::function)
            .containsExactly(SmallStory.OTHER);
        assertThat(recording.callStack(0)).isEmpty();
        assertThat(recording.callStack(0, 1)).isEmpty();
        assertThat(recording.callStack(recording.size())).isEmpty();
    }

    @Property(tries = 40, seed = "2619")
    void theCallStackIsWhatAnObserverOfAllEntriesAndReturnsWouldHaveNoted(@ForAll long seed) {
        Recording random = new RandomLog(seed, 300).recording();
        Map<Integer, List<Long>> open = new HashMap<>();
        for (long n = 0; n < random.size(); n++) {
            List<Long> mine = open.getOrDefault(random.log().task(n), List.of());
            assertThat(random.enclosing(n))
                .isEqualTo(random.log().isLeave(n) ? (mine.size() < 2 ? -1 : mine.get(mine.size() - 2))
                    : mine.isEmpty() ? -1 : mine.getLast());
            if (random.log().isEnter(n)) {
                mine = new ArrayList<>(mine);
                mine.add(n);
            } else if (random.log().isLeave(n)) {
                assertThat(random.leave(mine.getLast())).isEqualTo(n);
                mine = mine.subList(0, mine.size() - 1);
            }
            open.put(random.log().task(n), mine);
            assertThat(random.callStack(n + 1)).extracting(Call::entry).isEqualTo(mine);
        }
    }

    @Test
    void operationsKnowTheirEventsAndEventsTheirOperation() {
        assertThat(recording.operations()).isEqualTo(8);
        assertThat(recording.begin(7)).isZero();
        assertThat(recording.end(7)).isEqualTo(recording.size() - 1);
        assertThat(recording.begin(3)).isEqualTo(-1);
        assertThat(recording.task(7)).isEqualTo(1);
        assertThat(recording.operationOf(story.protect)).isZero();
        assertThat(recording.operationOf(story.unprotect)).isEqualTo(1);
        assertThat(recording.operationOf(0)).isEqualTo(7);
    }

    @Test
    void theCallStackOfATaskThatRestsForLongIsFound() {
        RandomLog random = new RandomLog(3, 300_000);
        Recording longOne = random.recording();
        for (long position = 1; position < longOne.size(); position += 1_231) {
            int task = longOne.log().task(position - 1);
            assertThat(longOne.callStack(position, task)).isEqualTo(longOne.callStack(position));
            assertThat(longOne.callStack(position, 40)).isEmpty();
        }
    }

    @Test
    void pathsNest() {
        assertThat(recording.paths().between(0, recording.size())).extracting(Span::function, Span::level, Span::task)
            .containsExactly(tuple(SmallStory.FSYNC, 0, 0), tuple(SmallStory.STORE, 0, 0),
                tuple(SmallStory.FAULT, 1, 0));
        assertThat(recording.paths().between(story.unprotect, story.unprotect + 1)).extracting(Span::function)
            .containsExactly(SmallStory.STORE, SmallStory.FAULT);
        assertThat(recording.paths().between(story.protect, story.protect + 1)).extracting(Span::function)
            .containsExactly(SmallStory.FSYNC);
    }

    @Test
    void aPathStepShowsTheTrapTheReturnFromTheFaultAndTheEnd() {
        Stops stops = recording.steps().stops(Granularity.PATH);
        long fsyncEnds = recording.end(0) + 1;
        long trapped = stops.next(fsyncEnds);
        assertThat(trapped).isEqualTo(story.trap + 2);
        long handled = stops.next(trapped);
        assertThat(recording.callStack(handled)).extracting(Call::function).containsExactly(SmallStory.STORE);
        assertThat(stops.next(handled)).isEqualTo(recording.end(1) + 1);
    }

    @Test
    void anOperationStopsBehindWhatTheDiskDoesRightAfterIt() {
        EventLog log = new EventLog();
        Door door = new Door(new Facts(1, 4, PteLayout.LINUX_2_6, List.of()), new Contents(), new Names());
        Journal journal = new Journal(door, log);
        Pen task = new Pen(0);
        Pen disk = new Pen(Event.Origin.HARDWARE);
        for (int operation = 0; operation < 2; operation++) {
            journal.begin(task, operation);
            journal.set(task, Field.PAGE_CONTENT, 1, 0, operation + 1);
            journal.end(task, operation, 0);
            journal.set(disk, Field.PAGE_IO, 1, 0, operation + 1);
        }
        Recording ended = new Recording(new Door(door.machine().facts(), new Contents(), new Names()), log, _ -> true);
        assertThat(ended.steps().next(0, Granularity.OPERATION)).isEqualTo(4);
        assertThat(ended.steps().next(4, Granularity.OPERATION)).isEqualTo(8);
        assertThat(ended.steps().stops(Granularity.OPERATION).count()).isEqualTo(3);
        assertThat(ended.operationOf(3)).isZero();
    }

    @Test
    void intoEntersACallOverStaysAndOutReturns() {
        Steps steps = recording.steps();
        long inFault = steps.into(story.trap + 2);
        assertThat(recording.callStack(inFault)).extracting(Call::site).containsExactly(0, 20);
        assertThat(recording.callStack(steps.into(inFault))).hasSize(3);
        long returned = steps.over(inFault);
        assertThat(recording.callStack(returned, 0)).hasSize(2);
        assertThat(returned).isGreaterThan(story.unprotect);
        assertThat(recording.callStack(steps.out(story.unprotect), 0)).hasSize(2);
        assertThat(recording.callStack(steps.out(inFault), 0)).hasSize(1);
        assertThat(steps.out(recording.begin(1) + 1)).isEqualTo(recording.end(1) + 1);
    }

    @Test
    void theChainGoesFromTheChangeOverTheTrapToTheWriteback() {
        assertThat(recording.why(story.unprotect)).extracting(Why.Link::kind, this::detail).containsExactly(
            tuple(Why.Kind.SUBJECT, story.unprotect),
            tuple(Why.Kind.CALL, (long) SmallStory.WP_PAGE),
            tuple(Why.Kind.CALL, (long) SmallStory.FAULT),
            tuple(Why.Kind.TRAP, story.trap),
            tuple(Why.Kind.CALL, (long) SmallStory.STORE),
            tuple(Why.Kind.OPERATION, recording.begin(1)),
            tuple(Why.Kind.PTE_CHANGE, story.protect),
            tuple(Why.Kind.CALL, (long) SmallStory.MKCLEAN),
            tuple(Why.Kind.CALL, (long) SmallStory.FSYNC),
            tuple(Why.Kind.OPERATION, recording.begin(0)));
    }

    private long detail(Why.Link link) {
        return link.kind() == Why.Kind.CALL ? recording.log().object(link.event()) : link.event();
    }

    @Test
    void theLastChangeOfABitPassesOverChangesOfOtherBits() {
        assertThat(recording.lastChange(SmallStory.pte(), story.unprotect)).isEqualTo(story.trap - 1);
        assertThat(recording.lastChange(SmallStory.pte(), Pte.RW, story.unprotect)).isEqualTo(story.protect);
        assertThat(recording.lastChange(SmallStory.pte(), story.protect)).isEqualTo(-1);
        assertThat(recording.nextChange(SmallStory.pte(), 0)).isEqualTo(story.protect);
        assertThat(recording.nextChange(SmallStory.pte(), story.unprotect + 1)).isEqualTo(-1);
    }

    @Test
    void differencesAreNet() {
        assertThat(recording.differences(0, recording.size())).extracting(Difference::cell, Difference::last)
            .containsExactly(tuple(SmallStory.pte(), story.unprotect),
                tuple(new Cell(Field.PAGE_CONTENT, 5, 0), recording.lastChange(new Cell(Field.PAGE_CONTENT, 5, 0),
                    recording.size())));
        assertThat(recording.differences(story.protect, 0)).isEmpty();
    }

    @Property(tries = 40, seed = "2619")
    void differencesTurnOneMachineIntoTheOther(@ForAll long seed, @ForAll @LongRange(min = 0, max = 400) long from,
        @ForAll @LongRange(min = 0, max = 400) long to) {
        Recording random = new RandomLog(seed, 400).recording();
        var earlier = random.machineAt(Math.min(from, to));
        var later = random.machineAt(Math.max(from, to));
        for (Difference difference : random.differences(from, to)) {
            Cell cell = difference.cell();
            if (cell.field().shape() != Field.Shape.LIST) {
                assertThat(earlier.get(cell.field(), cell.object(), cell.slot())).isEqualTo(difference.before());
                assertThat(later.get(cell.field(), cell.object(), cell.slot())).isEqualTo(difference.after());
            }
        }
    }
}
