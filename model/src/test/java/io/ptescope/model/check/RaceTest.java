package io.ptescope.model.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.model.event.EventLog;
import io.ptescope.model.event.Journal;
import io.ptescope.model.kernel.Boot;
import io.ptescope.model.kernel.FileSystem;
import io.ptescope.model.kernel.Function;
import io.ptescope.model.kernel.Kernel;
import io.ptescope.model.kernel.KernelVersion;
import io.ptescope.model.kernel.MachineSpec;
import io.ptescope.model.kernel.MachineSpec.FileSpec;
import io.ptescope.model.kernel.MmapRequest;
import io.ptescope.model.recording.Recording;
import io.ptescope.model.sched.Baton;
import io.ptescope.model.sched.Choice;
import io.ptescope.model.sched.Lane;
import io.ptescope.model.state.Door;
import io.ptescope.model.state.VmFlag;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/// Two threads of one process run into each other in every way that a random schedule finds.
class RaceTest {
    private static final long AT = 0x7f10_0000_0000L;
    private static final int FILE = 1;
    private static final long READ_WRITE = VmFlag.READ.mask() | VmFlag.WRITE.mask();

    /// What the second thread does while the first one stores.
    private enum Opponent { STORE, FSYNC, MUNMAP, PROTECT, TRUNCATE, WRITE }

    private static Recording race(KernelVersion version, FileSystem profile, Opponent opponent, long seed) {
        FileSpec file = new FileSpec("F", profile, 4, 4 * 4096L, MachineSpec.State.CACHED);
        MachineSpec spec = MachineSpec.of(2, 32, List.of(file));
        Door door = Boot.machine(spec, version);
        Door boot = door.copy();
        EventLog log = new EventLog();
        Kernel kernel = new Kernel(version.patches(), spec, List.of(), new Journal(door, log));
        kernel.switchTo(0);
        kernel.syscalls().mmap(new MmapRequest(AT, 4, READ_WRITE, true, FILE, 0, false, "A"));
        int thread = kernel.syscalls().cloneThread(1);
        kernel.syscalls().store(AT, 1);
        kernel.settle();
        Random random = new Random(seed);
        List<Lane> lanes = List.of(Lane.of("cpu0", () -> {
            kernel.syscalls().store(AT, 2);
            kernel.syscalls().store(AT, 3);
        }), Lane.of("cpu1", () -> {
            if (opponent == Opponent.FSYNC) {
                kernel.syscalls().fsync(FILE);
            }
            oppose(kernel, opponent);
        }));
        Choice choice = point -> pick(point, random);
        Baton baton = new Baton(lanes, choice, lane -> kernel.switchTo(lane == 0 ? 0 : thread));
        kernel.runUnder(baton);
        baton.run();
        return new Recording(boot, log, function -> Function.of(function).role() == Function.Role.PATH);
    }

    /// Mostly stays with the lane that runs, so that whole calls fit between two steps of the other.
    private static int pick(Choice.Point point, Random random) {
        if (point.current() >= 0 && point.canRun(point.current()) && random.nextInt(8) != 0) {
            return point.current();
        }
        int[] lanes = {0, 1};
        int first = random.nextInt(2);
        return point.canRun(lanes[first]) ? lanes[first] : lanes[1 - first];
    }

    private static void oppose(Kernel kernel, Opponent opponent) {
        switch (opponent) {
            case STORE -> kernel.syscalls().store(AT + 1, 9);
            case FSYNC -> kernel.syscalls().fsync(FILE);
            case MUNMAP -> kernel.syscalls().munmap(AT, 1);
            case PROTECT -> kernel.syscalls().mprotect(AT, 1, VmFlag.READ.mask());
            case TRUNCATE -> kernel.syscalls().ftruncate(FILE, 0);
            case WRITE -> kernel.syscalls().pwrite(FILE, 0, 8);
        }
    }

    @Property(tries = 150, seed = "2619")
    void nothingBreaksInAnyInterleavingUpTo2619(@ForAll long seed, @ForAll Opponent opponent) {
        for (KernelVersion version : List.of(KernelVersion.V2_6_17, KernelVersion.V2_6_18, KernelVersion.V2_6_19)) {
            for (FileSystem profile : List.of(FileSystem.EXT3, FileSystem.MKWFS)) {
                Recording recording = race(version, profile, opponent, seed);
                Optional<Break> found = new Sentinels(version.patches()).firstBreak(recording);
                assertThat(found).as("%s %s", version, profile).isEmpty();
            }
        }
    }

    @Test
    void of2620OnlyWritableMeansDirtyBreaks() {
        Set<Invariant> broken = new HashSet<>();
        for (long seed = 0; seed < 400; seed++) {
            Recording recording = race(KernelVersion.V2_6_20, FileSystem.EXT3, Opponent.FSYNC, seed);
            new Sentinels(KernelVersion.V2_6_20.patches()).firstBreak(recording)
                .ifPresent(found -> broken.add(found.report().invariant()));
        }
        assertThat(broken).containsExactly(Invariant.I01);
    }
}
