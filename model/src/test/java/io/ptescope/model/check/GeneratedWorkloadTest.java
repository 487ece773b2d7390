package io.ptescope.model.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.model.arch.Level;
import io.ptescope.model.event.EventLog;
import io.ptescope.model.kernel.FileSystem;
import io.ptescope.model.kernel.KernelVersion;
import io.ptescope.model.recording.Cell;
import io.ptescope.model.recording.Cursor;
import io.ptescope.model.recording.Difference;
import io.ptescope.model.recording.Granularity;
import io.ptescope.model.recording.Recording;
import io.ptescope.model.recording.Steps;
import io.ptescope.model.recording.Stops;
import io.ptescope.model.recording.Why;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.Kind;
import io.ptescope.model.state.Machine;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/// What must be true of the recording of any workload on any kernel.
class GeneratedWorkloadTest {
    @Property(tries = 40, seed = "2619")
    void nStepsForwardAndNStepsBackLeadToTheSameMachine(@ForAll long seed, @ForAll KernelVersion version,
        @ForAll Granularity granularity, @ForAll @IntRange(min = 1, max = 60) int n) {
        Recording recording = new RandomWorkload(version, FileSystem.EXT3, seed).run(40).recording();
        Steps steps = recording.steps();
        Stops stops = steps.stops(granularity);
        Cursor cursor = recording.cursor();
        long from = stops.at(Math.floorMod(seed, stops.count()));
        cursor.seek(from);
        long hash = cursor.machine().hash();
        int moved = 0;
        while (moved < n && cursor.position() < recording.size()) {
            cursor.seek(steps.next(cursor.position(), granularity));
            moved++;
        }
        for (int k = 0; k < moved; k++) {
            cursor.seek(steps.previous(cursor.position(), granularity));
        }
        assertThat(cursor.position()).isEqualTo(from);
        assertThat(cursor.machine().hash()).isEqualTo(hash);
    }

    @Property(tries = 40, seed = "2619")
    void replayingTheRecordingIsTheSameAsRunningTheKernel(@ForAll long seed, @ForAll KernelVersion version) {
        RandomWorkload workload = new RandomWorkload(version, FileSystem.MKWFS, seed);
        long[] positions = new long[30];
        long[] hashes = new long[positions.length];
        for (int k = 0; k < positions.length; k++) {
            workload.run(1);
            positions[k] = workload.log.size();
            hashes[k] = workload.machine.hash();
        }
        Cursor cursor = workload.recording().cursor();
        Random random = new Random(seed);
        for (int k = 0; k < 40; k++) {
            int which = random.nextInt(positions.length);
            cursor.seek(positions[which]);
            assertThat(cursor.machine().hash()).isEqualTo(hashes[which]);
        }
    }

    @Property(tries = 30, seed = "2619")
    void theSameWorkloadMakesTheSameEvents(@ForAll long seed, @ForAll KernelVersion version) {
        EventLog one = new RandomWorkload(version, FileSystem.EXT3, seed).run(25).log;
        EventLog two = new RandomWorkload(version, FileSystem.EXT3, seed).run(25).log;
        assertThat(one.size()).isEqualTo(two.size());
        for (long n = 0; n < one.size(); n++) {
            assertThat(one.event(n)).isEqualTo(two.event(n));
        }
    }

    @Property(tries = 40, seed = "2619")
    void everyEntryThatDiffersBetweenTwoMomentsHasAnEventBetweenThem(@ForAll long seed,
        @ForAll KernelVersion version) {
        Recording recording = new RandomWorkload(version, FileSystem.EXT3, seed).run(40).recording();
        Random random = new Random(seed);
        long from = random.nextLong(recording.size());
        long to = from + random.nextLong(recording.size() - from);
        Machine earlier = recording.machineAt(from);
        Machine later = recording.machineAt(to);
        long differing = 0;
        for (int table = 0; table < later.made(Kind.TABLE); table++) {
            for (int index = 0; index < Level.ENTRIES; index++) {
                if (earlier.tables().entry(table, index) != later.tables().entry(table, index)) {
                    differing++;
                    long event = recording.nextChange(new Cell(Field.TABLE_ENTRY, table, index), from);
                    assertThat(event).isBetween(from, to - 1);
                }
            }
        }
        assertThat(recording.differences(from, to).stream().map(Difference::cell)
            .filter(cell -> cell.field() == Field.TABLE_ENTRY).count()).isEqualTo(differing);
    }

    @Property(tries = 20, seed = "2619")
    void everyChangeHasAChainThatEndsInAnOperation(@ForAll long seed, @ForAll KernelVersion version) {
        Recording recording = new RandomWorkload(version, FileSystem.MKWFS, seed).run(25).recording();
        for (long n = 0; n < recording.size(); n++) {
            // What the flusher does between two operations belongs to none.
            if (recording.log().changes(n, Field.TABLE_ENTRY) && recording.operationOf(n) >= 0) {
                assertThat(recording.why(n)).first().isEqualTo(new Why.Link(Why.Kind.SUBJECT, n));
                assertThat(recording.why(n)).last().extracting(Why.Link::kind).isEqualTo(Why.Kind.OPERATION);
            }
        }
    }
}
