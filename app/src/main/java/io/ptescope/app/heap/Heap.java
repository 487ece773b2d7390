package io.ptescope.app.heap;

import io.ptescope.model.event.Edit;
import io.ptescope.model.recording.Recording;
import io.ptescope.model.scenario.Scenario;
import io.ptescope.model.scenario.ScenarioException;
import io.ptescope.model.scenario.run.Course;
import io.ptescope.model.scenario.run.NoRoom;
import io.ptescope.model.scenario.run.Run;
import io.ptescope.model.scenario.run.RunKernel;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The memory of the program, as far as runs take it. It knows the recordings that somebody still has, and what the
/// runs take that are being made: one that would not fit beside them is refused, before the memory is full, with a word
/// about it. May be used on any thread.
public final class Heap {
    /// The rest is for copies of machines, for what panels work out of runs, and for the collector.
    private static final int PERCENT = 70;
    private static final int BRANCHES_SHARE = 5;
    /// What an event takes until a recording is made: 16 bytes in the log, its part of the keyframes, spans and stops,
    /// and of the machines that a run is made with. Measured where these are large: 2^19 frames, 2 * 10^7 events.
    private static final long BYTES_AN_EVENT = 32;
    /// What a recording takes with a reader of its own, as measured there, in percent of what it says of itself.
    private static final long READ_PERCENT = 140;

    private final long bytes;
    private final List<Kept> kept = new ArrayList<>();
    private final Set<Growing> growing = new HashSet<>();

    /// A recording, as long as somebody has it.
    private record Kept(WeakReference<Recording> recording, long bytes) {}

    /// A run that is being made.
    private static final class Growing {
        private long bytes;
        /// What there would have to be beside it is not there: the collector has looked for it already.
        private boolean isCollected;
    }

    /// The run cannot go on; so many of its lines are done.
    private static final class Full extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final int done;

        Full(int done) {
            super("full", null, false, false);
            this.done = done;
        }
    }

    /// All that Java may take.
    public Heap() {
        this(Runtime.getRuntime().maxMemory());
    }

    /// A heap of `bytes` bytes.
    public Heap(long bytes) {
        this.bytes = bytes;
    }

    /// How many bytes the runs of one workload may take, the one that is shown included, so that others still can be
    /// made.
    public long forBranches() {
        return bytes / BRANCHES_SHARE;
    }

    /// Runs `scenario` on `kernel`, edited by hand; `course` follows the run and may end it by an exception.
    ///
    /// @throws NoRoom            if it would not fit beside what is kept
    /// @throws ScenarioException if the scenario asks for what the kernel does not do
    public Run run(Scenario scenario, RunKernel kernel, List<Edit> edits, Course course) throws ScenarioException {
        Growing share = new Growing();
        begin(share);
        try {
            Run run = Run.of(scenario, kernel, edits, (done, lines, events) -> {
                course.at(done, lines, events);
                if (!grow(share, events * BYTES_AN_EVENT)) {
                    throw new Full(done);
                }
            }, bytes);
            keep(run.recording(), share);
            return run;
        } catch (OutOfMemoryError wrongGuess) {
            throw new NoRoom(scenario, 0, taken() - share.bytes, most());
        } catch (Full full) {
            throw new NoRoom(scenario, full.done, taken() - share.bytes, most());
        } finally {
            end(share);
        }
    }

    /// What recordings may take together.
    private long most() {
        return bytes / 100 * PERCENT;
    }

    private synchronized void begin(Growing share) {
        growing.add(share);
    }

    private synchronized void end(Growing share) {
        growing.remove(share);
    }

    /// What the run was made with is let go, so that it is not counted twice.
    private synchronized void keep(Recording recording, Growing share) {
        growing.remove(share);
        kept.add(new Kept(new WeakReference<>(recording), recording.bytes() / 100 * READ_PERCENT));
    }

    /// Whether there is room for a run that takes `now` bytes by now. Before there is none, what nobody has any more is
    /// collected.
    private synchronized boolean grow(Growing share, long now) {
        share.bytes = now;
        if (taken() > most() && !share.isCollected) {
            share.isCollected = true;
            System.gc();
        }
        return taken() <= most();
    }

    /// What is taken by recordings that somebody has, and by runs that are being made.
    private synchronized long taken() {
        kept.removeIf(one -> one.recording().refersTo(null));
        return kept.stream().mapToLong(Kept::bytes).sum() + growing.stream().mapToLong(one -> one.bytes).sum();
    }
}
