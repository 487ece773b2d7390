package io.ptescope.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.model.check.Invariant;
import io.ptescope.model.check.Report;
import io.ptescope.model.check.Sentinels;
import io.ptescope.model.check.Verdict;
import io.ptescope.model.kernel.Function;
import io.ptescope.model.kernel.KernelVersion;
import io.ptescope.model.recording.Call;
import io.ptescope.model.recording.Granularity;
import io.ptescope.model.recording.Stops;
import io.ptescope.model.scenario.ScenarioException;
import io.ptescope.model.scenario.library.Bundled;
import io.ptescope.model.scenario.library.Library;
import io.ptescope.model.scenario.parse.ScenarioParser;
import io.ptescope.model.scenario.run.Asked;
import io.ptescope.model.scenario.run.Run;
import io.ptescope.model.scenario.run.RunKernel;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The session on runs of scenarios.
class SessionRunTest {
    private static final String TEXT = """
        title  Stores
        kernel 2.6.19 2.6.17
        file   F ext3 pages=4
        mmap   A F shared rw pages=4
        read   A 1
        mark   "read"
        ask    A[1]
        write  A 1 65
        say    "Stored."
        mark   "stored"
        together
          cpu0: write A 1 66
          cpu1: fsync F
        mark   "synced"
        """;

    private final Session session = new Session();

    private static Run run(KernelVersion version) {
        try {
            return Run.of(ScenarioParser.parse("test.scn", TEXT), version);
        } catch (ScenarioException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aRunIsOpenedAndSwitchedAtItsMarks() {
        session.open(Story.of(run(KernelVersion.V2_6_19)));
        for (String mark : List.of("read", "stored", "synced")) {
            session.runToMark(mark);
            session.switchTo(Story.of(run(KernelVersion.V2_6_17)));
            assertThat(session.frame().marks()).containsExactly(mark);
            session.switchTo(Story.of(run(KernelVersion.V2_6_19)));
            assertThat(session.frame().marks()).containsExactly(mark);
        }
        assertThat(session.frame().story().run()).map(Run::kernel).contains(RunKernel.of(KernelVersion.V2_6_19));
    }

    @Test
    void placeInTheMiddleOfAnOperationStaysInItAndInItsFunction() {
        session.open(Story.of(run(KernelVersion.V2_6_19)));
        session.runToMark("read");
        session.stepBy(Granularity.EVENT);
        while (session.frame().callStack().stream().noneMatch(call -> call.function()
            == Function.DO_WP_PAGE.ordinal())) {
            session.next();
        }
        int operation = session.frame().recording().operationOf(session.frame().position() - 1);

        assertThat(session.switchTo(Story.of(run(KernelVersion.V2_6_20)))).isTrue();
        assertThat(session.frame().recording().operationOf(session.frame().position() - 1)).isEqualTo(operation);
        assertThat(session.frame().callStack()).extracting(Call::function).contains(Function.DO_WP_PAGE.ordinal());

        assertThat(session.switchTo(Story.of(run(KernelVersion.V2_6_17)))).as("no fault there").isFalse();
        assertThat(session.frame().recording().operationOf(session.frame().position() - 1)).isEqualTo(operation);
    }

    @Test
    void questionsBelongToTheirMoment() {
        session.open(Story.of(run(KernelVersion.V2_6_19)));
        assertThat(session.frame().asks()).isEmpty();
        session.runToMark("read");
        assertThat(session.frame().asks()).extracting(Asked::next).containsExactly(2);
        session.next();
        assertThat(session.frame().asks()).isEmpty();
    }

    @Test
    void sentinelsSpeakOfTheKernelThatRan() {
        session.open(Story.of(run(KernelVersion.V2_6_17)));
        session.runToMark("stored");
        assertThat(reports().getFirst().verdict()).isInstanceOf(Verdict.NotPromised.class);
        session.switchTo(Story.of(run(KernelVersion.V2_6_19)));
        assertThat(reports()).filteredOn(report -> report.invariant() == Invariant.I01)
            .extracting(Report::verdict).containsExactly(new Verdict.Holds());
        session.stepBy(Granularity.EVENT);
        boolean waited = false;
        while (!session.frame().marks().contains("read")) {
            waited |= reports().stream()
                .anyMatch(report -> report.invariant() == Invariant.I01 && report.verdict() instanceof Verdict.Waiting);
            session.back();
        }
        assertThat(waited).isTrue();
    }

    @Test
    void everyMarkOfTheBundledScenariosIsAStopOfEveryGranularity() throws ScenarioException {
        for (Bundled bundled : new Library().scenarios()) {
            RunKernel kernel = RunKernel.defaultOf(bundled.scenario()).orElseThrow();
            Story story = Story.of(Run.of(bundled.scenario(), kernel));
            for (Granularity granularity : Granularity.values()) {
                Stops stops = story.recording().steps().stops(granularity);
                assertThat(story.marks().keySet()).as(bundled.id()).allMatch(stops::contains);
            }
        }
    }

    @Test
    void stepsForwardAndBackLeadToTheSameMachineInBundledScenarios() throws ScenarioException {
        for (Bundled bundled : new Library().lessons()) {
            session.open(Story.of(Run.of(bundled.scenario(), RunKernel.defaultOf(bundled.scenario()).orElseThrow())));
            for (Granularity granularity : Granularity.values()) {
                session.stepBy(granularity);
                session.toStart();
                long hash = session.frame().machine().hash();
                while (!session.frame().isAtEnd()) {
                    session.next();
                }
                while (!session.frame().isAtStart()) {
                    session.back();
                }
                assertThat(session.frame().machine().hash()).isEqualTo(hash);
            }
        }
    }

    private List<Report> reports() {
        Frame frame = session.frame();
        return new Sentinels(frame.story().patches()).check(frame.recording(), frame.position(), frame.machine());
    }
}
