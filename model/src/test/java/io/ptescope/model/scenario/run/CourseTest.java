package io.ptescope.model.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptescope.model.event.Edit;
import io.ptescope.model.event.EventLog;
import io.ptescope.model.scenario.Scenario;
import io.ptescope.model.scenario.ScenarioException;
import io.ptescope.model.scenario.parse.ScenarioParser;
import io.ptescope.model.state.Field;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/// A run that nobody wants any more ends, however much is left of it.
class CourseTest {
    /// Events between two questions.
    private static final long BATCH = 1 << 13;
    /// One line of 10^5 events and more, and a line behind it.
    private static final String LONG_LINE = """
        kernel  4.14
        file    F dax pages=20000 hole
        mmap    A F shared r pages=20000 populate
        read    A 0
        """;
    private static final String LANES = """
        kernel  4.14
        file    F dax pages=20000 hole
        together
          cpu0: mmap A F shared r pages=20000 populate
          cpu1: mmap B F shared r pages=20000 populate
        """;

    private final List<Long> told = new ArrayList<>();
    private final Set<Thread> threads = new HashSet<>();

    @Test
    void aLineIsAskedForAgainAndAgainWhileItRuns() throws ScenarioException {
        Run run = run(LONG_LINE, List.of(), Long.MAX_VALUE);

        assertThat(told).isSorted();
        assertThat(told.getLast()).isEqualTo(run.recording().size());
        for (int n = 1; n < told.size(); n++) {
            assertThat(told.get(n) - told.get(n - 1)).isLessThanOrEqualTo(BATCH);
        }
    }

    @Test
    void itIsTheSameRunWhoeverFollowsIt() throws ScenarioException {
        Scenario scenario = scenario(LONG_LINE);
        EventLog followed = run(LONG_LINE, List.of(), Long.MAX_VALUE).recording().log();
        EventLog alone = Run.of(scenario, RunKernel.defaultOf(scenario).orElseThrow()).recording().log();

        assertThat(followed.size()).isEqualTo(alone.size());
        for (long n = 0; n < alone.size(); n++) {
            assertThat(followed.event(n)).isEqualTo(alone.event(n));
        }
    }

    @Test
    void aRunEndsAtTheNextQuestionInTheMidstOfALine() {
        assertThatThrownBy(() -> run(LONG_LINE, List.of(), 3 * BATCH)).isInstanceOf(CancellationException.class);

        assertThat(told.getLast()).isEqualTo(3 * BATCH);
    }

    @Test
    void lanesEndToo() throws InterruptedException {
        assertThatThrownBy(() -> run(LANES, List.of(), 3 * BATCH)).isInstanceOf(CancellationException.class);

        assertThat(told.getLast()).isBetween(3 * BATCH, 4 * BATCH);
        assertThat(threads).anyMatch(Thread::isVirtual);
        for (Thread lane : threads) {
            if (lane.isVirtual()) {
                lane.join();
            }
        }
    }

    @Test
    void anEditedRunIsNotMistakenForABrokenOne() {
        Edit edit = new Edit(100, Field.PAGE_REFCOUNT, 1, 0, 7);

        assertThatThrownBy(() -> run(LONG_LINE, List.of(edit), BATCH)).isInstanceOf(CancellationException.class);
        assertThat(told.getLast()).isEqualTo(BATCH);
    }

    @Test
    void aRunThatIsOverLetsGoOfWhoeverFollowedIt() throws ScenarioException {
        List<Course> followers = new ArrayList<>(List.of(new Follower()));
        Scenario scenario = scenario(LONG_LINE);
        Run run = Run.of(scenario, RunKernel.defaultOf(scenario).orElseThrow(), List.of(), followers.getFirst(),
            1L << 30);
        WeakReference<Course> follower = new WeakReference<>(followers.removeFirst());
        for (int i = 0; i < 50 && follower.get() != null; i++) {
            System.gc();
        }
        assertThat(follower.get()).isNull();
        assertThat(run.isGood()).isTrue();
    }

    private static final class Follower implements Course {
        @Override
        public void at(int done, int lines, long events) {
            assertThat(done).isLessThanOrEqualTo(lines);
        }
    }

    @Test
    void theMakingOfTheRecordingEndsAsWell() throws ScenarioException {
        long size = run(LONG_LINE, List.of(), Long.MAX_VALUE).recording().size();

        assertThatThrownBy(() -> run(LONG_LINE, List.of(), size)).isInstanceOf(CancellationException.class);
    }

    /// A run that ends when it has made `most` events.
    private Run run(String text, List<Edit> edits, long most) throws ScenarioException {
        told.clear();
        Scenario scenario = scenario(text);
        return Run.of(scenario, RunKernel.defaultOf(scenario).orElseThrow(), edits, (done, lines, events) -> {
            told.add(events);
            threads.add(Thread.currentThread());
            if (events >= most) {
                throw new CancellationException();
            }
        }, 1L << 30);
    }

    private static Scenario scenario(String text) throws ScenarioException {
        return ScenarioParser.parse("long.scn", text);
    }
}
