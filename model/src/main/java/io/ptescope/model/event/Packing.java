package io.ptescope.model.event;

import io.ptescope.model.state.Field;
import io.ptescope.model.state.Field.Shape;

/// How an event is packed into the two longs of its row, and what it puts aside.
///
/// The head, the upper half of the first: kind (7 bits), form (2), site (11), task (6), depth (5), and the mark "first
/// of its step" (1). Kinds 0 to n-1 are changes of [Field] n; then the other entries. The form says what is in the
/// lower half of the first long, in the second, and what was put aside:
///
/// | | | low | high | aside |
/// |---|---|---|---|---|
/// | change | near | cell | before, after | |
/// | | cleared, filled | before or after, the other being 0 | cell | |
/// | | long | where | before | cell, after |
/// | enter | near | call | argument | |
/// | | long | where | argument | function, parent, cause |
/// | leave | near | call | result | |
/// | | long | where | result | function, entry |
/// | begin, end | near | operation | result | |
/// | remark | near | topic, detail | subject | |
/// | | long | where | subject | topic, detail |
///
/// "Call" is the function (12 bits) and how many events ago the call around it was entered (20 bits).
final class Packing {
    static final int FIELDS = Field.values().length;
    static final int ENTER = FIELDS;
    static final int LEAVE = FIELDS + 1;
    static final int STEP = FIELDS + 2;
    static final int BEGIN = FIELDS + 3;
    static final int END = FIELDS + 4;
    static final int REMARK = FIELDS + 5;

    /// Sites are numbers below this.
    static final int SITES = 1 << 11;
    /// The forms, as bits of a head.
    static final int NEAR = 0;
    static final int CLEARED = 1 << 7;
    static final int FILLED = 2 << 7;
    static final int LONG = 3 << 7;

    /// The bits of the kind.
    static final int KIND = 0x7F;
    private static final int FORM = 3 << 7;
    private static final int SITE_SHIFT = 9;
    private static final int TASK_SHIFT = 20;
    private static final int DEPTH_SHIFT = 26;

    private static final int SLOT_BITS = 40;
    private static final long SLOT_MASK = (1L << SLOT_BITS) - 1;
    private static final int SHORT_SLOT_BITS = 20;
    private static final int LIST_SHIFT = 27;
    private static final int LISTS = 1 << Integer.SIZE - 1 - LIST_SHIFT;
    private static final long UNSIGNED = 0xFFFF_FFFFL;

    static {
        if (REMARK > KIND) {
            throw new IllegalStateException("more than " + KIND + " kinds of events");
        }
    }

    private Packing() {}

    static int head(int kind, int site, int task, int depth, boolean first) {
        return kind | site << SITE_SHIFT | task << TASK_SHIFT | depth << DEPTH_SHIFT | (first ? 1 << 31 : 0);
    }

    /// The head of the first event of another line: `head` without its kind, at `site`.
    static int at(int head, int site) {
        return head & ~((SITES - 1) << SITE_SHIFT) | site << SITE_SHIFT | 1 << 31;
    }

    static int kind(int head) {
        return head & KIND;
    }

    static int form(int head) {
        return head & FORM;
    }

    static boolean isLong(int head) {
        return (head & FORM) == LONG;
    }

    /// How many longs an event of the long form puts aside.
    static int asideOf(int head) {
        return kind(head) == ENTER ? 3 : 2;
    }

    static int site(int head) {
        return head >>> SITE_SHIFT & SITES - 1;
    }

    static int task(int head) {
        return head >>> TASK_SHIFT & 0x3F;
    }

    static int depth(int head) {
        return head >>> DEPTH_SHIFT & 0x1F;
    }

    /// A cell of one field as one number: object (24 bits) and slot (40).
    static long cell(int object, long slot) {
        return (long) object << SLOT_BITS | slot & SLOT_MASK;
    }

    static int object(long cell) {
        return (int) (cell >>> SLOT_BITS);
    }

    static long slot(long cell) {
        return cell & SLOT_MASK;
    }

    /// Whether a cell of this shape fits one word.
    static boolean isShort(Shape shape, int object, long slot) {
        return shape == Shape.ARRAY ? isShort(object, slot) : shape != Shape.KEYED && slot == 0;
    }

    /// Whether a cell of an ARRAY field fits one word.
    static boolean isShort(int object, long slot) {
        return (slot >>> SHORT_SLOT_BITS | object >>> Integer.SIZE - SHORT_SLOT_BITS) == 0;
    }

    static int shortCell(int object, long slot) {
        return object << SHORT_SLOT_BITS | (int) slot;
    }

    static int shortCell(Shape shape, int object, long slot) {
        return shape == Shape.ARRAY ? shortCell(object, slot) : object;
    }

    static long cell(Shape shape, int shortCell) {
        return shape == Shape.ARRAY
            ? cell(shortCell >>> SHORT_SLOT_BITS, shortCell & (1 << SHORT_SLOT_BITS) - 1)
            : cell(shortCell, 0);
    }

    /// A value, moved such that those that occur become small: the highest bit (NX of an entry, the writer of a lock)
    /// comes last; a place on a list has the list next to the page. What objects have one of is small as it is.
    static long packed(Shape shape, long value) {
        if (shape == Shape.SCALAR) {
            return value;
        }
        if (shape == Shape.LIST) {
            long list = value >>> Integer.SIZE;
            long behind = value & UNSIGNED;
            return list < LISTS && behind >>> LIST_SHIFT == 0 ? list << LIST_SHIFT | behind : -1L;
        }
        return Long.rotateLeft(value, 1);
    }

    static long unpacked(Shape shape, int packed) {
        if (shape == Shape.SCALAR) {
            return packed & UNSIGNED;
        }
        if (shape == Shape.LIST) {
            return (long) (packed >>> LIST_SHIFT) << Integer.SIZE | packed & (1 << LIST_SHIFT) - 1;
        }
        return Long.rotateRight(packed & UNSIGNED, 1);
    }
}
