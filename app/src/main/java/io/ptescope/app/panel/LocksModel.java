package io.ptescope.app.panel;

import io.ptescope.app.panel.Inspection.Item;
import io.ptescope.app.panel.Inspection.Pick;
import io.ptescope.app.panel.Inspection.Section;
import io.ptescope.app.panel.Inspection.TableRow;
import io.ptescope.app.session.Frame;
import io.ptescope.app.session.Selection;
import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Namer;
import io.ptescope.app.text.Text;
import io.ptescope.model.event.EventLog;
import io.ptescope.model.event.Topic;
import io.ptescope.model.state.LockKind;
import io.ptescope.model.state.Locks;
import io.ptescope.model.state.Machine;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Which locks are held, by whom and since when, and which task waits for which.
public final class LocksModel {
    private static final long LOOK_BACK = 4096;

    private final Messages messages;

    /// One that speaks the language of `messages`.
    public LocksModel(Messages messages) {
        this.messages = messages;
    }

    /// What there is to show while the run stands at `frame`.
    public Inspection of(Frame frame) {
        return new Inspection(List.of(held(frame), waiting(frame)));
    }

    private Section held(Frame frame) {
        Machine machine = frame.machine();
        Namer namer = new Namer(messages, machine, frame.story().tasks());
        List<TableRow> rows = new ArrayList<>();
        for (LockKind kind : LockKind.values()) {
            for (int object = 0; object < machine.locks().objects(kind); object++) {
                if (!machine.locks().isFree(kind, object)) {
                    rows.add(new TableRow(new Pick(name(kind), selection(kind, object), false),
                        List.of(subject(machine, namer, kind, object), holders(machine, namer, kind, object))));
                }
            }
        }
        Item item = rows.isEmpty() ? new Item.Note(messages.of(Text.LOCKS_NONE))
            : new Item.Table(List.of(messages.of(Text.LOCKS_LOCK), messages.of(Text.LOCKS_OF),
                messages.of(Text.LOCKS_HOLDER)), rows);
        return new Section(messages.of(Text.LOCKS_HELD), messages.of(Text.LOCKS_COUNT, rows.size()), List.of(item));
    }

    private static String name(LockKind kind) {
        return kind.text();
    }

    private String holders(Machine machine, Namer namer, LockKind kind, int object) {
        Locks locks = machine.locks();
        int writer = locks.writer(kind, object);
        if (writer >= 0) {
            return messages.of(Text.LOCKS_WRITER, namer.task(writer));
        }
        List<String> readers = new ArrayList<>();
        for (int task = 0; task < Long.SIZE - 1; task++) {
            if (locks.isHeldBy(kind, object, task)) {
                readers.add(namer.task(task));
            }
        }
        return messages.of(Text.LOCKS_READERS, String.join(", ", readers));
    }

    private static Selection selection(LockKind kind, int object) {
        return switch (kind) {
            case PAGE_LOCK -> new Selection.Page(object);
            case I_MUTEX, I_MMAP_LOCK, PRIVATE_LOCK, TREE_LOCK -> new Selection.CachePage(object, 0);
            case MMAP_SEM, ANON_VMA_LOCK, PTL, LRU_LOCK, INODE_LOCK, ENTRY_LOCK -> Selection.NONE;
        };
    }

    private static String subject(Machine machine, Namer namer, LockKind kind, int object) {
        return switch (kind) {
            case PAGE_LOCK -> "pfn " + Namer.frame(object);
            case I_MUTEX, I_MMAP_LOCK, PRIVATE_LOCK, TREE_LOCK -> namer.file(object);
            case MMAP_SEM -> namer.process(object);
            case ANON_VMA_LOCK -> "anon_vma " + object;
            case PTL -> "table " + object;
            case LRU_LOCK, INODE_LOCK -> "–";
            case ENTRY_LOCK -> "index " + object;
        };
    }

    /// A task waits while the last thing it did was to say so.
    private Section waiting(Frame frame) {
        EventLog log = frame.recording().log();
        Namer namer = new Namer(messages, frame.machine(), frame.story().tasks());
        Set<Integer> seen = new HashSet<>();
        List<Item> items = new ArrayList<>();
        long oldest = Math.max(0, frame.position() - LOOK_BACK);
        for (long event = frame.position() - 1; event >= oldest; event--) {
            boolean last = seen.add(log.task(event));
            if (last && log.isRemark(event) && log.topic(event) == Topic.WAIT) {
                LockKind kind = LockKind.values()[(int) log.before(event)];
                items.add(new Item.Row(namer.task(log.task(event)), messages.of(Text.LOCKS_WAITS, name(kind),
                    subject(frame.machine(), namer, kind, (int) log.after(event)))));
            }
        }
        if (items.isEmpty()) {
            items.add(new Item.Note(messages.of(Text.LOCKS_NOBODY_WAITS)));
        }
        return new Section(messages.of(Text.LOCKS_WAITING), "", items);
    }
}
