package io.ptescope.model.state;

import java.util.Arrays;

/// The cells of one machine. Growing is free of meaning: a cell never written reads as 0.
final class Cells {
    private static final int FIELDS = Field.values().length;
    static final long[] EMPTY = new long[0];
    private static final LongMap NOTHING = new LongMap();
    /// More than any machine has of anything that cells are about. Who asks for more has read a number where there was
    /// none.
    private static final int MOST = 1 << 22;

    private final long[][] scalars = new long[FIELDS][];
    private final long[][][] arrays = new long[FIELDS][][];
    private final LongMap[][] maps = new LongMap[FIELDS][];
    private final Chain[] chains = new Chain[FIELDS];

    Cells() {
        for (Field field : Field.values()) {
            int f = field.ordinal();
            switch (field.shape()) {
                case SCALAR -> scalars[f] = EMPTY;
                case ARRAY -> arrays[f] = new long[0][];
                case KEYED -> maps[f] = new LongMap[0];
                case LIST -> chains[f] = new Chain();
            }
        }
    }

    /// By field and object, for SCALAR fields. The outer array stays; the inner ones grow, and then are others.
    long[][] scalars() {
        return scalars;
    }

    /// By field, object and slot, for ARRAY fields. The outermost array stays.
    long[][][] arrays() {
        return arrays;
    }

    Cells copy() {
        Cells copy = new Cells();
        copy.become(this);
        return copy;
    }

    /// Takes over every value of `other`; the two share nothing. What is large enough already is written over, so that
    /// going back to a keyframe again and again allocates nothing.
    void become(Cells other) {
        for (Field field : Field.values()) {
            int f = field.ordinal();
            switch (field.shape()) {
                case SCALAR -> scalars[f] = copied(other.scalars[f], scalars[f]);
                case ARRAY -> arrays[f] = copied(other.arrays[f], arrays[f]);
                case KEYED -> maps[f] = copied(other.maps[f], maps[f]);
                case LIST -> chains[f].become(other.chains[f]);
            }
        }
    }

    /// About how many bytes the values take.
    long bytes() {
        long bytes = 0;
        for (Field field : Field.values()) {
            for (int object = 0; object < objects(field); object++) {
                bytes += switch (field.shape()) {
                    case SCALAR -> Long.BYTES;
                    case ARRAY -> (long) slots(field, object) * Long.BYTES;
                    case KEYED -> map(field, object).bytes();
                    case LIST -> 3L * Integer.BYTES;
                };
            }
        }
        return bytes;
    }

    long scalar(Field field, int object) {
        long[] values = scalars[field.ordinal()];
        return Integer.compareUnsigned(object, values.length) < 0 ? values[object] : unwritten(field, object, 0);
    }

    long element(Field field, int object, int slot) {
        long[][] objects = arrays[field.ordinal()];
        if (Integer.compareUnsigned(object, objects.length) >= 0) {
            return unwritten(field, object, slot);
        }
        long[] values = objects[object];
        return Integer.compareUnsigned(slot, values.length) < 0 ? values[slot] : unwritten(field, object, slot);
    }

    LongMap map(Field field, int object) {
        LongMap[] objects = maps[field.ordinal()];
        if (Integer.compareUnsigned(object, objects.length) < 0) {
            return objects[object];
        }
        unwritten(field, object, 0);
        return NOTHING;
    }

    /// What a cell beyond those that were ever written holds, if there can be one.
    private static long unwritten(Field field, int object, int slot) {
        if (object < 0 || slot < 0) {
            throw Disorder.of(field, object, slot);
        }
        return 0;
    }

    Chain chain(Field field) {
        return chains[field.ordinal()];
    }

    /// How many objects of the field may hold something; for LIST the objects ever linked.
    int objects(Field field) {
        int f = field.ordinal();
        return switch (field.shape()) {
            case SCALAR -> scalars[f].length;
            case ARRAY -> arrays[f].length;
            case KEYED -> maps[f].length;
            case LIST -> chains[f].objects();
        };
    }

    /// How many slots of an ARRAY object may hold something.
    int slots(Field field, int object) {
        long[][] objects = arrays[field.ordinal()];
        return object < objects.length ? objects[object].length : 0;
    }

    long get(Field field, int object, long slot) {
        return switch (field.shape()) {
            case SCALAR -> scalar(field, object);
            case ARRAY -> element(field, object, (int) slot);
            case KEYED -> map(field, object).get(slot);
            case LIST -> chain(field).get(object);
        };
    }

    void put(Field field, int object, long slot, long value) {
        int f = field.ordinal();
        boolean array = field.shape() == Field.Shape.ARRAY;
        if (object < 0 || object >= MOST || array && (slot < 0 || slot >= MOST)) {
            throw Disorder.of(field, object, slot);
        }
        switch (field.shape()) {
            case SCALAR -> {
                if (object >= scalars[f].length) {
                    scalars[f] = Arrays.copyOf(scalars[f], grown(scalars[f].length, object));
                }
                scalars[f][object] = value;
            }
            case ARRAY -> putElement(f, object, (int) slot, value);
            case KEYED -> {
                if (object >= maps[f].length) {
                    int from = maps[f].length;
                    maps[f] = Arrays.copyOf(maps[f], object + 1);
                    for (int i = from; i <= object; i++) {
                        maps[f][i] = new LongMap();
                    }
                }
                maps[f][object].put(slot, value);
            }
            case LIST -> chains[f].put(object, value);
        }
    }

    /// Puts a value, and returns the one before; what is equal to the one before changes nothing.
    long exchange(Field field, int object, long slot, long value) {
        if (field.shape() == Field.Shape.KEYED && Integer.compareUnsigned(object, maps[field.ordinal()].length) < 0) {
            return maps[field.ordinal()][object].exchange(slot, value);
        }
        long before = get(field, object, slot);
        if (before != value) {
            put(field, object, slot, value);
        }
        return before;
    }

    private void putElement(int f, int object, int slot, long value) {
        if (object >= arrays[f].length) {
            int from = arrays[f].length;
            arrays[f] = Arrays.copyOf(arrays[f], grown(from, object));
            Arrays.fill(arrays[f], from, arrays[f].length, EMPTY);
        }
        long[] values = arrays[f][object];
        if (slot >= values.length) {
            values = Arrays.copyOf(values, grown(values.length, slot));
            arrays[f][object] = values;
        }
        values[slot] = value;
    }

    private static int grown(int length, int index) {
        return Math.max(index + 1, Math.max(8, length + (length >> 1)));
    }

    private static long[] copied(long[] values, long[] over) {
        if (values.length == 0 || values.length != over.length) {
            return values.length == 0 ? EMPTY : values.clone();
        }
        System.arraycopy(values, 0, over, 0, values.length);
        return over;
    }

    private static long[][] copied(long[][] objects, long[][] over) {
        long[][] copy = objects.length == over.length ? over : Arrays.copyOf(over, objects.length);
        for (int i = 0; i < objects.length; i++) {
            copy[i] = copied(objects[i], i < over.length ? over[i] : EMPTY);
        }
        return copy;
    }

    private static LongMap[] copied(LongMap[] objects, LongMap[] over) {
        LongMap[] copy = objects.length == over.length ? over : Arrays.copyOf(over, objects.length);
        for (int i = 0; i < objects.length; i++) {
            if (i >= over.length) {
                copy[i] = new LongMap();
            }
            copy[i].become(objects[i]);
        }
        return copy;
    }
}
