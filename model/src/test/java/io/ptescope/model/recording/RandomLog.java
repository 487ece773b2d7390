package io.ptescope.model.recording;

import io.ptescope.model.arch.PteLayout;
import io.ptescope.model.event.EventLog;
import io.ptescope.model.event.Journal;
import io.ptescope.model.event.Pen;
import io.ptescope.model.event.Topic;
import io.ptescope.model.state.Contents;
import io.ptescope.model.state.Door;
import io.ptescope.model.state.Facts;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.InodeList;
import io.ptescope.model.state.Inodes;
import io.ptescope.model.state.Names;
import io.ptescope.model.state.PageList;
import io.ptescope.model.state.Pages;
import java.util.List;
import java.util.Random;

/// A log of no sense, written as the kernel writes: tasks take turns to begin operations, to enter and leave functions,
/// to move along lines and to change cells of every shape.
final class RandomLog {
    static final int PATH_FUNCTIONS = 3;
    private static final int FUNCTIONS = 9;
    private static final int TASKS = 3;
    private static final int FRAMES = 24;

    final Door boot;
    final EventLog log = new EventLog();
    final Door end;
    private final Journal journal;
    private final Random random;
    private final Pen[] pens = new Pen[TASKS];
    private final int[] operations = new int[TASKS];
    private int begun;

    RandomLog(long seed, int length) {
        random = new Random(seed);
        end = new Door(new Facts(2, FRAMES, PteLayout.LINUX_2_6, List.of()), new Contents(), new Names());
        for (int k = 0; k < 40; k++) {
            end.put(Field.TABLE_ENTRY, random.nextInt(3), random.nextInt(512), random.nextInt());
        }
        boot = end.copy();
        journal = new Journal(end, log);
        for (int task = 0; task < TASKS; task++) {
            pens[task] = new Pen(task);
            operations[task] = -1;
        }
        while (log.size() < length) {
            move(random.nextInt(TASKS));
        }
    }

    Recording recording() {
        return new Recording(boot, log, function -> function < PATH_FUNCTIONS);
    }

    private void move(int task) {
        Pen pen = pens[task];
        if (operations[task] < 0) {
            operations[task] = begun++;
            journal.begin(pen, operations[task]);
            return;
        }
        switch (random.nextInt(10)) {
            case 0, 1 -> enter(pen);
            case 2, 3 -> leave(pen, task);
            case 4 -> journal.remark(pen, Topic.LOAD, random.nextInt(1 << 20), 0);
            case 5 -> journal.at(pen, 1 + random.nextInt(200));
            default -> change(pen);
        }
    }

    private void enter(Pen pen) {
        if (pen.depth() < 12) {
            journal.enter(pen, random.nextInt(FUNCTIONS), -1, random.nextInt(1 << 20));
        }
    }

    private void leave(Pen pen, int task) {
        if (pen.depth() > 0) {
            journal.leave(pen, 0);
        } else if (random.nextInt(4) == 0) {
            journal.end(pen, operations[task], 0);
            operations[task] = -1;
        }
    }

    private void change(Pen pen) {
        switch (random.nextInt(6)) {
            case 0 -> journal.set(pen, Field.TABLE_ENTRY, random.nextInt(3), random.nextInt(512), random.nextInt(9));
            case 1 -> journal.set(pen, Field.TLB_ENTRY, random.nextInt(4), random.nextInt(9), random.nextInt(3));
            case 2 -> journal.set(pen, Field.PAGE_FLAGS, random.nextInt(FRAMES), 0, random.nextInt(1 << 12));
            case 3 -> journal.set(pen, Field.LOCK, random.nextInt(6), random.nextInt(20), random.nextInt(4));
            case 4 -> movePage(pen);
            default -> journal.set(pen, Field.INODE_LIST, 1 + random.nextInt(4), 0,
                Inodes.place(InodeList.NONE, -1));
        }
    }

    /// To the head or the tail of a list, as the LRU does it.
    private void movePage(Pen pen) {
        int page = random.nextInt(FRAMES);
        PageList list = PageList.values()[random.nextInt(4)];
        Pages pages = journal.machine().pages();
        int behind = list == PageList.NONE || random.nextBoolean() ? -1 : pages.last(list);
        if (behind != page) {
            journal.set(pen, Field.PAGE_LIST, page, 0, list == PageList.NONE ? 0 : Pages.place(list, behind));
        }
    }
}
