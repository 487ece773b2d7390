package io.ptescope.app.session;

import io.ptescope.model.arch.Level;
import io.ptescope.model.arch.Pte;
import io.ptescope.model.arch.PteLayout;
import io.ptescope.model.event.EventLog;
import io.ptescope.model.event.Journal;
import io.ptescope.model.event.Pen;
import io.ptescope.model.recording.Recording;
import io.ptescope.model.state.Contents;
import io.ptescope.model.state.Door;
import io.ptescope.model.state.Facts;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.Names;
import io.ptescope.model.state.Tables;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Stories of one task that stores to a page again and again: operation k is a store of k + 1 through [#ADDRESS].
final class SampleStory {
    static final long ADDRESS = 0x7f0000002000L;
    static final int MM = 0;
    static final int PFN = 5;
    static final int INDEX = Level.PTE.index(ADDRESS);
    static final int LINE = 20;
    private static final int STORE = 0;
    private static final int MARK_DIRTY = 1;
    private static final int LEAF = 3;

    private SampleStory() {}

    /// A story of `operations` stores. The moment after each but the last is marked "after k". `extra` more lines are
    /// walked through in each store.
    static Story of(int operations, int extra) {
        Door door = new Door(new Facts(1, 8, PteLayout.LINUX_2_6, List.of()), new Contents(), new Names());
        door.put(Field.TASK_MM, 0, 0, MM + 1);
        door.put(Field.MM_PGD, MM, 0, 1);
        Level[] levels = Level.values();
        for (int table = 0; table < LEAF; table++) {
            door.put(Field.TABLE_ENTRY, table, levels[table].index(ADDRESS),
                Pte.of(Tables.frameOf(table + 1), Pte.PRESENT | Pte.RW).bits());
        }
        Door boot = door.copy();
        EventLog log = new EventLog();
        Journal journal = new Journal(door, log);
        NavigableMap<Long, String> sayings = new TreeMap<>();
        NavigableMap<Long, List<String>> marks = new TreeMap<>();
        Pen pen = new Pen(0);
        for (int k = 0; k < operations; k++) {
            store(journal, pen, k, extra);
            sayings.put(log.size(), "store " + k + " is done");
            if (k < operations - 1) {
                marks.put(log.size(), List.of("after " + k));
            }
        }
        return new Story("stores", new Recording(boot, log, function -> function == STORE), sayings, marks);
    }

    private static void store(Journal journal, Pen pen, int operation, int extra) {
        journal.begin(pen, operation);
        journal.enter(pen, STORE, -1, ADDRESS);
        journal.at(pen, LINE);
        journal.set(pen, Field.TABLE_ENTRY, LEAF, INDEX, Pte.of(PFN, Pte.PRESENT | operation % 2 << 5).bits());
        journal.set(pen, Field.TABLE_ENTRY, LEAF - 1, INDEX, operation + 1);
        journal.enter(pen, MARK_DIRTY, -1, PFN);
        for (int line = 0; line < extra; line++) {
            journal.at(pen, 100 + line % 50);
        }
        journal.set(pen, Field.PAGE_FLAGS, PFN, 0, operation + 1);
        journal.leave(pen, 1);
        journal.set(pen, Field.PAGE_CONTENT, PFN, 0, operation + 1);
        journal.leave(pen, 0);
        journal.end(pen, operation, 0);
    }
}
