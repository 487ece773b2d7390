package io.ptescope.model.check;

import io.ptescope.model.event.Event.Origin;
import io.ptescope.model.event.EventLog;
import io.ptescope.model.kernel.Patch;
import io.ptescope.model.kernel.Sites;
import io.ptescope.model.recording.Call;
import io.ptescope.model.recording.Cursor;
import io.ptescope.model.recording.Recording;
import io.ptescope.model.state.Kind;
import io.ptescope.model.state.Machine;
import io.ptescope.model.wording.Wording;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Watches the invariants for one kernel.
///
/// An invariant that does not hold is "waiting" where the specification allows it for the moment, and "broken" where
/// it does not. Between two events of one step of a task, which nobody can see from another CPU, everything waits.
public final class Sentinels {
    private final Set<Patch> patches;
    private @Nullable Trail trail;

    /// Sentinels for a kernel with `patches`.
    public Sentinels(Set<Patch> patches) {
        this.patches = EnumSet.noneOf(Patch.class);
        this.patches.addAll(patches);
    }

    /// What all sentinels say at `position`, in the order of [Invariant].
    public List<Report> check(Recording recording, long position) {
        Cursor cursor = recording.cursor();
        cursor.seek(position);
        return check(recording, cursor);
    }

    /// What all sentinels say where `cursor`, one of this recording, stands.
    public List<Report> check(Recording recording, Cursor cursor) {
        return check(recording, cursor.position(), cursor.machine());
    }

    /// What all sentinels say at `position`, at which `machine` stands: that of some cursor of the recording.
    public List<Report> check(Recording recording, long position, Machine machine) {
        Scene scene = scene(recording, position, machine);
        Trail steps = trailTo(recording, position);
        List<Report> reports = new ArrayList<>();
        for (Invariant invariant : Invariant.values()) {
            Verdict verdict = verdict(invariant, scene, steps);
            if (verdict instanceof Verdict.Broken(List<Finding> findings)) {
                verdict = inStep(recording, position, scene).<Verdict>map(reason -> new Verdict.Waiting(
                    findings.stream().map(f -> new Finding(f.subject(), f.what(), reason)).toList()))
                    .orElse(verdict);
            }
            reports.add(new Report(invariant, verdict));
        }
        return reports;
    }

    /// What all sentinels say of a machine on which nobody is in the kernel.
    public List<Report> check(Machine machine) {
        Scene scene = new Scene(machine, patches, List::of);
        return EnumSet.allOf(Invariant.class).stream()
            .map(invariant -> new Report(invariant, verdict(invariant, scene, null))).toList();
    }

    /// The first moment of `recording` at which an invariant is broken. Looks at every step, and there at the
    /// invariants that something they depend on has changed for, or that were waiting.
    public Optional<Break> firstBreak(Recording recording) {
        Set<Invariant> watched = EnumSet.noneOf(Invariant.class);
        for (Invariant invariant : Invariant.values()) {
            if (invariant.isPromisedBy(patches)) {
                watched.add(invariant);
            }
        }
        return new Patrol(this, recording, watched).firstBreak();
    }

    Scene scene(Recording recording, long position, Machine machine) {
        return new Scene(machine, patches, () -> calls(recording, position, machine));
    }

    /// A walk along `recording` from its beginning.
    Trail trail(Recording recording) {
        return new Trail(recording, patches);
    }

    /// A walk along `recording` that stands at `position`. Positions that only grow cost each event once.
    private Trail trailTo(Recording recording, long position) {
        Trail last = trail;
        if (last == null || !last.isOf(recording) || last.position() > position) {
            last = new Trail(recording, patches);
            trail = last;
        }
        last.advance(position);
        return last;
    }

    /// @param steps a walk that stands where the scene is; null for a machine without a history
    Verdict verdict(Invariant invariant, Scene scene, @Nullable Trail steps) {
        if (!invariant.isPromisedBy(patches)) {
            return new Verdict.NotPromised(Wording.of("This kernel does not promise it: it came with the patch “{0}”.",
                Wording.of(invariant.promise().orElseThrow().sentence())));
        }
        List<Finding> findings = new ArrayList<>();
        rule(invariant).look(scene, findings);
        if (steps != null) {
            steps.look(invariant, scene, findings);
        }
        List<Finding> unexcused = findings.stream().filter(finding -> !finding.isExcused()).toList();
        if (!unexcused.isEmpty()) {
            return new Verdict.Broken(unexcused);
        }
        return findings.isEmpty() ? new Verdict.Holds() : new Verdict.Waiting(List.copyOf(findings));
    }

    private static Rule rule(Invariant invariant) {
        return switch (invariant) {
            case I01 -> DirtyRules::writableMeansDirty;
            case I02 -> DirtyRules::dirtIsKnown;
            case I03 -> DirtyRules::dirtIsCounted;
            case I04 -> TagRules::writebackIsTagged;
            case I05 -> TagRules::dirtyIsTagged;
            case I06 -> TagRules::taggedIsDirty;
            case I07 -> TagRules::toWriteIsDirty;
            case I08 -> TagRules::dirtyFilesAreListed;
            case I09 -> CountRules::mapcounts;
            case I10 -> CountRules::refcounts;
            case I11 -> CountRules::residentPages;
            case I12 -> RightsRules::writableEntries;
            case I13 -> RightsRules::cachedRights;
            case I14 -> SharingRules::freePagesAreOutOfReach;
            case I15 -> SharingRules::privatePagesAreOwn;
            case I16 -> SharingRules::sharedMeansTheSame;
            case I17 -> SharingRules::framesWithoutPageCountNowhere;
            case I19 -> RightsRules::firstRights;
            case I23 -> LossRules::nothingIsLost;
            case I28 -> DaxRules::writableMeansTagged;
            case I29 -> DaxRules::holesAreReadOnly;
            case I30 -> DaxRules::slotsHoldNoPages;
            case I34 -> SharingRules::nothingBeyondTheEnd;
            case I18, I20, I21, I22, I24, I25, I26, I27, I31, I32, I33 -> Rule.NONE;
        };
    }

    /// Whether `position` lies between two steps: where the next step of some task is about to begin. An edit by hand
    /// is no step: what it interrupts goes on behind it.
    static boolean isBetweenSteps(Recording recording, long position) {
        EventLog log = recording.log();
        long last = before(log, position);
        long next = position;
        while (next < recording.size() && log.isByHand(next)) {
            next++;
        }
        return last < 0 || next == recording.size() || log.isFirst(next) || log.isBegin(next) || log.isEnd(last);
    }

    /// The last event before `position` that the kernel did, or -1.
    private static long before(EventLog log, long position) {
        long last = position - 1;
        while (last >= 0 && log.isByHand(last)) {
            last--;
        }
        return last;
    }

    private static Optional<Wording> inStep(Recording recording, long position, Scene scene) {
        if (isBetweenSteps(recording, position)) {
            return Optional.empty();
        }
        long last = before(recording.log(), position);
        Wording who = scene.who(recording.log().task(last));
        return Optional.of(Sites.of(recording.log().site(last))
            .map(site -> Wording.of("{0} is in the middle of “{1}” in {2}", who, site.label(), site.function()))
            .orElseGet(() -> Wording.of("{0} is in the middle of one step", who)));
    }

    private static List<Call> calls(Recording recording, long position, Machine machine) {
        List<Call> calls = new ArrayList<>();
        int tasks = machine.made(Kind.TASK);
        for (int task = 0; task < tasks; task++) {
            calls.addAll(recording.callStack(position, task));
        }
        calls.addAll(recording.callStack(position, Origin.FLUSHER));
        calls.addAll(recording.callStack(position, Origin.HARDWARE));
        return calls;
    }
}
