package io.ptescope.model.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptescope.model.state.Door;
import io.ptescope.model.state.Field;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CursorTest {
    private static final int MILLION = 1_000_000;

    @Property(tries = 60, seed = "2619")
    void anyOrderOfSeeksShowsEachPositionAsItWas(@ForAll long seed, @ForAll @IntRange(min = 1, max = 600) int length) {
        RandomLog random = new RandomLog(seed, length);
        Recording recording = random.recording();
        int size = (int) recording.size();
        long[] hashes = new long[size + 1];
        Cursor forward = recording.cursor();
        for (int position = 0; position <= size; position++) {
            forward.seek(position);
            hashes[position] = forward.machine().hash();
        }
        assertThat(hashes[0]).isEqualTo(random.boot.machine().hash());
        assertThat(hashes[size]).isEqualTo(random.end.machine().hash());
        Cursor cursor = recording.cursor();
        Random jumps = new Random(seed);
        for (int k = 0; k < 30; k++) {
            int position = jumps.nextInt(size + 1);
            cursor.seek(position);
            assertThat(cursor.machine().hash()).isEqualTo(hashes[position]);
        }
    }

    @Test
    void whoeverMakesKeyframesIsAskedWhetherToGoOn() {
        RandomLog random = new RandomLog(5, MILLION);
        AtomicInteger asked = new AtomicInteger();
        assertThatThrownBy(() -> new Recording(random.boot, random.log, function -> false, Long.MAX_VALUE, () -> {
            if (asked.incrementAndGet() == MILLION >> 17) {
                throw new CancellationException();
            }
        })).isInstanceOf(CancellationException.class);
        assertThat(asked.get()).as("half of the first pass").isEqualTo(MILLION >> 17);
    }

    @Test
    void theMachineStaysTheSameObjectWhenAKeyframeIsUsed() {
        Recording recording = new RandomLog(5, MILLION).recording();
        Cursor cursor = recording.cursor();
        var machine = cursor.machine();
        cursor.seek(recording.size());
        assertThat(cursor.copied()).isEqualTo(1);
        assertThat(cursor.machine()).isSameAs(machine);
        assertThat(machine.hash()).isEqualTo(recording.machineAt(recording.size()).hash());
    }

    @Test
    void aMillionEventsAreSteppedAndSoughtWithFewApplies() {
        RandomLog random = new RandomLog(11, MILLION);
        Recording recording = random.recording();
        long interval = recording.size() / (recording.keyframes() - 1);
        Cursor cursor = recording.cursor();
        Random jumps = new Random(3);
        for (int k = 0; k < 50; k++) {
            long before = cursor.applied();
            cursor.seek(jumps.nextInt((int) recording.size() + 1));
            assertThat(cursor.applied() - before).isLessThanOrEqualTo(interval / 2 + 2);
        }
        long before = cursor.applied();
        cursor.seek(cursor.position() - 1);
        cursor.seek(cursor.position() + 1);
        assertThat(cursor.applied() - before).isEqualTo(2);
        cursor.seek(recording.size());
        assertThat(cursor.machine().hash()).isEqualTo(random.end.machine().hash());
        cursor.seek(0);
        assertThat(cursor.machine().hash()).isEqualTo(random.boot.machine().hash());
    }

    @Property(tries = 40, seed = "2619")
    void aMachineThatBecameAnotherSharesNothingWithIt(@ForAll long seed, @ForAll @IntRange(max = 300) int length) {
        Door one = new RandomLog(seed, length).end;
        Door other = new RandomLog(seed + 1, 300 - length).end;
        long hash = other.machine().hash();
        one.become(other);
        assertThat(one.machine().hash()).isEqualTo(hash);
        for (Field field : Field.values()) {
            for (int object = 0; object < 4; object++) {
                one.put(field, object, 1, field.shape() == Field.Shape.LIST ? 0 : 7);
            }
        }
        assertThat(other.machine().hash()).isEqualTo(hash);
        one.become(other);
        assertThat(one.machine().hash()).isEqualTo(hash);
    }

    @Test
    void keyframesTakeLessThanAThirdOfTheLog() {
        RandomLog random = new RandomLog(17, MILLION);
        Recording recording = random.recording();
        assertThat(recording.keyframes() * random.end.bytes()).isLessThan(recording.size() * 28 / 3);
    }

    @Test
    void cursorsOfOneRecordingAreIndependent() {
        Recording recording = new RandomLog(2, 300).recording();
        Cursor one = recording.cursor();
        Cursor two = recording.cursor();
        long atBoot = two.machine().hash();
        one.seek(recording.size());
        assertThat(two.machine().hash()).isEqualTo(atBoot);
        assertThat(two.position()).isZero();
    }

    @Test
    void positionsOutsideAreRefused() {
        Recording recording = new RandomLog(2, 30).recording();
        assertThatThrownBy(() -> recording.cursor().seek(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> recording.cursor().seek(recording.size() + 1))
            .isInstanceOf(IndexOutOfBoundsException.class).hasMessageContaining("of " + recording.size());
    }
}
