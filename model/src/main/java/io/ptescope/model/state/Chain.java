package io.ptescope.model.state;

import java.util.Arrays;

/// Doubly linked lists over numbered objects, each object on one list at most. Membership is one value:
/// list number << 32 | predecessor + 1, the predecessor 0 standing for the head. List 0 is "on no list".
final class Chain {
    private static final int HEADS = 16;
    private static final int NIL = -1;

    private int[] list = new int[0];
    private int[] next = new int[0];
    private int[] previous = new int[0];
    private final int[] first = new int[HEADS];
    private final int[] last = new int[HEADS];
    private final int[] length = new int[HEADS];

    Chain() {
        Arrays.fill(first, NIL);
        Arrays.fill(last, NIL);
    }

    /// Takes over every list of `other`, into its own arrays where these have the right length.
    void become(Chain other) {
        if (list.length != other.list.length) {
            list = new int[other.list.length];
            next = new int[list.length];
            previous = new int[list.length];
        }
        System.arraycopy(other.list, 0, list, 0, list.length);
        System.arraycopy(other.next, 0, next, 0, list.length);
        System.arraycopy(other.previous, 0, previous, 0, list.length);
        System.arraycopy(other.first, 0, first, 0, HEADS);
        System.arraycopy(other.last, 0, last, 0, HEADS);
        System.arraycopy(other.length, 0, length, 0, HEADS);
    }

    static long place(int list, int predecessor) {
        return (long) list << 32 | predecessor + 1L;
    }

    static int listOf(long place) {
        return (int) (place >>> 32);
    }

    int objects() {
        return list.length;
    }

    long get(int object) {
        if (object >= list.length || list[object] == 0) {
            return 0;
        }
        return place(list[object], previous[object]);
    }

    void put(int object, long place) {
        ensure(object);
        if (list[object] != 0) {
            unlink(object);
        }
        int target = listOf(place);
        if (target != 0) {
            link(object, target, (int) place - 1);
        }
    }

    int first(int wanted) {
        return first[wanted];
    }

    int last(int wanted) {
        return last[wanted];
    }

    int length(int wanted) {
        return length[wanted];
    }

    int next(int object) {
        return next[object];
    }

    private void unlink(int object) {
        int owner = list[object];
        int before = previous[object];
        int after = next[object];
        if (before == NIL) {
            first[owner] = after;
        } else {
            next[before] = after;
        }
        if (after == NIL) {
            last[owner] = before;
        } else {
            previous[after] = before;
        }
        length[owner]--;
        list[object] = 0;
    }

    private void link(int object, int target, int before) {
        int after = before == NIL ? first[target] : next[before];
        list[object] = target;
        previous[object] = before;
        next[object] = after;
        if (before == NIL) {
            first[target] = object;
        } else {
            next[before] = object;
        }
        if (after == NIL) {
            last[target] = object;
        } else {
            previous[after] = object;
        }
        length[target]++;
    }

    private void ensure(int object) {
        if (object >= list.length) {
            int size = Math.max(object + 1, list.length * 2);
            list = Arrays.copyOf(list, size);
            next = Arrays.copyOf(next, size);
            previous = Arrays.copyOf(previous, size);
        }
    }
}
