package io.ptescope.model.recording;

import io.ptescope.model.event.EventLog;
import io.ptescope.model.state.Field;

/// Where in a log a cell may have changed, so that looking for its last or next change skips almost all of the rest.
///
/// The log is cut into blocks of 2^8 events, and these into groups of 64 blocks. A cell has two of the 2^11 buckets of
/// a group, by its hash, and a bucket is one word with a bit for each block: the blocks with both bits are looked at,
/// all others hold no change of the cell (a Bloom filter for each block, laid crosswise, so that two words tell of 64
/// blocks). That is one byte an event. A block changes about a hundred different cells, which fill a tenth of the
/// buckets: one block in a hundred is looked at for nothing. The events behind the last whole group are looked at one
/// by one, at most 2^14 of them.
///
/// Made in one pass when the recording is made; never changes, so that readers on several threads may share it.
final class ChangeIndex {
    private static final int BLOCK_SHIFT = 8;
    private static final int BLOCK = 1 << BLOCK_SHIFT;
    private static final int GROUP_SHIFT = 14;
    private static final int BLOCKS = 1 << GROUP_SHIFT - BLOCK_SHIFT;
    private static final int BUCKET_BITS = 11;
    private static final int BUCKETS = 1 << BUCKET_BITS;
    /// Odd numbers whose products mix well: 2^64 divided by the golden ratio, and a constant of MurmurHash3.
    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;
    private static final long MURMUR = 0xFF51_AFD7_ED55_8CCDL;

    private final EventLog log;
    private final long size;
    private final long[][] groups;

    /// The index of the first `size` events of `log`.
    ChangeIndex(EventLog log, long size) {
        this.log = log;
        this.size = size;
        groups = new long[(int) (size >>> GROUP_SHIFT)][BUCKETS];
        for (int group = 0; group < groups.length; group++) {
            fill(groups[group], (long) group << GROUP_SHIFT);
        }
    }

    private void fill(long[] group, long begin) {
        for (int block = 0; block < BLOCKS; block++) {
            long bit = 1L << block;
            long first = begin + ((long) block << BLOCK_SHIFT);
            for (long n = first; n < first + BLOCK; n++) {
                if (log.isChange(n)) {
                    long hash = hash(log.field(n), log.cell(n));
                    group[one(hash)] |= bit;
                    group[other(hash)] |= bit;
                }
            }
        }
    }

    /// About how many bytes it takes.
    long bytes() {
        return (long) groups.length * BUCKETS * Long.BYTES;
    }

    /// The last change of a cell before position `before`, or -1.
    long last(Cell cell, long before) {
        long hash = hash(cell);
        long end = before;
        while (end > 0) {
            int group = (int) (end - 1 >>> GROUP_SHIFT);
            long begin = (long) group << GROUP_SHIFT;
            long found = group < groups.length ? lastIn(group, hash, cell, end) : scanBack(cell, begin, end);
            if (found >= 0) {
                return found;
            }
            end = begin;
        }
        return -1;
    }

    private long lastIn(int group, long hash, Cell cell, long end) {
        long begin = (long) group << GROUP_SHIFT;
        int newest = (int) (end - 1 - begin >>> BLOCK_SHIFT);
        long left = blocks(group, hash) & -1L >>> BLOCKS - 1 - newest;
        while (left != 0) {
            int block = BLOCKS - 1 - Long.numberOfLeadingZeros(left);
            long first = begin + ((long) block << BLOCK_SHIFT);
            long found = scanBack(cell, first, Math.min(end, first + BLOCK));
            if (found >= 0) {
                return found;
            }
            left &= ~(1L << block);
        }
        return -1;
    }

    /// The first change of a cell at or behind position `from`, or -1.
    long next(Cell cell, long from) {
        long hash = hash(cell);
        long begin = from;
        while (begin < size) {
            int group = (int) (begin >>> GROUP_SHIFT);
            long end = Math.min(size, (long) (group + 1) << GROUP_SHIFT);
            long found = group < groups.length ? nextIn(group, hash, cell, begin) : scan(cell, begin, end);
            if (found >= 0) {
                return found;
            }
            begin = end;
        }
        return -1;
    }

    private long nextIn(int group, long hash, Cell cell, long from) {
        long begin = (long) group << GROUP_SHIFT;
        int oldest = (int) (from - begin >>> BLOCK_SHIFT);
        long left = blocks(group, hash) & -1L << oldest;
        while (left != 0) {
            int block = Long.numberOfTrailingZeros(left);
            long first = begin + ((long) block << BLOCK_SHIFT);
            long found = scan(cell, Math.max(from, first), first + BLOCK);
            if (found >= 0) {
                return found;
            }
            left &= left - 1;
        }
        return -1;
    }

    /// How many blocks of the whole groups hold a change of a cell, or seem to.
    int blocks(Cell cell) {
        long hash = hash(cell);
        int count = 0;
        for (int group = 0; group < groups.length; group++) {
            count += Long.bitCount(blocks(group, hash));
        }
        return count;
    }

    private long blocks(int group, long hash) {
        return groups[group][one(hash)] & groups[group][other(hash)];
    }

    private long scanBack(Cell cell, long from, long to) {
        return log.lastChange(cell.field(), cell.object(), cell.slot(), to, from);
    }

    private long scan(Cell cell, long from, long to) {
        return log.nextChange(cell.field(), cell.object(), cell.slot(), from, to);
    }

    private static long hash(Cell cell) {
        return hash(cell.field(), EventLog.cellOf(cell.object(), cell.slot()));
    }

    private static long hash(Field field, long cell) {
        long mixed = (cell + field.ordinal() * MURMUR) * GOLDEN;
        return (mixed ^ mixed >>> Integer.SIZE) * MURMUR;
    }

    private static int one(long hash) {
        return (int) (hash >>> Long.SIZE - BUCKET_BITS);
    }

    private static int other(long hash) {
        return (int) (hash >>> Long.SIZE - 2 * BUCKET_BITS) & BUCKETS - 1;
    }
}
