package io.ptescope.model.event;

import static io.ptescope.model.event.Packing.FIELDS;

import io.ptescope.model.event.Event.Origin;
import io.ptescope.model.state.Door;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.Field.Shape;
import java.util.function.LongConsumer;

/// The log: 16 bytes an event. Reading any event costs a few nanoseconds, wherever it is.
///
/// Whoever reads may do so on several threads, as long as nobody writes.
public final class EventLog {
    private static final Field[] FIELD = Field.values();
    private static final Topic[] TOPIC = Topic.values();
    private static final int FUNCTION_SHIFT = 20;
    private static final long SHORT_DISTANCE = 1L << FUNCTION_SHIFT;
    private static final int TOPIC_SHIFT = 27;

    private final Rows rows;

    /// An empty log that may grow as it likes.
    public EventLog() {
        this(Long.MAX_VALUE);
    }

    /// An empty log. Whoever writes gets [LogFull] rather than make it larger than `mostBytes`.
    public EventLog(long mostBytes) {
        this(mostBytes, events -> { });
    }

    /// As above; `watch` is told the number of events each time that 2^13 more have been written, and may end the
    /// writing by an exception: whoever writes next gets it again.
    public EventLog(long mostBytes, LongConsumer watch) {
        this.rows = new Rows(mostBytes, watch);
    }

    /// The number of events.
    public long size() {
        return rows.size();
    }

    /// About how many bytes the events take.
    public long bytes() {
        return rows.bytes();
    }

    /// Nothing is written any more: nobody is told of it, and who was is let go.
    public void end() {
        rows.end();
    }

    /// Forgets all events from `length` on.
    public void truncate(long length) {
        rows.truncate(length);
    }

    void change(int head, Field field, int object, long slot, long before, long after) {
        Shape shape = field.shape();
        long from = Packing.packed(shape, before);
        long to = Packing.packed(shape, after);
        if ((from | to) >>> Integer.SIZE == 0 && Packing.isShort(shape, object, slot)) {
            rows.add(head, Packing.shortCell(shape, object, slot), from << Integer.SIZE | to);
        } else {
            changeFar(head, Packing.cell(object, slot), before, after, from | to);
        }
    }

    /// As [#change], for a SCALAR field.
    void changeScalar(int head, int object, long before, long after) {
        if ((before | after) >>> Integer.SIZE == 0) {
            rows.add(head, object, before << Integer.SIZE | after);
        } else {
            changeFar(head, Packing.cell(object, 0), before, after, before | after);
        }
    }

    /// As [#change], for an ARRAY field.
    void changeElement(int head, int object, long slot, long before, long after) {
        long from = Long.rotateLeft(before, 1);
        long to = Long.rotateLeft(after, 1);
        if ((from | to) >>> Integer.SIZE == 0 && Packing.isShort(object, slot)) {
            rows.add(head, Packing.shortCell(object, slot), from << Integer.SIZE | to);
        } else {
            changeFar(head, Packing.cell(object, slot), before, after, from | to);
        }
    }

    private void changeFar(int head, long cell, long before, long after, long packed) {
        if (packed >>> Integer.SIZE != 0 || before != 0 && after != 0) {
            int where = rows.setAside(cell);
            rows.setAside(after);
            rows.add(head | Packing.LONG, where, before);
        } else {
            rows.add(head | (before == 0 ? Packing.FILLED : Packing.CLEARED), (int) packed, cell);
        }
    }

    void enter(int head, int function, long parent, long cause, long argument) {
        long distance = parent < 0 ? 0 : size() - parent;
        if (distance < SHORT_DISTANCE && cause < 0) {
            rows.add(head, function << FUNCTION_SHIFT | (int) distance, argument);
        } else {
            int where = rows.setAside(function);
            rows.setAside(parent);
            rows.setAside(cause);
            rows.add(head | Packing.LONG, where, argument);
        }
    }

    void leave(int head, int function, long entry, long result) {
        long distance = size() - entry;
        if (distance < SHORT_DISTANCE) {
            rows.add(head, function << FUNCTION_SHIFT | (int) distance, result);
        } else {
            int where = rows.setAside(function);
            rows.setAside(entry);
            rows.add(head | Packing.LONG, where, result);
        }
    }

    void step(int head) {
        rows.add(head, 0, 0);
    }

    void operation(int head, int operation, long result) {
        rows.add(head, operation, result);
    }

    void remark(int head, Topic topic, long subject, long detail) {
        if (detail >>> TOPIC_SHIFT == 0) {
            rows.add(head, topic.ordinal() << TOPIC_SHIFT | (int) detail, subject);
        } else {
            int where = rows.setAside(topic.ordinal());
            rows.setAside(detail);
            rows.add(head | Packing.LONG, where, subject);
        }
    }

    /// The kind of event `n`: the field's ordinal for a change, or one of the constants of [Packing].
    private int kind(long n) {
        return Packing.kind(rows.head(n));
    }

    public boolean isChange(long n) {
        return kind(n) < FIELDS;
    }

    public boolean isEnter(long n) {
        return kind(n) == Packing.ENTER;
    }

    public boolean isLeave(long n) {
        return kind(n) == Packing.LEAVE;
    }

    public boolean isBegin(long n) {
        return kind(n) == Packing.BEGIN;
    }

    public boolean isEnd(long n) {
        return kind(n) == Packing.END;
    }

    public boolean isRemark(long n) {
        return kind(n) == Packing.REMARK;
    }

    /// Whether event `n` was made by hand: an [Edit], not something that the kernel did.
    public boolean isByHand(long n) {
        return task(n) == Origin.HAND;
    }

    /// Whether event `n` changes `field`.
    public boolean changes(long n, Field field) {
        return kind(n) == field.ordinal();
    }

    /// The field that change `n` is about; only for a change.
    public Field field(long n) {
        return FIELD[kind(n)];
    }

    public int site(long n) {
        return Packing.site(rows.head(n));
    }

    public int task(long n) {
        return Packing.task(rows.head(n));
    }

    /// Calls open around event `n`; an entry and its return have the depth of their caller.
    public int depth(long n) {
        return Packing.depth(rows.head(n));
    }

    /// Whether event `n` is the first of its step.
    public boolean isFirst(long n) {
        return rows.head(n) < 0;
    }

    /// Object of a change; function of an entry or return; operation of a beginning or end; topic of a remark.
    public int object(long n) {
        int head = rows.head(n);
        int kind = Packing.kind(head);
        if (kind < FIELDS) {
            return Packing.object(cell(head, n));
        }
        int low = rows.low(n);
        if (Packing.isLong(head)) {
            return (int) rows.aside(low);
        }
        return switch (kind - FIELDS) {
            case 0, 1 -> low >>> FUNCTION_SHIFT;
            case 5 -> low >>> TOPIC_SHIFT;
            default -> low;
        };
    }

    /// The slot of a change.
    public long slot(long n) {
        return Packing.slot(cell(rows.head(n), n));
    }

    /// The value before a change; the subject of a remark.
    public long before(long n) {
        int head = rows.head(n);
        return Packing.kind(head) < FIELDS ? value(head, n, false) : rows.high(n);
    }

    /// The value after a change; the argument of an entry; the result of a return or of an operation; the detail of a
    /// remark.
    public long after(long n) {
        int head = rows.head(n);
        int kind = Packing.kind(head);
        if (kind < FIELDS) {
            return value(head, n, true);
        }
        if (kind == Packing.REMARK) {
            int low = rows.low(n);
            return Packing.isLong(head) ? rows.aside(low + 1) : low & (1 << TOPIC_SHIFT) - 1;
        }
        return rows.high(n);
    }

    /// The entry of the call that was open when entry `n` was made, or -1 in user space. Only for an entry.
    public long parent(long n) {
        int low = rows.low(n);
        if (Packing.isLong(rows.head(n))) {
            return rows.aside(low + 1);
        }
        long distance = low & SHORT_DISTANCE - 1;
        return distance == 0 ? -1 : n - distance;
    }

    /// The event that entry `n` answers, or -1. Only for an entry.
    public long cause(long n) {
        return Packing.isLong(rows.head(n)) ? rows.aside(rows.low(n) + 2) : -1;
    }

    /// Where the call that return `n` leaves was entered. Only for a return.
    public long entry(long n) {
        int low = rows.low(n);
        return Packing.isLong(rows.head(n)) ? rows.aside(low + 1) : n - (low & SHORT_DISTANCE - 1);
    }

    /// What remark `n` is about. Only for a remark.
    public Topic topic(long n) {
        return TOPIC[object(n)];
    }

    /// Makes the changes among events `from` to `to - 1` happen to the machine behind `door`, oldest first.
    public void apply(Door door, long from, long to) {
        for (long n = from; n < to; n++) {
            put(door, n, true);
        }
    }

    /// Takes the changes among events `from` to `to - 1` back from the machine behind `door`, newest first.
    public void revert(Door door, long from, long to) {
        for (long n = to - 1; n >= from; n--) {
            put(door, n, false);
        }
    }

    private void put(Door door, long n, boolean after) {
        int head = rows.head(n);
        int kind = Packing.kind(head);
        if (kind < FIELDS) {
            long cell = cell(head, n);
            door.put(FIELD[kind], Packing.object(cell), Packing.slot(cell), value(head, n, after));
        }
    }

    /// The last change of one cell among events `to` to `from - 1`, or -1. Looks at the heads backwards.
    public long lastChange(Field field, int object, long slot, long from, long to) {
        long wanted = Packing.cell(object, slot);
        for (long n = from - 1; n >= to; n--) {
            int head = rows.head(n);
            if (Packing.kind(head) == field.ordinal() && cell(head, n) == wanted) {
                return n;
            }
        }
        return -1;
    }

    /// The first change of one cell among events `from` to `to - 1`, or -1.
    public long nextChange(Field field, int object, long slot, long from, long to) {
        long wanted = Packing.cell(object, slot);
        for (long n = from; n < to; n++) {
            int head = rows.head(n);
            if (Packing.kind(head) == field.ordinal() && cell(head, n) == wanted) {
                return n;
            }
        }
        return -1;
    }

    /// The cell that change `n` is about, without its field, as one number. Only for a change.
    public long cell(long n) {
        return cell(rows.head(n), n);
    }

    /// A cell as [#cell(long)] gives it.
    public static long cellOf(int object, long slot) {
        return Packing.cell(object, slot);
    }

    /// Event `n`, 0 to [#size] - 1, as an object.
    public Event event(long n) {
        if (n < 0 || n >= size()) {
            throw new IndexOutOfBoundsException("event " + n + " of " + size());
        }
        Origin origin = new Origin(task(n), site(n), depth(n), isFirst(n));
        int kind = kind(n);
        if (kind < FIELDS) {
            return new Event.Change(n, origin, FIELD[kind], object(n), slot(n), before(n), after(n));
        }
        return switch (kind - FIELDS) {
            case 0 -> new Event.Enter(n, origin, object(n), parent(n), cause(n), after(n));
            case 1 -> new Event.Leave(n, origin, object(n), entry(n), after(n));
            case 2 -> new Event.Step(n, origin);
            case 3 -> new Event.Begin(n, origin, object(n));
            case 4 -> new Event.End(n, origin, object(n), after(n));
            case 5 -> new Event.Remark(n, origin, TOPIC[object(n)], before(n), after(n));
            default -> throw new IllegalStateException("kind " + kind + " of event " + n);
        };
    }

    /// The cell of a change.
    private long cell(int head, long n) {
        return switch (Packing.form(head)) {
            case Packing.NEAR -> Packing.cell(FIELD[Packing.kind(head)].shape(), rows.low(n));
            case Packing.LONG -> rows.aside(rows.low(n));
            default -> rows.high(n);
        };
    }

    private long value(int head, long n, boolean after) {
        Shape shape = FIELD[Packing.kind(head)].shape();
        return switch (Packing.form(head)) {
            case Packing.NEAR -> Packing.unpacked(shape, (int) (rows.high(n) >>> (after ? 0 : Integer.SIZE)));
            case Packing.FILLED -> after ? Packing.unpacked(shape, rows.low(n)) : 0;
            case Packing.CLEARED -> after ? 0 : Packing.unpacked(shape, rows.low(n));
            default -> after ? rows.aside(rows.low(n) + 1) : rows.high(n);
        };
    }
}
