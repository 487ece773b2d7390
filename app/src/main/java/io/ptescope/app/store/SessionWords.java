package io.ptescope.app.store;

import io.ptescope.model.scenario.Diagnostic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// The words of one line of a session, taken from left to right; one blank is between two of them. Whoever takes says
/// what is expected, for the error.
final class SessionWords {
    private static final int SHOWN = 8;
    /// As many objects of a kind as edits can name: see [io.ptescope.model.event.Edit].
    private static final int OBJECTS = 1 << 24;
    /// Frames have 40 bits in an entry.
    private static final long FRAMES = 1L << 40;

    private final String file;
    private final int line;
    private final String row;
    private int at;
    private int before;

    SessionWords(String file, int line, String row) {
        this.file = file;
        this.line = line;
        this.row = row;
    }

    int line() {
        return line;
    }

    String take(String expected) throws BrokenSession {
        int end = row.indexOf(' ', at);
        String word = row.substring(Math.min(at, row.length()), end < 0 ? row.length() : end);
        before = at;
        if (word.isEmpty()) {
            throw wrongBefore(expected);
        }
        at = end < 0 ? row.length() + 1 : end + 1;
        return word;
    }

    /// Whether the next word is `wanted`.
    boolean isNext(String wanted) {
        return row.startsWith(wanted, at)
            && (at + wanted.length() == row.length() || row.charAt(at + wanted.length()) == ' ');
    }

    boolean hasMore() {
        return at < row.length();
    }

    /// Takes the next word if it is `wanted`. Returns whether it was.
    boolean skips(String wanted) throws BrokenSession {
        boolean is = isNext(wanted);
        if (is) {
            take(wanted);
        }
        return is;
    }

    void keyword(String wanted) throws BrokenSession {
        String expected = "\"" + wanted + "\"";
        if (!take(expected).equals(wanted)) {
            throw wrongBefore(expected);
        }
    }

    /// The words up to the first of `ends`, which is left, or up to the end of the line: together they are one thing.
    String until(Set<String> ends) throws BrokenSession {
        int begin = at;
        List<String> words = new ArrayList<>();
        while (hasMore() && ends.stream().noneMatch(this::isNext)) {
            words.add(take("a word"));
        }
        before = begin;
        return String.join(" ", words);
    }

    /// All that is left.
    String rest(String expected) throws BrokenSession {
        before = at;
        if (at >= row.length()) {
            throw wrongBefore(expected);
        }
        at = row.length() + 1;
        return row.substring(before);
    }

    void end() throws BrokenSession {
        if (at < row.length()) {
            before = at;
            throw wrongBefore("the end of the line");
        }
    }

    /// The number of one of several things, below 2^24.
    int number(String what) throws BrokenSession {
        return (int) decimal(what, OBJECTS - 1);
    }

    long position(String what) throws BrokenSession {
        return decimal(what, Long.MAX_VALUE);
    }

    private long decimal(String what, long most) throws BrokenSession {
        String word = take(what);
        if (!word.matches("0|[1-9][0-9]{0,17}") || Long.parseLong(word) > most) {
            throw wrongBefore(what);
        }
        return Long.parseLong(word);
    }

    long hex(String what) throws BrokenSession {
        String word = take(what + " such as 0x40");
        if (!word.matches("0x[0-9a-f]{1,16}")) {
            throw wrongBefore(what + " such as 0x40");
        }
        return Long.parseUnsignedLong(word.substring(2), 16);
    }

    /// A frame, whether it has a `struct page` or not.
    long frame() throws BrokenSession {
        return below(FRAMES);
    }

    /// A frame that has a `struct page`.
    int page() throws BrokenSession {
        return (int) below(OBJECTS);
    }

    private long below(long frames) throws BrokenSession {
        long frame = hex("a frame");
        if (frame < 0 || frame >= frames) {
            throw wrongBefore("a frame below 0x" + Long.toHexString(frames));
        }
        return frame;
    }

    <T> T choice(String what, T[] all, Function<T, String> text) throws BrokenSession {
        List<String> texts = Arrays.stream(all).map(text).toList();
        String expected = texts.size() > SHOWN ? what : what + ": " + String.join(", ", texts);
        int found = texts.indexOf(take(expected));
        if (found < 0) {
            throw wrongBefore(expected);
        }
        return all[found];
    }

    /// The word that was taken last is wrong.
    BrokenSession wrongBefore(String expected) {
        String found = row.substring(Math.min(before, row.length()));
        int blank = found.indexOf(' ');
        String word = blank > 0 ? found.substring(0, blank) : found;
        return wrongWithin(1, "expected " + expected + ", found "
            + (word.isEmpty() ? "the end of the line" : "\"" + word + "\""));
    }

    /// Something is wrong at `column`, from 1, of the word that was taken last.
    BrokenSession wrongWithin(int column, String message) {
        return wrongAt(Math.min(before, row.length()) + column - 1, message);
    }

    private BrokenSession wrongAt(int begin, String message) {
        return new BrokenSession(new Diagnostic(file, line, begin + 1, message));
    }
}
