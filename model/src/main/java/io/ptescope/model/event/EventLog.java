package io.ptescope.model.event;

import static io.ptescope.model.event.Packing.FIELDS;

import io.ptescope.model.event.Event.Origin;
import io.ptescope.model.state.Door;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.Field.Shape;

/// The log: about 13 bytes an event. Reading any event costs a few nanoseconds, wherever it is.
///
/// Whoever reads may do so on several threads, as long as nobody writes.
public final class EventLog {
    private static final Field[] FIELD = Field.values();
    private static final Topic[] TOPIC = Topic.values();
    private static final int GROUP = 16;
    private static final long UNSIGNED = 0xFFFF_FFFFL;
    private static final int FUNCTION_SHIFT = 20;
    private static final long SHORT_DISTANCE = 1L << FUNCTION_SHIFT;

    private final Columns columns;

    /// An empty log that may grow as it likes.
    public EventLog() {
        this(Long.MAX_VALUE);
    }

    /// An empty log. Whoever writes gets [LogFull] rather than make it larger than `mostBytes`.
    public EventLog(long mostBytes) {
        this.columns = new Columns(mostBytes);
    }

    /// The number of events.
    public long size() {
        return columns.size();
    }

    /// About how many bytes the events take.
    public long bytes() {
        return columns.bytes();
    }

    /// Forgets all events from `length` on.
    public void truncate(long length) {
        columns.truncate(length);
    }

    void change(int head, Field field, int object, long slot, long before, long after) {
        Shape shape = field.shape();
        long from = Packing.packed(shape, before);
        long to = Packing.packed(shape, after);
        long both = from | to;
        if (Packing.isShort(shape, object, slot) && both >>> Integer.SIZE == 0) {
            int cell = Packing.shortCell(shape, object, slot);
            if (both >>> Short.SIZE == 0) {
                columns.add(head | Packing.SHORT, cell, (int) (from << Short.SIZE | to));
            } else {
                columns.add(head | Packing.NORMAL, cell, (int) from, (int) to);
            }
        } else if (both >>> Integer.SIZE == 0) {
            columns.add(head | Packing.FAR, Packing.cell(object, slot), (int) from, (int) to);
        } else {
            columns.add(head | Packing.LONG, Packing.cell(object, slot), before, after);
        }
    }

    /// As [#change], for the one cell of an object.
    void changeScalar(int head, int object, long before, long after) {
        long from = Long.rotateLeft(before, 1);
        long to = Long.rotateLeft(after, 1);
        long both = from | to;
        if (both >>> Short.SIZE == 0) {
            columns.add(head | Packing.SHORT, object, (int) (from << Short.SIZE | to));
        } else if (both >>> Integer.SIZE == 0) {
            columns.add(head | Packing.NORMAL, object, (int) from, (int) to);
        } else {
            columns.add(head | Packing.LONG, Packing.cell(object, 0), before, after);
        }
    }

    void enter(int head, int function, long parent, long cause, long argument) {
        long distance = parent < 0 ? 0 : size() - parent;
        if (distance >= SHORT_DISTANCE || cause >= 0) {
            columns.add(head | Packing.LONG, function, parent, cause, argument);
        } else if (argument >>> Integer.SIZE == 0) {
            columns.add(head | Packing.SHORT, function << FUNCTION_SHIFT | (int) distance, (int) argument);
        } else {
            columns.add(head | Packing.NORMAL, function << FUNCTION_SHIFT | (int) distance, (int) argument,
                (int) (argument >>> Integer.SIZE));
        }
    }

    void leave(int head, int function, long entry, long result) {
        long distance = size() - entry;
        if (distance >= SHORT_DISTANCE || result >>> Integer.SIZE != 0) {
            columns.add(head | Packing.LONG, function, entry, result);
        } else {
            columns.add(head | Packing.NORMAL, function << FUNCTION_SHIFT | (int) distance, (int) result);
        }
    }

    void step(int head) {
        columns.add(head);
    }

    void operation(int head, int operation, long result) {
        columns.add(head, operation, (int) result, (int) (result >>> Integer.SIZE));
    }

    void remark(int head, Topic topic, long subject, long detail) {
        if (detail >>> Integer.SIZE == 0) {
            columns.add(head | Packing.NORMAL, topic.ordinal(), (int) subject, (int) (subject >>> Integer.SIZE),
                (int) detail);
        } else {
            columns.add(head | Packing.LONG, topic.ordinal(), subject, detail);
        }
    }

    /// The kind of event `n`: the field's ordinal for a change, or one of the constants of [Packing].
    private int kind(long n) {
        return Packing.kind(columns.head(n));
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
        return Packing.site(columns.head(n));
    }

    public int task(long n) {
        return Packing.task(columns.head(n));
    }

    /// Calls open around event `n`; an entry and its return have the depth of their caller.
    public int depth(long n) {
        return Packing.depth(columns.head(n));
    }

    /// Whether event `n` is the first of its step.
    public boolean isFirst(long n) {
        return columns.head(n) < 0;
    }

    /// Object of a change; function of an entry or return; operation of a beginning or end; topic of a remark.
    public int object(long n) {
        int head = columns.head(n);
        int kind = Packing.kind(head);
        if (kind < FIELDS) {
            return Packing.object(cell(head, columns.place(n)));
        }
        if (kind == Packing.STEP) {
            return 0;
        }
        int word = columns.word(columns.place(n));
        boolean isCall = kind == Packing.ENTER || kind == Packing.LEAVE;
        return isCall && Packing.form(head) != Packing.LONG ? word >>> FUNCTION_SHIFT : word;
    }

    /// The slot of a change.
    public long slot(long n) {
        return Packing.slot(cell(columns.head(n), columns.place(n)));
    }

    /// The value before a change; the subject of a remark.
    public long before(long n) {
        int head = columns.head(n);
        int place = columns.place(n);
        return Packing.kind(head) < FIELDS ? value(head, place, false) : columns.twoWords(place + 1);
    }

    /// The value after a change; the argument of an entry; the result of a return or of an operation; the detail of a
    /// remark.
    public long after(long n) {
        int head = columns.head(n);
        int kind = Packing.kind(head);
        int place = columns.place(n);
        boolean isLong = Packing.form(head) == Packing.LONG;
        if (kind < FIELDS) {
            return value(head, place, true);
        }
        if (kind == Packing.ENTER) {
            return Packing.form(head) == Packing.SHORT ? columns.word(place + 1) & UNSIGNED
                : columns.twoWords(place + (isLong ? 5 : 1));
        }
        if (kind == Packing.LEAVE) {
            return isLong ? columns.twoWords(place + 3) : columns.word(place + 1) & UNSIGNED;
        }
        if (kind == Packing.REMARK) {
            return isLong ? columns.twoWords(place + 3) : columns.word(place + 3) & UNSIGNED;
        }
        return kind == Packing.STEP ? 0 : columns.twoWords(place + 1);
    }

    /// The entry of the call that was open when entry `n` was made, or -1 in user space. Only for an entry.
    public long parent(long n) {
        int place = columns.place(n);
        if (Packing.form(columns.head(n)) == Packing.LONG) {
            return columns.twoWords(place + 1);
        }
        long distance = columns.word(place) & SHORT_DISTANCE - 1;
        return distance == 0 ? -1 : n - distance;
    }

    /// The event that entry `n` answers, or -1. Only for an entry.
    public long cause(long n) {
        return Packing.form(columns.head(n)) == Packing.LONG ? columns.twoWords(columns.place(n) + 3) : -1;
    }

    /// Where the call that return `n` leaves was entered. Only for a return.
    public long entry(long n) {
        int place = columns.place(n);
        return Packing.form(columns.head(n)) == Packing.LONG ? columns.twoWords(place + 1)
            : n - (columns.word(place) & SHORT_DISTANCE - 1);
    }

    /// What remark `n` is about. Only for a remark.
    public Topic topic(long n) {
        return TOPIC[object(n)];
    }

    /// Makes the changes among events `from` to `to - 1` happen to the machine behind `door`, oldest first.
    public void apply(Door door, long from, long to) {
        int[] places = new int[GROUP];
        for (long group = from & -GROUP; group < to; group += GROUP) {
            int end = (int) Math.min(GROUP, to - group);
            columns.places(group, end, places);
            for (int k = (int) Math.max(0, from - group); k < end; k++) {
                put(door, columns.head(group + k), places[k], true);
            }
        }
    }

    /// Takes the changes among events `from` to `to - 1` back from the machine behind `door`, newest first.
    public void revert(Door door, long from, long to) {
        int[] places = new int[GROUP];
        for (long group = to - 1 & -GROUP; group + GROUP > from && to > from; group -= GROUP) {
            int end = (int) Math.min(GROUP, to - group);
            columns.places(group, end, places);
            for (int k = end - 1; k >= Math.max(0, from - group); k--) {
                put(door, columns.head(group + k), places[k], false);
            }
        }
    }

    private void put(Door door, int head, int place, boolean after) {
        int kind = Packing.kind(head);
        if (kind < FIELDS) {
            long cell = cell(head, place);
            door.put(FIELD[kind], Packing.object(cell), Packing.slot(cell), value(head, place, after));
        }
    }

    /// The last change of one cell before position `from` (exclusive), or -1. Looks at the heads backwards.
    public long lastChange(Field field, int object, long slot, long from) {
        long wanted = Packing.cell(object, slot);
        for (long n = from - 1; n >= 0; n--) {
            int head = columns.head(n);
            if (Packing.kind(head) == field.ordinal() && cell(head, columns.place(n)) == wanted) {
                return n;
            }
        }
        return -1;
    }

    /// The first change of one cell at or after position `from`, or -1.
    public long nextChange(Field field, int object, long slot, long from) {
        long wanted = Packing.cell(object, slot);
        for (long n = from; n < size(); n++) {
            int head = columns.head(n);
            if (Packing.kind(head) == field.ordinal() && cell(head, columns.place(n)) == wanted) {
                return n;
            }
        }
        return -1;
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
    private long cell(int head, int place) {
        int form = Packing.form(head);
        return form == Packing.NORMAL || form == Packing.SHORT
            ? Packing.cell(FIELD[Packing.kind(head)].shape(), columns.word(place)) : columns.twoWords(place);
    }

    private long value(int head, int place, boolean after) {
        Shape shape = FIELD[Packing.kind(head)].shape();
        return switch (Packing.form(head)) {
            case Packing.NORMAL -> Packing.unpacked(shape, columns.word(place + (after ? 2 : 1)));
            case Packing.SHORT -> Packing.unpacked(shape,
                columns.word(place + 1) >>> (after ? 0 : Short.SIZE) & (1 << Short.SIZE) - 1);
            case Packing.FAR -> Packing.unpacked(shape, columns.word(place + (after ? 3 : 2)));
            default -> columns.twoWords(place + (after ? 4 : 2));
        };
    }
}
