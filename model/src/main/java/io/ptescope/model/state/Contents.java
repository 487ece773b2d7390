package io.ptescope.model.state;

import io.ptescope.model.arch.PageSize;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What pages and blocks contain, by number, so that copying a page is copying a number. Grows only; a number never
/// changes its meaning, and the same bytes reached by the same stores have the same number. 0 is a page of zeroes.
///
/// A content carries a version for people: the number of stores since the page was filled.
public final class Contents {
    /// The number of a page of zeroes.
    public static final int ZEROES = 0;

    private static final int STORES = 256;

    private final @Nullable Stored[] stored = new @Nullable Stored[STORES];
    private final List<Content> byNumber = new ArrayList<>();
    private final Map<Content, Integer> numbers = new HashMap<>();

    /// Only the page of zeroes.
    public Contents() {
        number(new Content(0, (byte) 0, new int[0]));
    }

    /// A page filled with one byte.
    public int filled(int value) {
        return number(new Content(value == 0 ? 0 : 1, (byte) value, new int[0]));
    }

    /// What `content` becomes when the byte at offset `at` (0 to 4095) is set to `value`.
    public int stored(int content, int at, int value) {
        Stored recent = stored[(content ^ at ^ value) & STORES - 1];
        if (recent != null && recent.content == content && recent.at == at && recent.value == value) {
            return recent.number;
        }
        Content old = byNumber.get(content);
        int number = number(new Content(old.version + 1, old.fill, patched(old, at, at + 1, value)));
        stored[(content ^ at ^ value) & STORES - 1] = new Stored(content, at, value, number);
        return number;
    }

    /// What `content` becomes when every byte is overwritten with `value`.
    public int refilled(int content, int value) {
        return number(new Content(byNumber.get(content).version + 1, (byte) value, new int[0]));
    }

    /// The first `count` bytes of `first`, and behind them what `second` has there.
    public int joined(int first, int count, int second) {
        Content head = byNumber.get(first);
        Content tail = byNumber.get(second);
        int[] bytes = new int[PageSize.BYTES];
        int n = 0;
        for (int at = 0; at < PageSize.BYTES; at++) {
            int value = (at < count ? head : tail).byteAt(at);
            if (value != (head.fill & 0xff)) {
                bytes[n++] = at << 8 | value;
            }
        }
        return number(new Content(tail.version + 1, head.fill, Arrays.copyOf(bytes, n)));
    }

    /// What `content` becomes when bytes `from` up to `to` (exclusive) are zeroed; the version stays.
    public int zeroed(int content, int from, int to) {
        Content old = byNumber.get(content);
        return number(new Content(old.version, old.fill, patched(old, from, to, 0)));
    }

    /// The byte at offset `at`, 0 to 255.
    public int byteAt(int content, int at) {
        return byNumber.get(content).byteAt(at);
    }

    /// How many stores made this content; 0 for zeroes, 1 for a fresh fill.
    public int version(int content) {
        return byNumber.get(content).version;
    }

    private static int[] patched(Content old, int from, int to, int value) {
        if (to - from > 1) {
            return patchedRange(old, from, to, value);
        }
        int[] bytes = old.overrides;
        int at = Arrays.binarySearch(bytes, from << 8);
        int place = at < 0 ? -at - 1 : at;
        boolean present = place < bytes.length && bytes[place] >>> 8 == from;
        int[] result = new int[present ? bytes.length : bytes.length + 1];
        System.arraycopy(bytes, 0, result, 0, place);
        result[place] = from << 8 | value & 0xff;
        System.arraycopy(bytes, present ? place + 1 : place, result, place + 1, result.length - place - 1);
        return result;
    }

    private static int[] patchedRange(Content old, int from, int to, int value) {
        int[] bytes = new int[old.overrides.length + to - from];
        int n = 0;
        for (int entry : old.overrides) {
            if (entry >>> 8 < from || entry >>> 8 >= to) {
                bytes[n++] = entry;
            }
        }
        for (int at = from; at < to; at++) {
            bytes[n++] = at << 8 | value & 0xff;
        }
        int[] exact = Arrays.copyOf(bytes, n);
        Arrays.sort(exact);
        return exact;
    }

    private int number(Content content) {
        Integer known = numbers.get(content);
        if (known != null) {
            return known;
        }
        byNumber.add(content);
        numbers.put(content, byNumber.size() - 1);
        return byNumber.size() - 1;
    }

    /// A store that was asked for lately: writing the same byte to one page after the other asks for it again.
    private record Stored(int content, int at, int value, int number) {}

    /// A page: one byte everywhere but at the overrides, each `offset << 8 | byte`, ascending.
    private record Content(int version, byte fill, int[] overrides) {
        int byteAt(int at) {
            int place = Arrays.binarySearch(overrides, at << 8);
            int candidate = place < 0 ? -place - 1 : place;
            if (candidate < overrides.length && overrides[candidate] >>> 8 == at) {
                return overrides[candidate] & 0xff;
            }
            return fill & 0xff;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Content content && version == content.version && fill == content.fill
                && Arrays.equals(overrides, content.overrides);
        }

        @Override
        public int hashCode() {
            return (Arrays.hashCode(overrides) * 31 + version) * 31 + fill;
        }
    }
}
