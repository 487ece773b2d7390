package io.ptescope.model.state;

/// A hash over all cells with a value, independent of how far the arrays behind them have grown.
final class StateHash {
    private final Cells cells;
    private long hash;

    StateHash(Cells cells) {
        this.cells = cells;
    }

    long value() {
        hash = 0;
        for (Field field : Field.values()) {
            for (int object = 0; object < cells.objects(field); object++) {
                switch (field.shape()) {
                    case SCALAR, LIST -> add(field, object, 0);
                    case ARRAY -> {
                        for (int slot = 0; slot < cells.slots(field, object); slot++) {
                            add(field, object, slot);
                        }
                    }
                    case KEYED -> {
                        for (long key : cells.map(field, object).keys()) {
                            add(field, object, key);
                        }
                    }
                }
            }
        }
        return hash;
    }

    private void add(Field field, int object, long slot) {
        long value = cells.get(field, object, slot);
        if (value != 0) {
            long name = mix(mix(mix(field.ordinal() + 1L) + object) + slot);
            hash ^= mix(name + mix(value) * 31);
        }
    }

    private static long mix(long value) {
        long z = value * 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
