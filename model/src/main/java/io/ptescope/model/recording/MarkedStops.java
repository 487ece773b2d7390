package io.ptescope.model.recording;

import java.util.Arrays;

/// Stops as one bit a position, with a running count every 4096 positions: a bit and a sixty-fourth more for an event.
/// Finding a neighbour skips empty stretches by the count; numbering a stop counts the bits of one stretch.
final class MarkedStops implements Stops {
    private static final int WORDS = 64;
    private static final int SHIFT = 12;

    private final long[] bits;
    private final int[] counts;
    private final long count;

    private MarkedStops(long[] bits) {
        this.bits = bits;
        this.counts = new int[bits.length / WORDS + 2];
        int sum = 0;
        for (int word = 0; word < bits.length; word++) {
            if (word % WORDS == 0) {
                counts[word / WORDS] = sum;
            }
            sum += Long.bitCount(bits[word]);
        }
        Arrays.fill(counts, (bits.length - 1) / WORDS + 1, counts.length, sum);
        this.count = sum;
    }

    /// Marks stops while a log is surveyed.
    static final class Marks {
        private final long[] bits;
        private final long end;

        Marks(long end) {
            this.bits = new long[(int) (end >>> 6) + 1];
            this.end = end;
            mark(0);
        }

        void mark(long position) {
            bits[(int) (position >>> 6)] |= 1L << position;
        }

        MarkedStops stops() {
            mark(end);
            return new MarkedStops(bits);
        }
    }

    @Override
    public long count() {
        return count;
    }

    @Override
    public long next(long position) {
        long rank = rank(position);
        return rank == count ? NONE : at(rank);
    }

    @Override
    public long previous(long position) {
        return position == 0 ? NONE : at(rank(position - 1) - 1);
    }

    @Override
    public long rank(long position) {
        int last = (int) (position >>> 6);
        if (last >= bits.length) {
            return count;
        }
        int stretch = (int) (position >>> SHIFT);
        int rank = counts[stretch];
        for (int word = stretch * WORDS; word < last; word++) {
            rank += Long.bitCount(bits[word]);
        }
        return rank + Long.bitCount(bits[last] << 63 - (position & 63));
    }

    @Override
    public long at(long number) {
        int found = Arrays.binarySearch(counts, (int) number);
        int stretch = found < 0 ? -found - 2 : lastWith(found);
        int left = (int) number - counts[stretch];
        int word = stretch * WORDS;
        for (int here = Long.bitCount(bits[word]); left >= here; here = Long.bitCount(bits[word])) {
            left -= here;
            word++;
        }
        long rest = bits[word];
        for (; left > 0; left--) {
            rest &= rest - 1;
        }
        return ((long) word << 6) + Long.numberOfTrailingZeros(rest);
    }

    /// Of stretches with equal counts the last is the one that has a stop.
    private int lastWith(int found) {
        int stretch = found;
        while (stretch + 1 < counts.length && counts[stretch + 1] == counts[found]) {
            stretch++;
        }
        return stretch;
    }
}
