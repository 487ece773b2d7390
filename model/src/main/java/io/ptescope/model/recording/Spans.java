package io.ptescope.model.recording;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// All spans of one kind in a recording, by their beginning, in primitive columns.
public final class Spans {
    private long[] begins = new long[16];
    private long[] ends = new long[16];
    /// The latest end among this span and all before it.
    private long[] reach = new long[0];
    /// Function << 16 | level << 8 | task.
    private int[] heads = new int[16];
    private int size;

    Spans() {}

    /// Adds a span that has not ended yet; returns its number.
    int open(long begin, int task, int function, int level) {
        if (size == begins.length) {
            begins = Arrays.copyOf(begins, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
            heads = Arrays.copyOf(heads, size * 2);
        }
        begins[size] = begin;
        ends[size] = Long.MAX_VALUE;
        heads[size] = function << 16 | level << 8 | task;
        return size++;
    }

    void close(int span, long end) {
        ends[span] = end;
    }

    /// Ends what is still open at the end of the recording.
    Spans finish(long end) {
        reach = new long[size];
        long latest = 0;
        for (int span = 0; span < size; span++) {
            ends[span] = Math.min(ends[span], end);
            latest = Math.max(latest, ends[span]);
            reach[span] = latest;
        }
        return this;
    }

    /// How many spans there are.
    public int size() {
        return size;
    }

    /// The event that enters span `number`, 0 to [#size] - 1.
    public long begin(int number) {
        return begins[number];
    }

    /// The event that leaves span `number`; the size of the recording if it never ends.
    public long end(int number) {
        return ends[number];
    }

    public Span span(int number) {
        int head = heads[number];
        return new Span(begins[number], ends[number], head & 0xFF, head >>> 16, head >>> 8 & 0xFF);
    }

    /// The number of the first span that begins at or behind event `from`; [#size] if none does.
    public int first(long from) {
        int found = Arrays.binarySearch(begins, 0, size, from);
        return found < 0 ? -found - 1 : found;
    }

    /// The spans that share an event with `from` to `to - 1`, by their beginning.
    public List<Span> between(long from, long to) {
        int first = first(from);
        while (first > 0 && reach[first - 1] >= from) {
            first--;
        }
        List<Span> found = new ArrayList<>();
        for (int number = first; number < size && begins[number] < to; number++) {
            if (ends[number] >= from) {
                found.add(span(number));
            }
        }
        return found;
    }
}
