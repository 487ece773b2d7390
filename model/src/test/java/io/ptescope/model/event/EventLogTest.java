package io.ptescope.model.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptescope.model.arch.PteLayout;
import io.ptescope.model.event.Event.Origin;
import io.ptescope.model.state.Contents;
import io.ptescope.model.state.Door;
import io.ptescope.model.state.Facts;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/// What is read from the log is what was written, however it is packed.
class EventLogTest {
    private static final int EVENTS = 3000;
    private static final long[] VALUES = {0, 1, 2, 77, 0x7FFF, 0x8000, 0x7FFF_FFFFL, 0x8000_0000L, 0xFFFF_FFFFL,
        1L << 32, 5L << 32 | 9, 0x8000_0000_0000_0025L, 0x8000_0000_4000_0067L, Long.MIN_VALUE, Long.MAX_VALUE, -1,
        -28};
    private static final long[] SLOTS = {0, 1, 511, (1 << 20) - 1, 1 << 20, 0x7_f120_0033L, (1L << 40) - 1};
    private static final int[] OBJECTS = {0, 1, 9, 4095, 4096, 70_000, (1 << 24) - 1};
    private static final Field[] FIELDS =
        {Field.PAGE_FLAGS, Field.TABLE_ENTRY, Field.TLB_ENTRY, Field.PAGE_LIST, Field.LOCK, Field.COUNTER};

    private final EventLog log = new EventLog();
    private final List<Event> written = new ArrayList<>();

    @Property(tries = 40)
    void everyEventIsReadAsItWasWritten(@ForAll long seed) {
        EventLogTest story = new EventLogTest();
        story.write(new Random(seed), EVENTS);
        story.check();
    }

    @Property(tries = 40)
    void whatIsForgottenLeavesNoTrace(@ForAll long seed) {
        EventLogTest story = new EventLogTest();
        Random random = new Random(seed);
        story.write(random, random.nextInt(40_000));
        int length = random.nextInt(story.written.size() + 1);
        story.log.truncate(length);
        story.written.subList(length, story.written.size()).clear();
        assertThat(story.log.size()).isEqualTo(length);
        story.write(random, EVENTS);
        story.check();
    }

    @Test
    void revertingTakesBackWhatApplyingDid() {
        Door door = new Door(new Facts(1, 8, PteLayout.LINUX_2_6, List.of()), new Contents(), new Names());
        Journal journal = new Journal(door, log);
        Pen pen = new Pen(0);
        long[] hashes = new long[200];
        long[] positions = new long[200];
        Random random = new Random(4);
        for (int k = 0; k < hashes.length; k++) {
            hashes[k] = door.machine().hash();
            positions[k] = log.size();
            journal.at(pen, k + 1);
            journal.set(pen, Field.PAGE_FLAGS, random.nextInt(8), 0, VALUES[random.nextInt(VALUES.length)]);
            journal.set(pen, Field.TLB_ENTRY, 0, SLOTS[random.nextInt(SLOTS.length)], random.nextInt());
        }
        for (int k = hashes.length - 1; k >= 0; k--) {
            log.revert(door, positions[k], k == hashes.length - 1 ? log.size() : positions[k + 1]);
            assertThat(door.machine().hash()).isEqualTo(hashes[k]);
        }
        for (int k = 0; k < hashes.length - 1; k++) {
            log.apply(door, positions[k], positions[k + 1]);
            assertThat(door.machine().hash()).isEqualTo(hashes[k + 1]);
        }
    }

    @Test
    void changesOfOneCellAreFoundInBothDirections() {
        write(new Random(9), EVENTS);
        for (int n = 0; n < EVENTS; n += 7) {
            if (written.get(n) instanceof Event.Change change) {
                assertThat(log.lastChange(change.field(), change.object(), change.slot(), n + 1, 0))
                    .isEqualTo(n);
                assertThat(log.nextChange(change.field(), change.object(), change.slot(), n, log.size()))
                    .isEqualTo(n);
                assertThat(log.lastChange(change.field(), change.object(), change.slot(), n, 0)).isLessThan(n);
            }
        }
    }

    @Test
    void anEventTakesSixteenBytes() {
        Door door = new Door(new Facts(1, 8, PteLayout.LINUX_2_6, List.of()), new Contents(), new Names());
        Journal journal = new Journal(door, log);
        Pen pen = new Pen(0);
        for (int k = 0; k < EVENTS; k++) {
            journal.enter(pen, 3, -1, 0x7f12_0000_3000L);
            journal.at(pen, 7);
            journal.set(pen, Field.PAGE_REFCOUNT, 5, 0, k + 1);
            journal.at(pen, 8);
            journal.set(pen, Field.TABLE_ENTRY, 3, 9, 0x8000_0000_0000_5067L + (k & 1));
            journal.leave(pen, 0);
        }
        assertThat(log.bytes() / (double) log.size()).isEqualTo(16);
    }

    @Test
    void aLogSaysWhenItIsFull() {
        EventLog small = new EventLog(1 << 20);
        Journal journal = new Journal(
            new Door(new Facts(1, 8, PteLayout.LINUX_2_6, List.of()), new Contents(), new Names()), small);
        Pen pen = new Pen(0);

        assertThatThrownBy(() -> {
            for (int k = 0; k < 1 << 20; k++) {
                journal.remark(pen, Topic.LOAD, k, 0);
            }
        }).isInstanceOf(LogFull.class).hasMessageEndingWith("or give Java a larger heap (-Xmx)");
        assertThat(small.bytes()).isBetween(1L << 19, 1L << 20);
        assertThat(small.event(small.size() - 1).sequence()).isEqualTo(small.size() - 1);
    }

    @Test
    void aPositionBehindTheEndIsRefused() {
        assertThatThrownBy(() -> log.event(0)).isInstanceOf(IndexOutOfBoundsException.class)
            .hasMessage("event 0 of 0");
    }

    private void check() {
        for (int n = 0; n < written.size(); n++) {
            assertThat(log.event(n)).isEqualTo(written.get(n));
        }
    }

    private void write(Random random, int count) {
        for (int k = 0; k < count; k++) {
            long n = log.size();
            Origin origin = new Origin(random.nextInt(64), random.nextInt(2000), random.nextInt(32),
                random.nextBoolean());
            written.add(switch (random.nextInt(8)) {
                case 0 -> enter(random, n, origin);
                case 1 -> leave(random, n, origin);
                case 2 -> {
                    log.step(head(Packing.STEP, origin));
                    yield new Event.Step(n, origin);
                }
                case 3 -> operation(random, n, origin);
                case 4 -> remark(random, n, origin);
                default -> change(random, n, origin);
            });
        }
    }

    private Event change(Random random, long n, Origin origin) {
        Field field = FIELDS[random.nextInt(FIELDS.length)];
        int object = OBJECTS[random.nextInt(OBJECTS.length)];
        long slot = field.shape() == Field.Shape.SCALAR || field.shape() == Field.Shape.LIST ? 0
            : SLOTS[random.nextInt(SLOTS.length)];
        long before = value(random);
        long after = value(random);
        log.change(head(field.ordinal(), origin), field, object, slot, before, after);
        return new Event.Change(n, origin, field, object, slot, before, after);
    }

    private Event enter(Random random, long n, Origin origin) {
        long parent = n == 0 || random.nextBoolean() ? -1 : random.nextLong(n);
        long cause = n == 0 || random.nextInt(9) > 0 ? -1 : random.nextLong(n);
        int function = random.nextInt(1000);
        long argument = value(random);
        log.enter(head(Packing.ENTER, origin), function, parent, cause, argument);
        return new Event.Enter(n, origin, function, parent, cause, argument);
    }

    private Event leave(Random random, long n, Origin origin) {
        long entry = n == 0 ? -1 : random.nextLong(n);
        int function = random.nextInt(1000);
        long result = value(random);
        log.leave(head(Packing.LEAVE, origin), function, entry, result);
        return new Event.Leave(n, origin, function, entry, result);
    }

    private Event operation(Random random, long n, Origin origin) {
        int operation = random.nextInt();
        if (random.nextBoolean()) {
            log.operation(head(Packing.BEGIN, origin), operation, 0);
            return new Event.Begin(n, origin, operation);
        }
        long result = value(random);
        log.operation(head(Packing.END, origin), operation, result);
        return new Event.End(n, origin, operation, result);
    }

    private Event remark(Random random, long n, Origin origin) {
        Topic topic = Topic.values()[random.nextInt(Topic.values().length)];
        long subject = value(random);
        long detail = value(random);
        log.remark(head(Packing.REMARK, origin), topic, subject, detail);
        return new Event.Remark(n, origin, topic, subject, detail);
    }

    private static long value(Random random) {
        return random.nextInt(5) == 0 ? random.nextLong() : VALUES[random.nextInt(VALUES.length)];
    }

    private static int head(int kind, Origin origin) {
        return Packing.head(kind, origin.site(), origin.task(), origin.depth(), origin.first());
    }
}
