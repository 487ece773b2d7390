package io.ptescope.model.scenario.run;

import io.ptescope.model.event.Edit;
import io.ptescope.model.event.EditedJournal;
import io.ptescope.model.event.EventLog;
import io.ptescope.model.event.Journal;
import io.ptescope.model.event.LogFull;
import io.ptescope.model.kernel.Boot;
import io.ptescope.model.kernel.Errno;
import io.ptescope.model.kernel.Function;
import io.ptescope.model.kernel.Kernel;
import io.ptescope.model.kernel.MachineSpec;
import io.ptescope.model.recording.Recording;
import io.ptescope.model.scenario.Expectation;
import io.ptescope.model.scenario.Line;
import io.ptescope.model.scenario.Scenario;
import io.ptescope.model.scenario.ScenarioException;
import io.ptescope.model.scenario.Statement;
import io.ptescope.model.scenario.run.Performer.Outcome;
import io.ptescope.model.scenario.run.Processes.Process;
import io.ptescope.model.sched.Deadlock;
import io.ptescope.model.state.Disorder;
import io.ptescope.model.state.Door;
import io.ptescope.model.state.Machine;
import io.ptescope.model.state.Signal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Runs one scenario once.
final class Runner {
    /// Bytes of the log of an edited run: a kernel whose state was changed by hand may go round in circles.
    private static final long MOST_EDITED = 128L << 20;

    private final Scenario scenario;
    private final RunKernel runKernel;
    private final Door boot;
    private final Room room;
    private final Machine machine;
    private final Journal journal;
    private final Kernel kernel;
    private final Processes processes = new Processes();
    private final Performer performer;
    private final Tally tally;
    private final Examiner examiner;
    private final Map<Line, Integer> numbers = new IdentityHashMap<>();
    private final Map<String, Result> lastResults = new HashMap<>();
    private final Result[] results;
    private final NavigableMap<Long, String> sayings = new TreeMap<>();
    private final NavigableMap<Long, List<String>> marks = new TreeMap<>();
    private final List<Asked> asks = new ArrayList<>();
    private final List<Check> checks = new ArrayList<>();
    private final List<Edit> edits;
    private final Course course;
    private int done;
    /// Lines that have been run.
    private int passed;
    /// What the course ended the run with.
    private @Nullable RuntimeException ended;

    /// A run in a heap of `heap` bytes.
    Runner(Scenario scenario, RunKernel runKernel, List<Edit> edits, Course course, long heap)
        throws ScenarioException {
        this.scenario = scenario;
        this.runKernel = runKernel;
        this.edits = List.copyOf(edits);
        this.course = course;
        MachineSpec spec = Preparation.machine(scenario);
        Door door = Boot.machine(spec, runKernel.version().layout(), runKernel.patches());
        this.room = Room.in(heap, door);
        EventLog log = new EventLog(edits.isEmpty() ? room.log() : Math.min(MOST_EDITED, room.log()), this::at);
        this.boot = door.copy();
        this.machine = door.machine();
        this.journal = edits.isEmpty() ? new Journal(door, log) : new EditedJournal(door, log, edits);
        this.kernel = new Kernel(runKernel.patches(), spec, scenario.injections(), journal);
        this.performer = new Performer(kernel, processes, scenario);
        this.tally = new Tally(log);
        this.examiner = new Examiner(machine, processes, tally, lastResults);
        for (Line line : scenario.operations()) {
            numbers.put(line, numbers.size());
        }
        this.results = new Result[numbers.size()];
    }

    Run run() {
        Optional<Run.Failure> failure = start();
        for (int i = 0; i < scenario.lines().size() && failure.isEmpty(); i++) {
            Line line = scenario.lines().get(i);
            passed = i;
            at(journal.position());
            try {
                i = step(i, line);
            } catch (Deadlock | LogFull e) {
                throwEnded();
                failure = Optional.of(new Run.Failure(line, words(e)));
            } catch (Disorder e) {
                throwEnded();
                if (edits.isEmpty()) { // a mistake of the model
                    throw e;
                }
                failure = Optional.of(new Run.Failure(line, words(e)));
            }
        }
        if (failure.isEmpty()) {
            failure = unreached();
        }
        passed = scenario.lines().size();
        Recording recording = new Recording(boot, journal.log(),
            function -> Function.of(function).role() == Function.Role.PATH, room.keyframes(),
            () -> at(journal.position()));
        List<Result> made = new ArrayList<>();
        for (Result result : results) {
            if (result != null) {
                made.add(result);
            }
        }
        return new Run(scenario, runKernel, recording, made, sayings, marks, asks, checks, processes.taskNames(),
            processes.placements(), failure, edits);
    }

    /// Asks whether to go on. Whatever a kernel does with the exception on its way out, the run ends with it.
    private void at(long events) {
        throwEnded();
        try {
            course.at(passed, scenario.lines().size(), events);
        } catch (RuntimeException end) {
            ended = end;
            throw end;
        }
    }

    private void throwEnded() {
        if (ended != null) {
            throw ended;
        }
    }

    private Optional<Run.Failure> start() {
        try {
            if (journal instanceof EditedJournal edited) {
                edited.start();
            }
            return Optional.empty();
        } catch (Disorder e) {
            return Optional.of(new Run.Failure(scenario.lines().getFirst(), words(e)));
        }
    }

    private String words(IllegalStateException problem) {
        return (edits.isEmpty() ? "" : "the kernel could not go on: ") + problem.getMessage();
    }

    /// An edit at a position that the run never came to.
    private Optional<Run.Failure> unreached() {
        if (!(journal instanceof EditedJournal edited) || edited.pending().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Run.Failure(scenario.lines().getLast(), "the run was over at position "
            + journal.position() + ", before the edit " + edited.pending().get().text()));
    }

    /// Does line `i`; returns the index of the last line that this took.
    private int step(int i, Line line) {
        switch (line.statement()) {
            case Statement.Act act -> act(line, act);
            case Statement.Together together -> {
                Scenario.Block block = scenario.block(i);
                new Lanes(kernel, processes).run(block,
                    lane -> act(lane, ((Statement.LaneAct) lane.statement()).act()));
                kernel.settle();
                return block.last();
            }
            case Statement.Lesson lesson -> lesson(line, lesson);
            case Statement.Sysctl sysctl -> Settings.set(kernel.syscalls(), sysctl);
            case Statement.Debugfs debugfs -> Settings.set(kernel.syscalls(), debugfs);
            case Statement.Setup setup -> { }
            case Statement.Nothing nothing -> { }
            case Statement.LaneAct lane -> throw new IllegalStateException("a lane outside of a block");
            case Statement.Schedule schedule -> throw new IllegalStateException("a schedule outside of a block");
        }
        return i;
    }

    private void lesson(Line line, Statement.Lesson lesson) {
        switch (lesson) {
            case Statement.Say say when runKernel.isAmong(say.kernels()) ->
                sayings.merge(journal.position(), say.sentence(), (one, more) -> one + " " + more);
            case Statement.Mark mark ->
                marks.computeIfAbsent(journal.position(), position -> new ArrayList<>()).add(mark.name());
            case Statement.Ask ask when runKernel.isAmong(ask.kernels()) ->
                asks.add(new Asked(line, journal.position(), done, ask.spot(), ask.question()));
            case Statement.Expect expect when runKernel.isAmong(expect.kernels()) -> {
                for (Expectation expectation : expect.expectations()) {
                    Examiner.Verdict verdict = examiner.examine(expectation);
                    checks.add(new Check(line, done - 1, journal.position(), expectation, verdict.held(),
                        verdict.found()));
                }
            }
            case Statement.Lesson otherKernel -> { }
        }
    }

    /// One operation: by the task of its lane, or outside of blocks by the first task of its process.
    private void act(Line line, Statement.Act act) {
        int number = numbers.get(line);
        Optional<Process> found = processes.living(act.process());
        if (found.isEmpty()) {
            missing(number, line, act.process());
            return;
        }
        Process process = found.get();
        boolean inLane = line.statement() instanceof Statement.LaneAct;
        if (!inLane) {
            kernel.switchTo(process.task());
        }
        int task = kernel.current().number();
        long begin = journal.position();
        long minFlt = machine.processes().minFlt(task);
        long majFlt = machine.processes().majFlt(task);
        journal.begin(kernel.current().pen(), number);
        Outcome outcome = performer.perform(process, act.operation());
        if (!inLane) {
            kernel.settle();
        }
        journal.end(kernel.current().pen(), number, outcome.ret());
        finish(new Result(number, line, act.process(), task, outcome.ret(), outcome.signal(), outcome.value(),
            machine.processes().minFlt(task) - minFlt, machine.processes().majFlt(task) - majFlt,
            tally.since(begin, task, process), begin, journal.position()));
    }

    /// The process was never made, because its fork failed, or has ended.
    private void missing(int number, Line line, String process) {
        long position = journal.position();
        finish(new Result(number, line, process, -1, Errno.EINVAL.result(), Signal.NONE, -1, 0, 0, List.of(), position,
            position));
    }

    private void finish(Result result) {
        results[result.number()] = result;
        lastResults.put(result.process(), result);
        done = Math.max(done, result.number() + 1);
    }
}
