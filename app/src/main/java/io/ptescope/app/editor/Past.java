package io.ptescope.app.editor;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// What has been done to a text, so that it can be taken back and made again. Letters typed one behind the other are
/// one edit, up to the end of a word or of a row.
public final class Past {
    private static final int MOST = 1000;

    private final Deque<Edit> done = new ArrayDeque<>();
    private final Deque<Edit> undone = new ArrayDeque<>();
    private String text;

    /// A part of a text that takes the place of another one.
    ///
    /// @param begin    where, in characters
    /// @param removed  what stood there
    /// @param inserted what stands there now
    public record Edit(int begin, String removed, String inserted) {
        private static Edit between(String before, String after) {
            int most = Math.min(before.length(), after.length());
            int head = 0;
            while (head < most && before.charAt(head) == after.charAt(head)) {
                head++;
            }
            int tail = 0;
            while (tail < most - head
                && before.charAt(before.length() - 1 - tail) == after.charAt(after.length() - 1 - tail)) {
                tail++;
            }
            return new Edit(head, before.substring(head, before.length() - tail),
                after.substring(head, after.length() - tail));
        }

        private Edit reversed() {
            return new Edit(begin, inserted, removed);
        }

        private String in(String text) {
            return text.substring(0, begin) + inserted + text.substring(begin + removed.length());
        }

        /// Whether `next` goes on typing where this one ended.
        private boolean goesOn(Edit next) {
            return removed.isEmpty() && next.removed.isEmpty() && next.inserted.length() == 1
                && next.begin == begin + inserted.length() && !Character.isWhitespace(inserted.charAt(
                inserted.length() - 1));
        }
    }

    /// Nothing has been done to `text` yet.
    public Past(String text) {
        this.text = text;
    }

    /// Nothing has been done to `other` yet.
    public void begin(String other) {
        done.clear();
        undone.clear();
        text = other;
    }

    /// The text as it is now.
    public String text() {
        return text;
    }

    /// The text is `now`, by an edit of the user's.
    public void edited(String now) {
        if (now.equals(text)) {
            return;
        }
        Edit edit = Edit.between(text, now);
        Edit last = done.peek();
        if (last != null && undone.isEmpty() && last.goesOn(edit)) {
            done.pop();
            done.push(new Edit(last.begin(), "", last.inserted() + edit.inserted()));
        } else {
            done.push(edit);
        }
        if (done.size() > MOST) {
            done.removeLast();
        }
        undone.clear();
        text = now;
    }

    /// What takes the last edit back; nothing if none is left.
    public Optional<Edit> undo() {
        return step(done, undone);
    }

    /// What makes the edit again that was taken back last.
    public Optional<Edit> redo() {
        return step(undone, done);
    }

    private Optional<Edit> step(Deque<Edit> from, Deque<Edit> to) {
        Edit edit = from.poll();
        if (edit == null) {
            return Optional.empty();
        }
        Edit back = edit.reversed();
        to.push(back);
        text = back.in(text);
        return Optional.of(back);
    }
}
