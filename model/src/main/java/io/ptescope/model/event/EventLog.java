package io.ptescope.model.event;

import io.ptescope.model.event.Event.Origin;
import io.ptescope.model.state.Door;
import io.ptescope.model.state.Field;
import java.util.Arrays;

/// The log: 28 bytes an event, in columns that are allocated in blocks and never moved.
///
/// The head of an event packs kind (7 bits), site (13), task (6), depth (5) and the mark "first of its step" (1).
/// `where` packs object (24 bits) and slot (40). Kinds 0 to n-1 are changes of [Field] n; then the other entries.
public final class EventLog {
    /// Kinds from here on are no changes.
    private static final int FIELDS = Field.values().length;
    static final int ENTER = FIELDS;
    static final int LEAVE = FIELDS + 1;
    static final int STEP = FIELDS + 2;
    static final int BEGIN = FIELDS + 3;
    static final int END = FIELDS + 4;
    static final int REMARK = FIELDS + 5;

    private static final Field[] FIELD = Field.values();
    private static final Topic[] TOPIC = Topic.values();
    private static final int BLOCK_SHIFT = 16;
    private static final int BLOCK = 1 << BLOCK_SHIFT;
    private static final int SLOT_BITS = 40;
    private static final long SLOT_MASK = (1L << SLOT_BITS) - 1;

    private int[][] heads = new int[4][];
    private long[][] wheres = new long[4][];
    private long[][] befores = new long[4][];
    private long[][] afters = new long[4][];
    private long size;

    /// An empty log.
    public EventLog() {}

    /// The number of events.
    public long size() {
        return size;
    }

    /// About how many bytes the events take.
    public long bytes() {
        return size * (Integer.BYTES + 3L * Long.BYTES);
    }

    /// Forgets all events from `length` on.
    public void truncate(long length) {
        size = length;
    }

    static int head(int kind, int site, int task, int depth, boolean first) {
        return kind | site << 7 | task << 20 | depth << 26 | (first ? 1 << 31 : 0);
    }

    static long where(int object, long slot) {
        return (long) object << SLOT_BITS | slot & SLOT_MASK;
    }

    void append(int head, long where, long before, long after) {
        int block = (int) (size >>> BLOCK_SHIFT);
        int at = (int) size & BLOCK - 1;
        if (at == 0) {
            open(block);
        }
        heads[block][at] = head;
        wheres[block][at] = where;
        befores[block][at] = before;
        afters[block][at] = after;
        size++;
    }

    /// The kind of event `n`: the field's ordinal for a change, or one of the constants above.
    int kind(long n) {
        return headOf(n) & 0x7F;
    }

    public boolean isChange(long n) {
        return kind(n) < FIELDS;
    }

    public boolean isEnter(long n) {
        return kind(n) == ENTER;
    }

    public boolean isLeave(long n) {
        return kind(n) == LEAVE;
    }

    public boolean isBegin(long n) {
        return kind(n) == BEGIN;
    }

    public boolean isEnd(long n) {
        return kind(n) == END;
    }

    public boolean isRemark(long n) {
        return kind(n) == REMARK;
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
        return headOf(n) >>> 7 & 0x1FFF;
    }

    public int task(long n) {
        return headOf(n) >>> 20 & 0x3F;
    }

    /// Calls open around event `n`; an entry and its return have the depth of their caller.
    public int depth(long n) {
        return headOf(n) >>> 26 & 0x1F;
    }

    /// Whether event `n` is the first of its step.
    public boolean isFirst(long n) {
        return headOf(n) < 0;
    }

    /// Object of a change; function of an entry or return.
    public int object(long n) {
        return (int) (wheres[(int) (n >>> BLOCK_SHIFT)][(int) n & BLOCK - 1] >>> SLOT_BITS);
    }

    public long slot(long n) {
        return wheres[(int) (n >>> BLOCK_SHIFT)][(int) n & BLOCK - 1] & SLOT_MASK;
    }

    public long before(long n) {
        return befores[(int) (n >>> BLOCK_SHIFT)][(int) n & BLOCK - 1];
    }

    public long after(long n) {
        return afters[(int) (n >>> BLOCK_SHIFT)][(int) n & BLOCK - 1];
    }

    /// The entry of the call that was open when entry `n` was made, or -1 in user space. Only for an entry.
    public long parent(long n) {
        return slot(n) - 1;
    }

    /// The event that entry `n` answers, or -1. Only for an entry.
    public long cause(long n) {
        return before(n) - 1;
    }

    /// Where the call that return `n` leaves was entered. Only for a return.
    public long entry(long n) {
        return slot(n) - 1;
    }

    /// What remark `n` is about. Only for a remark.
    public Topic topic(long n) {
        return TOPIC[object(n)];
    }

    /// Makes the changes among events `from` to `to - 1` happen to the machine behind `door`, oldest first.
    public void apply(Door door, long from, long to) {
        for (long n = from; n < to; n++) {
            int block = (int) (n >>> BLOCK_SHIFT);
            int at = (int) n & BLOCK - 1;
            int kind = heads[block][at] & 0x7F;
            if (kind < FIELDS) {
                long where = wheres[block][at];
                door.put(FIELD[kind], (int) (where >>> SLOT_BITS), where & SLOT_MASK, afters[block][at]);
            }
        }
    }

    /// Takes the changes among events `from` to `to - 1` back from the machine behind `door`, newest first.
    public void revert(Door door, long from, long to) {
        for (long n = to - 1; n >= from; n--) {
            int block = (int) (n >>> BLOCK_SHIFT);
            int at = (int) n & BLOCK - 1;
            int kind = heads[block][at] & 0x7F;
            if (kind < FIELDS) {
                long where = wheres[block][at];
                door.put(FIELD[kind], (int) (where >>> SLOT_BITS), where & SLOT_MASK, befores[block][at]);
            }
        }
    }

    /// The last change of one cell before position `from` (exclusive), or -1. Looks at the columns backwards.
    public long lastChange(Field field, int object, long slot, long from) {
        long wanted = where(object, slot);
        for (long n = from - 1; n >= 0; n--) {
            int block = (int) (n >>> BLOCK_SHIFT);
            int at = (int) n & BLOCK - 1;
            if (wheres[block][at] == wanted && (heads[block][at] & 0x7F) == field.ordinal()) {
                return n;
            }
        }
        return -1;
    }

    /// The first change of one cell at or after position `from`, or -1.
    public long nextChange(Field field, int object, long slot, long from) {
        long wanted = where(object, slot);
        for (long n = from; n < size; n++) {
            int block = (int) (n >>> BLOCK_SHIFT);
            int at = (int) n & BLOCK - 1;
            if (wheres[block][at] == wanted && (heads[block][at] & 0x7F) == field.ordinal()) {
                return n;
            }
        }
        return -1;
    }

    /// Event `n`, 0 to [#size] - 1, as an object.
    public Event event(long n) {
        if (n < 0 || n >= size) {
            throw new IndexOutOfBoundsException("event " + n + " of " + size);
        }
        Origin origin = new Origin(task(n), site(n), depth(n), isFirst(n));
        int kind = kind(n);
        if (kind < FIELDS) {
            return new Event.Change(n, origin, FIELD[kind], object(n), slot(n), before(n), after(n));
        }
        return switch (kind - FIELDS) {
            case 0 -> new Event.Enter(n, origin, object(n), slot(n) - 1, before(n) - 1, after(n));
            case 1 -> new Event.Leave(n, origin, object(n), slot(n) - 1, after(n));
            case 2 -> new Event.Step(n, origin);
            case 3 -> new Event.Begin(n, origin, object(n));
            case 4 -> new Event.End(n, origin, object(n), after(n));
            case 5 -> new Event.Remark(n, origin, TOPIC[object(n)], before(n), after(n));
            default -> throw new IllegalStateException("kind " + kind + " of event " + n);
        };
    }

    private int headOf(long n) {
        return heads[(int) (n >>> BLOCK_SHIFT)][(int) n & BLOCK - 1];
    }

    private void open(int block) {
        if (block == heads.length) {
            heads = Arrays.copyOf(heads, block * 2);
            wheres = Arrays.copyOf(wheres, block * 2);
            befores = Arrays.copyOf(befores, block * 2);
            afters = Arrays.copyOf(afters, block * 2);
        }
        if (heads[block] == null) {
            heads[block] = new int[BLOCK];
            wheres[block] = new long[BLOCK];
            befores[block] = new long[BLOCK];
            afters[block] = new long[BLOCK];
        }
    }
}
