package io.ptescope.model.state;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A map from `long` to `long` in which 0 means "absent", for cells that are few in a large range, but mostly beside
/// each other. Stretches of 64 cells are found by open addressing; a stretch once made stays, so that stepping to and
/// fro allocates nothing.
final class LongMap {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final int SHIFT = 6;
    private static final int LENGTH = 1 << SHIFT;
    private static final int HEADER_BYTES = 48;

    private @Nullable Stretch[] table = new @Nullable Stretch[4];
    private int size;
    /// The stretch asked for last: whoever walks through memory asks for it again. Stretches never leave the table,
    /// so an old one does no harm.
    private @Nullable Stretch last;

    /// Takes over every value of `other`, into its own stretches where these are the same.
    void become(LongMap other) {
        if (table.length != other.table.length) {
            table = new @Nullable Stretch[other.table.length];
        }
        for (int at = 0; at < table.length; at++) {
            Stretch theirs = other.table[at];
            Stretch mine = table[at];
            if (theirs == null) {
                table[at] = null;
            } else if (mine != null && mine.number == theirs.number) {
                System.arraycopy(theirs.values, 0, mine.values, 0, LENGTH);
            } else {
                table[at] = new Stretch(theirs.number, theirs.values.clone());
            }
        }
        size = other.size;
        last = null;
    }

    long get(long key) {
        Stretch stretch = find(key >> SHIFT);
        return stretch == null ? 0 : stretch.values[(int) key & LENGTH - 1];
    }

    void put(long key, long value) {
        exchange(key, value);
    }

    /// Puts a value, and returns the one before.
    long exchange(long key, long value) {
        Stretch stretch = find(key >> SHIFT);
        if (stretch == null) {
            if (value == 0) {
                return 0;
            }
            stretch = add(key >> SHIFT);
        }
        int at = (int) key & LENGTH - 1;
        long before = stretch.values[at];
        stretch.values[at] = value;
        return before;
    }

    /// The keys with a value, ascending.
    long[] keys() {
        Stretch[] stretches = Arrays.stream(table).filter(Objects::nonNull).toArray(Stretch[]::new);
        Arrays.sort(stretches, (one, other) -> Long.compare(one.number, other.number));
        long[] present = new long[stretches.length * LENGTH];
        int n = 0;
        for (Stretch stretch : stretches) {
            for (int at = 0; at < LENGTH; at++) {
                if (stretch.values[at] != 0) {
                    present[n++] = (stretch.number << SHIFT) + at;
                }
            }
        }
        return Arrays.copyOf(present, n);
    }

    /// The bytes that keys and values take.
    long bytes() {
        return (long) size * (LENGTH * Long.BYTES + HEADER_BYTES) + (long) table.length * Integer.BYTES;
    }

    private @Nullable Stretch find(long number) {
        Stretch recent = last;
        if (recent != null && recent.number == number) {
            return recent;
        }
        Stretch found = table[place(number)];
        last = found;
        return found;
    }

    /// Where stretch `number` is, or where it would be.
    private int place(long number) {
        int mask = table.length - 1;
        int at = (int) (number * GOLDEN >>> 32) & mask;
        Stretch there = table[at];
        while (there != null && there.number != number) {
            at = at + 1 & mask;
            there = table[at];
        }
        return at;
    }

    private Stretch add(long number) {
        if (++size * 2 > table.length) {
            @Nullable Stretch[] old = table;
            table = new @Nullable Stretch[old.length * 2];
            for (Stretch stretch : old) {
                if (stretch != null) {
                    table[place(stretch.number)] = stretch;
                }
            }
        }
        Stretch stretch = new Stretch(number, new long[LENGTH]);
        table[place(number)] = stretch;
        last = stretch;
        return stretch;
    }

    /// 64 cells beside each other.
    private static final class Stretch {
        private final long number;
        private final long[] values;

        Stretch(long number, long[] values) {
            this.number = number;
            this.values = values;
        }
    }
}
