package io.ptescope.model.state;

import java.util.Arrays;

/// A map from `long` to `long` in which 0 means "absent", for cells that are few in a large range. Open addressing;
/// keys stay in the table when their value returns to 0, so that stepping to and fro allocates nothing.
final class LongMap {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long[] keys = new long[16];
    private long[] values = new long[16];
    private boolean[] used = new boolean[16];
    private int size;

    /// Takes over every value of `other`, into its own arrays where these have the right length.
    void become(LongMap other) {
        if (keys.length != other.keys.length) {
            keys = new long[other.keys.length];
            values = new long[keys.length];
            used = new boolean[keys.length];
        }
        System.arraycopy(other.keys, 0, keys, 0, keys.length);
        System.arraycopy(other.values, 0, values, 0, keys.length);
        System.arraycopy(other.used, 0, used, 0, keys.length);
        size = other.size;
    }

    long get(long key) {
        int at = find(key);
        return used[at] ? values[at] : 0;
    }

    void put(long key, long value) {
        int at = find(key);
        if (!used[at]) {
            if (value == 0) {
                return;
            }
            if (++size * 2 > keys.length) {
                grow();
                at = find(key);
            }
            used[at] = true;
            keys[at] = key;
        }
        values[at] = value;
    }

    /// The keys with a value, ascending.
    long[] keys() {
        long[] present = new long[size];
        int n = 0;
        for (int i = 0; i < keys.length; i++) {
            if (used[i] && values[i] != 0) {
                present[n++] = keys[i];
            }
        }
        long[] exact = Arrays.copyOf(present, n);
        Arrays.sort(exact);
        return exact;
    }

    /// The bytes that keys and values take.
    long bytes() {
        return keys.length * (2L * Long.BYTES + 1);
    }

    private int find(long key) {
        int mask = keys.length - 1;
        int at = (int) (key * GOLDEN >>> 32) & mask;
        while (used[at] && keys[at] != key) {
            at = at + 1 & mask;
        }
        return at;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldValues = values;
        boolean[] oldUsed = used;
        keys = new long[oldKeys.length * 2];
        values = new long[keys.length];
        used = new boolean[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldUsed[i]) {
                int at = find(oldKeys[i]);
                used[at] = true;
                keys[at] = oldKeys[i];
                values[at] = oldValues[i];
            }
        }
    }
}
