package io.ptescope.model.event;

import java.util.Arrays;

/// Where the log lies: one `int` a head, and a stream of further `int`s, from none to seven an event, whose number the
/// head tells ([Packing]). Groups of 16 events know where their part of the stream begins, so that any event is found
/// by adding up at most 15 sizes.
///
/// Both are cut into chunks that stay in the cache while they are filled, and are never moved. A group lies in one
/// chunk of the stream.
final class Columns {
    private static final int GROUP_SHIFT = 4;
    private static final int GROUP = 1 << GROUP_SHIFT;
    private static final int HEADS_SHIFT = 14;
    private static final int HEADS = 1 << HEADS_SHIFT;
    private static final int WORDS_SHIFT = 15;
    private static final int WORDS = 1 << WORDS_SHIFT;
    private static final int MOST_OF_A_GROUP = GROUP * Packing.MOST_WORDS;

    private final long mostBytes;
    private int[][] heads = new int[4][];
    private int[][] groups = new int[4][];
    private int[][] words = new int[4][];

    /// The chunks that are being filled, and how far.
    private int[] head = new int[0];
    private int[] word = new int[0];
    private long earlier;
    private int filled;
    private int chunk = -1;
    private int used = WORDS;

    Columns(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    long size() {
        return earlier + filled;
    }

    /// About how many bytes the events take.
    long bytes() {
        long streamed = Math.max(0, (long) chunk * WORDS + used);
        return (size() + (size() >>> GROUP_SHIFT) + streamed) * Integer.BYTES;
    }

    /// Forgets all events from `length` on.
    void truncate(long length) {
        if (length == size()) {
            return;
        }
        earlier = length & -HEADS;
        filled = (int) length & HEADS - 1;
        chunk = -1;
        used = WORDS;
        if (length > 0) {
            long last = length - 1;
            chunk = groupOf(last) >>> WORDS_SHIFT;
            used = place(last) - (chunk << WORDS_SHIFT) + Packing.words(head(last));
            word = words[chunk];
            if (filled > 0) {
                head = heads[(int) (last >>> HEADS_SHIFT)];
            }
        }
    }

    /// Adds an event that is all in its head.
    void add(int what) {
        int at = filled;
        if ((at & GROUP - 1) == 0) {
            at = openGroup();
        }
        head[at] = what;
        filled = at + 1;
    }

    void add(int what, int one, int two) {
        add(what);
        int at = used;
        word[at] = one;
        word[at + 1] = two;
        used = at + 2;
    }

    void add(int what, int one, int two, int three) {
        add(what);
        int at = used;
        word[at] = one;
        word[at + 1] = two;
        word[at + 2] = three;
        used = at + 3;
    }

    void add(int what, int one, int two, int three, int four) {
        add(what, one, two, three);
        put(four);
    }

    void add(int what, long one, int two, int three) {
        add(what);
        put(one);
        put(two);
        put(three);
    }

    void add(int what, long one, long two, long three) {
        add(what);
        put(one);
        put(two);
        put(three);
    }

    void add(int what, int one, long two, long three) {
        add(what);
        put(one);
        put(two);
        put(three);
    }

    void add(int what, int one, long two, long three, long four) {
        add(what, one, two, three);
        put(four);
    }

    private void put(int value) {
        word[used++] = value;
    }

    private void put(long value) {
        word[used] = (int) value;
        word[used + 1] = (int) (value >>> Integer.SIZE);
        used += 2;
    }

    int head(long n) {
        return heads[(int) (n >>> HEADS_SHIFT)][(int) n & HEADS - 1];
    }

    /// Where the words of event `n` begin in the stream.
    int place(long n) {
        int[] row = heads[(int) (n >>> HEADS_SHIFT)];
        int at = (int) n & HEADS - 1;
        int place = groupOf(n);
        for (int k = at & -GROUP; k < at; k++) {
            place += Packing.words(row[k]);
        }
        return place;
    }

    /// Where the words of each event of the group of `first` begin, in `places`; `first` is the first of its group.
    void places(long first, int count, int[] places) {
        int[] row = heads[(int) (first >>> HEADS_SHIFT)];
        int at = (int) first & HEADS - 1;
        int place = groupOf(first);
        for (int k = 0; k < count; k++) {
            places[k] = place;
            place += Packing.words(row[at + k]);
        }
    }

    /// One word of the stream.
    int word(int place) {
        return words[place >>> WORDS_SHIFT][place & WORDS - 1];
    }

    /// Two words of the stream as they were put.
    long twoWords(int place) {
        int[] row = words[place >>> WORDS_SHIFT];
        int at = place & WORDS - 1;
        return row[at] & 0xFFFF_FFFFL | (long) row[at + 1] << Integer.SIZE;
    }

    private int groupOf(long n) {
        return groups[(int) (n >>> HEADS_SHIFT)][((int) n & HEADS - 1) >>> GROUP_SHIFT];
    }

    /// Where the next head goes.
    private int openGroup() {
        int block = (int) (size() >>> HEADS_SHIFT);
        int at = filled & HEADS - 1;
        earlier = (long) block << HEADS_SHIFT;
        if (at == 0) {
            heads = withRow(heads, block, HEADS);
            groups = withRow(groups, block, HEADS >>> GROUP_SHIFT);
            head = heads[block];
        }
        if (used > WORDS - MOST_OF_A_GROUP) {
            if (chunk == Integer.MAX_VALUE >>> WORDS_SHIFT || bytes() + (long) WORDS * Integer.BYTES > mostBytes) {
                throw new LogFull(size(), bytes());
            }
            chunk++;
            words = withRow(words, chunk, WORDS);
            word = words[chunk];
            used = 0;
        }
        groups[block][at >>> GROUP_SHIFT] = (chunk << WORDS_SHIFT) + used;
        return at;
    }

    private static int[][] withRow(int[][] rows, int number, int length) {
        int[][] enough = number < rows.length ? rows : Arrays.copyOf(rows, number * 2);
        if (enough[number] == null) {
            enough[number] = new int[length];
        }
        return enough;
    }
}
