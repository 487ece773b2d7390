package io.ptescope.model.event;

import java.util.Arrays;
import java.util.function.LongConsumer;

/// Where the log lies: a row of two `long` an event, in chunks that stay in the cache while they are filled and are
/// never moved. What is in a row, [Packing] says. The few events that need more have the rest of it in `aside`.
///
/// Rows of one size take 16 bytes where the shortest that would do take 13 on average; in return adding one is two
/// stores and a test, which keeps the code of every path small.
final class Rows {
    private static final int SHIFT = 13;
    private static final int EVENTS = 1 << SHIFT;
    private static final int LONGS = EVENTS * 2;
    private static final long UNSIGNED = 0xFFFF_FFFFL;

    private final long mostBytes;
    private LongConsumer watch;
    private long[][] chunks = new long[4][];
    /// How long `aside` was when each chunk was begun.
    private int[] asideBefore = new int[4];
    private long[] aside = new long[0];
    private int asideUsed;

    /// The chunk that is being filled, how far, and how many events are in those before it.
    private long[] chunk = new long[0];
    private int used;
    private long earlier;

    /// Rows that take `mostBytes` at most; `watch` is told how many there are whenever a chunk is full.
    Rows(long mostBytes, LongConsumer watch) {
        this.mostBytes = mostBytes;
        this.watch = watch;
    }

    /// The number of events.
    long size() {
        return earlier + (used >> 1);
    }

    /// Nothing is written any more: lets go of who watches.
    void end() {
        watch = events -> { };
    }

    /// About how many bytes the events take.
    long bytes() {
        return (size() * 2 + asideUsed) * Long.BYTES;
    }

    /// Adds an event.
    void add(int head, int low, long high) {
        int at = used;
        long[] row = chunk;
        if (at >= row.length) {
            row = nextChunk();
            at = 0;
        }
        row[at] = (long) head << Integer.SIZE | low & UNSIGNED;
        row[at + 1] = high;
        used = at + 2;
    }

    /// Puts aside what does not fit the row of the next event; returns where. Whoever has put all of it there adds the
    /// event in the same breath.
    int setAside(long value) {
        if (asideUsed == aside.length) {
            int more = Math.max(16, asideUsed >> 1);
            if (bytes() + (long) more * Long.BYTES > mostBytes) {
                throw new LogFull(size(), bytes());
            }
            aside = Arrays.copyOf(aside, asideUsed + more);
        }
        aside[asideUsed] = value;
        return asideUsed++;
    }

    /// Forgets all events from `length` on.
    void truncate(long length) {
        if (length == size()) {
            return;
        }
        int number = (int) (length >>> SHIFT);
        earlier = (long) number << SHIFT;
        used = (int) (length - earlier) * 2;
        chunk = chunks[number];
        asideUsed = asideBefore[number];
        for (long n = length - 1; n >= earlier; n--) {
            if (Packing.isLong(head(n))) {
                asideUsed = low(n) + Packing.asideOf(head(n));
                break;
            }
        }
    }

    int head(long n) {
        return (int) (chunks[(int) (n >>> SHIFT)][((int) n & EVENTS - 1) * 2] >>> Integer.SIZE);
    }

    int low(long n) {
        return (int) chunks[(int) (n >>> SHIFT)][((int) n & EVENTS - 1) * 2];
    }

    long high(long n) {
        return chunks[(int) (n >>> SHIFT)][((int) n & EVENTS - 1) * 2 + 1];
    }

    /// What was put aside at `place`.
    long aside(int place) {
        return aside[place];
    }

    private long[] nextChunk() {
        long size = size();
        watch.accept(size);
        int number = (int) (size >>> SHIFT);
        if (number == chunks.length) {
            chunks = Arrays.copyOf(chunks, number * 2);
            asideBefore = Arrays.copyOf(asideBefore, number * 2);
        }
        if (chunks[number] == null) {
            if (bytes() + (long) LONGS * Long.BYTES > mostBytes) {
                throw new LogFull(size, bytes());
            }
            chunks[number] = new long[LONGS];
        }
        asideBefore[number] = asideUsed;
        earlier = size;
        used = 0;
        chunk = chunks[number];
        return chunk;
    }
}
