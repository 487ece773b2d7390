package io.ptescope.model.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.model.event.EventLog;
import io.ptescope.model.state.Field;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ChangeIndexTest {
    private static final int MILLION = 1_000_000;
    private static final int BLOCK = 256;

    @Property(tries = 30, seed = "2619")
    void findsWhatLookingAtEveryEventFinds(@ForAll long seed, @ForAll @IntRange(max = 50_000) int length) {
        EventLog log = new RandomLog(seed, length).log;
        ChangeIndex index = new ChangeIndex(log, log.size());
        Random random = new Random(seed);
        for (int k = 0; k < 40; k++) {
            Cell cell = cell(log, random);
            long position = random.nextInt((int) log.size() + 1);
            assertThat(index.last(cell, position)).isEqualTo(
                log.lastChange(cell.field(), cell.object(), cell.slot(), position, 0));
            assertThat(index.next(cell, position)).isEqualTo(
                log.nextChange(cell.field(), cell.object(), cell.slot(), position, log.size()));
        }
    }

    @Test
    void nothingIsFoundBeforeTheStartOrBehindTheEnd() {
        RandomLog random = new RandomLog(3, 40_000);
        ChangeIndex index = new ChangeIndex(random.log, random.log.size());
        Cell cell = new Cell(Field.PAGE_FLAGS, 1, 0);

        assertThat(index.last(cell, 0)).isEqualTo(-1);
        assertThat(index.last(cell, -1)).isEqualTo(-1);
        assertThat(index.next(cell, random.log.size())).isEqualTo(-1);
        assertThat(index.next(cell, random.log.size() + 1)).isEqualTo(-1);
    }

    @Test
    void ofCellsThatNeverChangedOneBlockInThirtyIsLookedAt() {
        EventLog log = new RandomLog(7, MILLION).log;
        ChangeIndex index = new ChangeIndex(log, log.size());
        int cells = 200;
        long blocks = 0;
        for (int k = 0; k < cells; k++) {
            blocks += index.blocks(new Cell(Field.TABLE_ENTRY, 100 + k, k));
        }

        assertThat(blocks).isLessThan(cells * (log.size() / BLOCK) / 30);
    }

    @Test
    void takesOneByteAnEvent() {
        RandomLog random = new RandomLog(7, MILLION);

        assertThat(new ChangeIndex(random.log, random.log.size()).bytes()).isLessThanOrEqualTo(random.log.size());
        assertThat(random.recording().bytes()).isLessThanOrEqualTo(32 * random.log.size());
    }

    /// A cell that a random event changes, or one that nothing ever changed.
    private static Cell cell(EventLog log, Random random) {
        long event = log.size() == 0 ? 0 : random.nextLong(log.size());
        return event < log.size() && log.isChange(event)
            ? new Cell(log.field(event), log.object(event), log.slot(event))
            : new Cell(Field.TABLE_ENTRY, 77, random.nextInt(512));
    }
}
