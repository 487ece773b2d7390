package io.ptescope.model.scenario.run;

import io.ptescope.model.event.Edit;
import io.ptescope.model.kernel.KernelVersion;
import io.ptescope.model.recording.Recording;
import io.ptescope.model.scenario.Line;
import io.ptescope.model.scenario.Scenario;
import io.ptescope.model.scenario.ScenarioException;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// A scenario that has been run on one kernel, from boot to its last line. Nothing about it changes any more.
///
/// @param scenario  what was asked for
/// @param kernel    the kernel that did it
/// @param recording what happened
/// @param results   what each operation gave, in the order of the scenario
/// @param sayings   by position: the sentences said at that moment; up to the first edit, since behind it they tell of
///                  what did not happen
/// @param marks     by position: the names of that moment
/// @param asks      what the learner is to predict, in order
/// @param checks    how the expectations came out, in order
/// @param taskNames what people call the tasks, by number
/// @param placements where the mappings of all processes lie
/// @param failure   why the run ended early
/// @param edits     what was done to it by hand; empty for a run as the kernel makes it
public record Run(Scenario scenario, RunKernel kernel, Recording recording, List<Result> results,
                  NavigableMap<Long, String> sayings, NavigableMap<Long, List<String>> marks, List<Asked> asks,
                  List<Check> checks, List<String> taskNames, List<Placement> placements, Optional<Failure> failure,
                  List<Edit> edits) {
    /// What runs get that nobody measures: 1 GiB.
    private static final long HEAP = 1L << 30;

    /// Copies the collections.
    public Run {
        results = List.copyOf(results);
        long told = edits.isEmpty() ? Long.MAX_VALUE : edits.getFirst().position();
        sayings = Collections.unmodifiableNavigableMap(new TreeMap<>(sayings.headMap(told, true)));
        marks = Collections.unmodifiableNavigableMap(new TreeMap<>(marks));
        asks = List.copyOf(asks);
        checks = List.copyOf(checks);
        taskNames = List.copyOf(taskNames);
        placements = List.copyOf(placements);
        edits = List.copyOf(edits);
    }

    /// Why a run ended before its last line: the tasks of a block wait for each other, or the simulated kernel stands
    /// where no kernel may.
    ///
    /// @param line    the line at which it ended
    /// @param message one sentence without a full stop
    public record Failure(Line line, String message) {}

    /// Runs `scenario` on a release, in 1 GiB.
    ///
    /// @throws ScenarioException before the first step, if the scenario asks for what the kernel does not do
    public static Run of(Scenario scenario, KernelVersion version) throws ScenarioException {
        return of(scenario, RunKernel.of(version));
    }

    /// Runs `scenario` on `kernel`, in 1 GiB.
    ///
    /// @throws ScenarioException before the first step, if the scenario asks for what the kernel does not do
    public static Run of(Scenario scenario, RunKernel kernel) throws ScenarioException {
        return of(scenario, kernel, List.of());
    }

    /// Runs `scenario` on `kernel`, in 1 GiB, and changes the machine by hand meanwhile: the same scenario, kernel and
    /// edits give the same run. Whatever state the edits leave the kernel in, the run ends with a word about it: see
    /// [Failure].
    ///
    /// @param edits in the order of their positions, no two at the same one
    /// @throws ScenarioException before the first step, if the scenario asks for what the kernel does not do
    public static Run of(Scenario scenario, RunKernel kernel, List<Edit> edits) throws ScenarioException {
        return of(scenario, kernel, edits, Course.UNWATCHED, HEAP);
    }

    /// As above; `course` follows the run and may end it, by an exception that is thrown here.
    ///
    /// @param heap bytes of memory that the program may take: a run that would need more ends with a word about it
    /// @throws ScenarioException before the first step, if the scenario asks for what the kernel does not do
    public static Run of(Scenario scenario, RunKernel kernel, List<Edit> edits, Course course, long heap)
        throws ScenarioException {
        Preparation.check(scenario);
        return new Runner(scenario, kernel, edits, course, heap).run();
    }

    /// Whether it was changed by hand.
    public boolean isEdited() {
        return !edits.isEmpty();
    }

    /// Every expectation held, and nothing ended the run early.
    public boolean isGood() {
        return failure.isEmpty() && checks.stream().allMatch(Check::held);
    }

    /// The position of the moment called `mark`.
    public Optional<Long> position(String mark) {
        return marks.entrySet().stream().filter(entry -> entry.getValue().contains(mark))
            .map(entry -> entry.getKey()).findFirst();
    }

    /// The sentences that are current at `position`; none before the first.
    public Optional<String> saying(long position) {
        return Optional.ofNullable(sayings.floorEntry(position)).map(entry -> entry.getValue());
    }
}
