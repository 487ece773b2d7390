package io.ptescope.model.recording;

import io.ptescope.model.arch.Level;
import io.ptescope.model.arch.Pte;
import io.ptescope.model.arch.PteLayout;
import io.ptescope.model.event.EventLog;
import io.ptescope.model.event.Journal;
import io.ptescope.model.event.Pen;
import io.ptescope.model.event.Topic;
import io.ptescope.model.state.Contents;
import io.ptescope.model.state.Door;
import io.ptescope.model.state.Facts;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.Names;
import io.ptescope.model.state.Tables;
import java.util.List;

/// Two operations of task 0: an fsync that write-protects the PTE of [#ADDRESS], and a store to it that traps. Task 1
/// takes a few steps in the middle of both.
final class SmallStory {
    static final long ADDRESS = 0x7f0000003000L;
    static final int FSYNC = 0;
    static final int MKCLEAN = 1;
    static final int STORE = 2;
    static final int FAULT = 3;
    static final int WP_PAGE = 4;
    static final int OTHER = 5;
    static final int LEAF = 3;

    final EventLog log = new EventLog();
    final Door boot;
    long protect;
    long trap;
    long unprotect;

    private final Door door = new Door(new Facts(2, 16, PteLayout.LINUX_2_6, List.of()), new Contents(), new Names());
    private final Journal journal;
    private final Pen pen = new Pen(0);
    private final Pen other = new Pen(1);

    SmallStory() {
        mapPage();
        boot = door.copy();
        journal = new Journal(door, log);
        journal.begin(other, 7);
        fsync();
        store();
        journal.end(other, 7, 0);
    }

    Recording recording() {
        return new Recording(boot, log, function -> function == FSYNC || function == STORE || function == FAULT);
    }

    static Cell pte() {
        return new Cell(Field.TABLE_ENTRY, LEAF, Level.PTE.index(ADDRESS));
    }

    private void mapPage() {
        door.put(Field.TASK_MM, 0, 0, 1);
        door.put(Field.MM_PGD, 0, 0, 1);
        Level[] levels = Level.values();
        for (int table = 0; table < LEAF; table++) {
            door.put(Field.TABLE_ENTRY, table, levels[table].index(ADDRESS),
                Pte.of(Tables.frameOf(table + 1), Pte.PRESENT | Pte.RW).bits());
        }
        door.put(Field.TABLE_ENTRY, LEAF, Level.PTE.index(ADDRESS),
            Pte.of(5, Pte.PRESENT | Pte.RW | Pte.DIRTY).bits());
    }

    private void fsync() {
        journal.begin(pen, 0);
        journal.enter(pen, FSYNC, -1, 1);
        journal.at(pen, 10);
        journal.enter(other, OTHER, -1, 0);
        journal.enter(pen, MKCLEAN, -1, 5);
        journal.at(pen, 11);
        protect = log.size();
        journal.set(pen, Field.TABLE_ENTRY, LEAF, Level.PTE.index(ADDRESS), Pte.of(5, Pte.PRESENT).bits());
        journal.at(pen, 12);
        journal.at(other, 50);
        journal.leave(pen, 1);
        journal.at(pen, 13);
        journal.leave(pen, 0);
        journal.end(pen, 0, 0);
    }

    private void store() {
        journal.begin(pen, 1);
        journal.enter(pen, STORE, -1, ADDRESS);
        journal.set(pen, Field.TABLE_ENTRY, LEAF, Level.PTE.index(ADDRESS),
            Pte.of(5, Pte.PRESENT | Pte.ACCESSED).bits());
        trap = log.size();
        journal.remark(pen, Topic.TRAP, ADDRESS, 3);
        journal.enter(pen, FAULT, -1, ADDRESS);
        journal.at(pen, 20);
        journal.enter(pen, WP_PAGE, -1, ADDRESS);
        journal.at(pen, 21);
        unprotect = log.size();
        journal.set(pen, Field.TABLE_ENTRY, LEAF, Level.PTE.index(ADDRESS),
            Pte.of(5, Pte.PRESENT | Pte.ACCESSED | Pte.RW).bits());
        journal.leave(other, 0);
        journal.leave(pen, 0);
        journal.leave(pen, 0);
        journal.set(pen, Field.PAGE_CONTENT, 5, 0, 1);
        journal.leave(pen, 0);
        journal.end(pen, 1, 0);
    }
}
